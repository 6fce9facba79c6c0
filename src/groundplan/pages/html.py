"""A page's Markdown as HTML, with what the site needs to know of it. Made anywhere, kept anywhere: plain values."""

from __future__ import annotations

import hashlib
import json
import pickle
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from msgspec import Struct

from groundplan.cache import code_state, versions
from groundplan.pages.medium import Medium

_LINKED = {"a": "href", "img": "src"}
_KNOWN = ("markdown", "material", "pymdownx")
_NOT_SURE = ("```", "~~~", "markdown=", " markdown>")
_EMPTY_LINES = re.compile(r"(\n{2,})")
_OPENING = re.compile(r"<(div|dl|figure|nav|ol|p|section|table|ul)(?=[\s>])")
_TOOLS = ("markdown", "mkdocs-material", "pygments", "pymdown-extensions")


class Dialect(Struct, frozen=True):
    """How a site reads Markdown: extensions of Python-Markdown and their settings, pickled, to be sent and compared."""

    pickled: bytes
    is_known: bool
    """Whether only packages have a say in it whose versions can be told."""

    @classmethod
    def of(cls, extensions: Sequence[object], settings: Mapping[str, Any]) -> Dialect | None:
        """The dialect of these extensions, by name; None where it cannot be told to another process."""
        names = [name for name in extensions if isinstance(name, str)]
        if len(names) < len(extensions):
            return None
        try:
            pickled = pickle.dumps((names, {name: settings[name] for name in names if settings.get(name)}))
        except (pickle.PicklingError, AttributeError, TypeError):
            return None
        return cls(pickled, all(name.partition(".")[0] in _KNOWN or "." not in name for name in names))


class Html(Struct, frozen=True):
    """The HTML of a page, its headings (`toc_tokens` of Python-Markdown)."""

    content: str
    headings: tuple[Mapping[str, Any], ...]

    def packed(self) -> bytes:
        """As bytes, to be kept."""
        return json.dumps([self.content, self.headings], separators=(",", ":"), ensure_ascii=False).encode()

    @classmethod
    def unpacked(cls, content: bytes) -> Html | None:
        """What `packed` gave; None for anything else."""
        try:
            html, headings = json.loads(content)
        except (ValueError, TypeError):
            return None
        return cls(html, tuple(headings)) if isinstance(html, str) and isinstance(headings, list) else None


def to_html(markdown: str, page: str, dialect: Dialect, medium: Medium) -> Html:
    """The Markdown of the page `page` (its path) as HTML. Links to paths become links to their addresses."""
    converter, links = _converter(dialect.pickled)
    links.page, links.medium = page, medium
    converter.reset()
    content = converter.convert(markdown)
    return Html(content, tuple(getattr(converter, "toc_tokens", ())))


def html_key(markdown: str, page: str, dialect: Dialect, medium: Medium) -> str:
    """Differs wherever `to_html` could give something else."""
    made_by = code_state("pages/html.py", "pages/medium.py") + versions(*_TOOLS)
    state = hashlib.sha256(f"{made_by}\0{page}\0{medium!r}\0".encode() + dialect.pickled + b"\0")
    state.update(markdown.encode())
    return state.hexdigest()


@lru_cache(maxsize=4)
def _converter(pickled: bytes) -> tuple[Markdown, _Links]:
    """Python-Markdown with the extensions of a site: dear to set up, and good for any number of pages."""
    extensions, settings = pickle.loads(pickled)  # noqa: S301 - made by this program, for itself.
    links = _Links()
    return Markdown(extensions=[*extensions, _OfGroundplan(links)], extension_configs=settings), links


class _OfGroundplan(Extension):
    def __init__(self, links: _Links) -> None:
        super().__init__()
        self._links = links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name.
        """Puts one behind everything else that looks at links, the other before what looks for HTML."""
        md.treeprocessors.register(self._links, "groundplan_links", 0)
        md.preprocessors.register(_Blocks(md), "groundplan_blocks", 28)


class _Blocks(Preprocessor):
    """Sets HTML aside that stands between empty lines, as Python-Markdown does, but without reading through all of it.

    Most of our pages is such HTML. Where it could be anything else than one whole element, it is left alone.
    """

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(mark in text for mark in _NOT_SURE):
            return lines
        blocks = _EMPTY_LINES.split(text)
        return "".join(
            self.md.htmlStash.store(f"{block}\n") if _is_element(block) else block for block in blocks
        ).split("\n")


def _is_element(block: str) -> bool:
    """Whether the block is one element of HTML from its first letter to its last."""
    opening = _OPENING.match(block)
    if opening is None or not block.endswith(f"</{opening[1]}>") or "<!" in block or "<?" in block:
        return False
    depth = 0
    for tag in re.finditer(rf"<(/?){opening[1]}(?=[\s>])", block):
        if depth == 0 and tag.start() > 0:
            return False
        depth += -1 if tag[1] else 1
    return depth == 0


class _Links(Treeprocessor):
    """Turns links between files into links between addresses."""

    page = ""
    medium = Medium(html=True)

    def run(self, root: Element) -> None:
        for element in root.iter():
            attribute = _LINKED.get(element.tag)
            written = element.get(attribute) if attribute else None
            if attribute and written:
                element.set(attribute, self._seen(written))

    def _seen(self, written: str) -> str:
        scheme, host, path, query, fragment = urlsplit(written)
        if scheme or host or not path or path.startswith(("/", "\\")) or AMP_SUBSTITUTE in written:
            return written
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), unquote(path)))
        address = self.medium.url(self.page, target)
        return address + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
