"""The sections of a page for the search, read as the theme's search does, in one pass over tags and texts.

The theme reads with Python's parser of HTML, to which every page is a millisecond or two. What our pages are made of is
simpler: whole tags with quoted attributes. Whatever else there may be is left to the theme.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from html import escape, unescape

from msgspec import Struct, field

_TAG = re.compile(r"<(/?[a-z][a-z0-9]*(?:[\s/][^<>]*)?)>")
_NAME = re.compile(r"(/?)([a-z][a-z0-9]*)(.*)", re.DOTALL)
_ATTRIBUTES = re.compile(r'(?:\s+[a-z][\w-]*(?:="[^"]*")?)*\s*/?')
_ATTRIBUTE = re.compile(r'\s([a-z][\w-]*)(?:="([^"]*)")?')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - reads better.
)
_UNUSUAL = frozenset(
    {"object", "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext"}
)
"""In these, text may not be text."""


class UnusualError(ValueError):
    """The HTML has something in it that only a real parser reads as browsers do."""


class Section(Struct):
    """A heading and what follows it. The first has none where text comes before all headings."""

    tag: str
    depth: float = 0
    excluded: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Tag(Struct, frozen=True):
    name: str
    ends: bool
    id: str | None
    is_left_out: bool
    is_excluded: bool
    is_permalink: bool


def sections_of(html: str) -> list[Section]:
    """The sections of the HTML. Raises `UnusualError` where that is for others to tell."""
    pieces = _TAG.split(html)
    reading = _Reading()
    for at in range(0, len(pieces) - 1, 2):
        if pieces[at]:
            reading.text(pieces[at])
        tag = _read(pieces[at + 1])
        if tag.ends:
            reading.end(tag.name)
        elif tag.name not in _VOID:
            reading.start(tag)
    if pieces[-1]:
        reading.text(pieces[-1])
    return reading.sections


@lru_cache(maxsize=4096)
def _read(tag: str) -> _Tag:
    match = _NAME.fullmatch(tag)
    if match is None or not _ATTRIBUTES.fullmatch(match[3]):
        raise UnusualError(tag)
    name = match[2]
    if name in _UNUSUAL or (match[3].endswith("/") and name not in _VOID):
        raise UnusualError(tag)
    found = _ATTRIBUTE.findall(match[3])
    attributes = dict(found)
    if len(attributes) < len(found) or "&" in attributes.get("id", ""):
        raise UnusualError(tag)
    excluded = "data-search-exclude" in attributes
    kind = attributes.get("class", "")
    return _Tag(
        name,
        bool(match[1]),
        attributes.get("id"),
        excluded or kind == "linenodiv",
        excluded,
        name == "a" and kind == "headerlink",
    )


class _Reading:
    """The state of the theme's parser. There, elements are the same if their names are: so it is here."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._section: Section | None = None
        self._open: list[str] = []
        self._left_out: set[str] = set()
        self._permalinks: list[int] = []

    def start(self, tag: _Tag) -> None:
        self._open.append(tag.name)
        if tag.is_permalink:
            self._permalinks.append(len(self._open))
        if tag.name in _HEADINGS and tag.id is not None:
            if tag.name != "h1" and not self.sections:
                self._begin(Section("", len(self._open)))
            self._begin(Section(tag.name, len(self._open), tag.is_excluded, tag.id if self.sections else None))
        section = self._section or self._begin(Section(""))
        if tag.is_left_out:
            self._left_out.add(tag.name)
        elif tag.name in _KEPT and self._is_heard():
            self._words(section).append(f"<{tag.name}>")

    def end(self, name: str) -> None:
        section = self._section
        if section is None or not self._open or self._open[-1] != name:
            return
        if section.depth > len(self._open):
            for before in reversed(self.sections):
                if before.depth <= len(self._open):
                    section.depth = math.inf
                    self._section = section = before
                    break
        if self._permalinks and self._permalinks[-1] == len(self._open):
            self._permalinks.pop()
        self._open.pop()
        if name in self._left_out:
            self._left_out.remove(name)
        elif name in _KEPT and self._is_heard():
            words = self._words(section)
            if f"<{name}>" not in words:
                raise UnusualError(name)
            first = words.index(f"<{name}>")
            if all(word.isspace() for word in words[first + 1 :]):
                del words[first:]
            else:
                words.append(f"</{name}>")

    def text(self, written: str) -> None:
        if "<" in written or ">" in written or "\0" in written:
            raise UnusualError(written)
        if not self._is_heard():
            return
        text = unescape(written)
        if "pre" not in self._open:
            text = " " if text.isspace() else text.replace("\n", " ")
        section = self._section or self._begin(Section(""))
        if section.tag in self._open:
            if not self._permalinks:
                section.title.append(escape(text, quote=False))
        elif not text.isspace():
            section.text.append(escape(text, quote=False))
        elif not section.text or not section.text[-1].isspace() or "pre" in self._open:
            section.text.append(text)

    def _begin(self, section: Section) -> Section:
        self.sections.append(section)
        self._section = section
        return section

    def _is_heard(self) -> bool:
        return not self._left_out or self._left_out.isdisjoint(self._open)

    def _words(self, section: Section) -> list[str]:
        return section.title if section.tag in self._open else section.text
