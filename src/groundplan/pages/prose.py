"""Markdown that people write inside the model: rendered, cleaned, with its links into the model resolved."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

from groundplan.pages.addresses import KINDS, Addresses
from groundplan.pages.code_spans import without_code
from groundplan.pages.escape import escape, finished, protect
from groundplan.pages.medium import Medium
from groundplan.pages.places import place
from groundplan.pages.targets import place_targets_at, read_target
from groundplan.source.problem import Place

_EXTENSIONS = ("tables", "sane_lists", "def_list", "admonition", "pymdownx.superfences", "pymdownx.highlight")
_SETTINGS = {"pymdownx.highlight": {"anchor_linenums": False, "auto_title": False}}

_INLINE_TAGS = frozenset(
    "a abbr b code del em i ins kbd mark q s small strong sub sup".split()  # noqa: SIM905 - reads better.
)
_BLOCK_TAGS = _INLINE_TAGS | frozenset(
    "blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre span table tbody td th thead tr ul".split()  # noqa: SIM905
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"alt", "src", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
    **{tag: {"class"} for tag in ("code", "div", "p", "span")},
}
_CLASSES = re.compile(
    r"highlight|admonition|admonition-title|note|tip|info|warning|danger|language-[\w+-]+|[a-z][a-z0-9]{0,2}"
)
_SCHEMES = frozenset({"http", "https", "mailto", *KINDS})

# An address that has to be seen from the page: between two characters that no text of ours holds.
_OPEN, _CLOSE = "\ue000", "\ue001"
_IMAGE = re.compile(rf'<img(?=[^>]*\ssrc="{_OPEN}diagram:([^{_CLOSE}]*){_CLOSE}")[^>]*>')
_IMAGE_TEXT = re.compile(r'\salt="([^"]*)"')
_ADDRESS = re.compile(rf'\s(href|src)="{_OPEN}([^{_CLOSE}]*){_CLOSE}"')
_HEADING = re.compile(r"(</?h)([1-6])(?=[ >])")
_PREFORMATTED = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_MARKS = re.compile(r"[\\`*_<>\[\]&#~^|{}!:@$\"'\n]|--|\.\.\.")

# In plain Markdown: what begins HTML, links with a scheme that could run something, and headings.
_HTML = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?://|mailto:)[^\s<>]+>)")
_LINK_ADDRESS = re.compile(r"(\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:\s*<?)([a-zA-Z][\w+.-]*):", re.MULTILINE)
_MARKDOWN_HEADING = re.compile(r"^(#{1,6})(?=\s)", re.MULTILINE)


class Prose:
    """Renders prose for one medium."""

    def __init__(self, addresses: Addresses, medium: Medium) -> None:
        self._addresses = addresses
        self._medium = medium

    def block(self, text: str, page: str) -> Markup:
        """Prose of any length as a block of the page; its headings go below those of the page."""
        if not text.strip():
            return finished()
        if not self._medium.html:
            return finished(_lower_headings(self._markdown(text, page)).strip())
        html = self._resolved(_clean_block(text), page)
        html = _PREFORMATTED.sub(lambda match: match[0].replace("\n", "&#10;"), html)
        html = re.sub(r"\n{2,}", "\n", html).replace("{", "&#123;").replace("}", "&#125;").strip()
        return finished(f'<div class="gp-prose">\n{html}\n</div>')

    def inline(self, text: str, page: str) -> Markup:
        """Prose of one line, to stand in a sentence or a table's cell."""
        if not _MARKS.search(text):
            return escape(text)
        line = " ".join(text.split())
        if not self._medium.html:
            return finished(re.sub(r"(?<!\\)\|", r"\|", self._markdown(line, page)))
        return finished(protect(self._resolved(_clean_inline(line), page)))

    def pictures(self, text: str) -> tuple[str, ...]:
        """The ids of the diagrams that the prose shows."""
        if "diagram:" not in text:
            return ()
        return place_targets_at(text, "", lambda *_: Place(""), self._addresses, self._medium).pictures

    def _markdown(self, text: str, page: str) -> str:
        placed = place_targets_at(text, page, lambda *_: Place(""), self._addresses, self._medium).markdown
        masked = without_code(placed)
        pieces: list[str] = []
        at = 0
        for match in sorted([*_HTML.finditer(masked), *_LINK_ADDRESS.finditer(masked)], key=re.Match.start):
            if match.start() < at or (match.re is _LINK_ADDRESS and match[2].lower() in _SCHEMES):
                continue
            pieces += [placed[at : match.start()], "&lt;" if match.re is _HTML else f"{match[1]}about:blank#"]
            at = match.end()
        return "".join([*pieces, placed[at:]])

    def _resolved(self, html: str, page: str) -> str:
        if _OPEN not in html:
            return html

        def picture(match: re.Match[str]) -> str:
            alternative = _IMAGE_TEXT.search(match[0])
            if self._addresses.find("diagram", match[1]) is None:
                return alternative[1] if alternative else ""
            return str(place(match[1], finished(alternative[1]) if alternative else ""))

        def address(match: re.Match[str]) -> str:
            path = self._path(match[2])
            return "" if path is None else f' {match[1]}="{Markup.escape(self._medium.url(page, path))}"'

        return _ADDRESS.sub(address, _IMAGE.sub(picture, html))

    def _path(self, written: str) -> str | None:
        """The path below the documentation's root that a target or a relative address means."""
        target = read_target(written)
        if target is None:
            return written
        path = self._addresses.find(target.kind, target.id)
        if path is not None and target.fragment:
            return f"{path.partition('#')[0]}#{target.fragment}"
        return path


@lru_cache(maxsize=16384)
def _clean_block(text: str) -> str:
    return _HEADING.sub(lambda match: f"{match[1]}{min(6, int(match[2]) + 2)}", _clean(text, _BLOCK_TAGS))


@lru_cache(maxsize=16384)
def _clean_inline(text: str) -> str:
    return " ".join(_clean(text, _INLINE_TAGS).split())


def _clean(text: str, tags: frozenset[str]) -> str:
    source = text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")
    return nh3.clean(
        _MARKDOWN.rendered(source),
        tags=set(tags),
        attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag in tags},
        attribute_filter=_attribute,
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(word for word in value.split() if _CLASSES.fullmatch(word)) or None
    if name == "src" and not value.startswith("diagram:") and re.match(r"[a-zA-Z][\w+.-]*:|//", value):
        return None  # Pages ask nothing of another host.
    if name in ("href", "src"):
        if read_target(value) is None and re.match(r"[a-zA-Z][\w+.-]*:|[/#]", value):
            return value
        return f"{_OPEN}{value}{_CLOSE}"
    return value


def _lower_headings(text: str) -> str:
    """Markdown with its headings two levels lower, below those of the page."""
    masked = without_code(text)
    pieces: list[str] = []
    at = 0
    for match in _MARKDOWN_HEADING.finditer(masked):
        pieces += [text[at : match.start()], "#" * min(6, len(match[1]) + 2)]
        at = match.end()
    return "".join([*pieces, text[at:]])


class _Renderer:
    """Python-Markdown, set up when it is first needed."""

    @cached_property
    def _markdown(self) -> Markdown:
        return Markdown(extensions=list(_EXTENSIONS), extension_configs=_SETTINGS, output_format="html")

    def rendered(self, text: str) -> str:
        self._markdown.reset()
        return self._markdown.convert(text)


_MARKDOWN = _Renderer()
