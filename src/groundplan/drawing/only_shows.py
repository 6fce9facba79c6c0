"""Whether SVG that claims to be a picture of ours does nothing but show: it will be part of pages."""

from __future__ import annotations

import re
from xml.parsers import expat

_NAMES = re.compile(r"[\w-]+")
_ELEMENTS = frozenset(_NAMES.findall("a circle desc g image line path polygon rect text title tspan"))
_NUMBERS = frozenset(
    _NAMES.findall(
        """
        x y width height rx ry cx cy r x1 y1 x2 y2 tabindex
        fill-opacity stroke-opacity stroke-width stroke-dashoffset opacity font-size font-weight
        """
    )
)
_WORDS = frozenset(
    _NAMES.findall(
        """
        class id lang role xmlns fill stroke stroke-linecap stroke-linejoin paint-order pointer-events
        font-family font-style text-anchor text-decoration
        """
    )
)
_LISTS = frozenset(_NAMES.findall("d points viewBox stroke-dasharray"))
_OF_PEOPLE = ("data-", "aria-")
"""Attributes that hold what people wrote, and that no browser follows."""

_NUMBER = r"-?\d{1,6}(?:\.\d{1,9})?"
_LENGTH = r"[1-9]\d{0,5}(?:\.\d{1,9})?"
_IS_NUMBER = re.compile(_NUMBER)
_IS_LIST = re.compile(r"[-\d\s.,a-zA-Z]*")
_IS_ADDRESS = re.compile(r"(?:component|connection|icon):[^\s\"'<>]+")
_ARE_COLOURS = re.compile(r"[-\w\s:;,.#%]*")
_OPENING = re.compile(rf'<svg [^<>]*?viewBox="({_NUMBER} {_NUMBER} {_LENGTH} {_LENGTH})"[^<>]*>')
_DEEPEST = 100


def only_shows(svg: str) -> bool:
    """Whether the SVG has only what a picture needs: no script, nothing from elsewhere, nothing that is out of bounds.

    A page reads it as HTML, by other rules than those of XML; so what these read differently is not let through.
    """
    opening = _OPENING.match(svg)
    if opening is None or not svg.endswith("</svg>") or "<!" in svg or "<?" in svg:
        return False
    look = _Look(opening[1])
    parser = expat.ParserCreate()
    parser.StartElementHandler = look.begin
    parser.EndElementHandler = look.end
    try:
        parser.Parse(svg.encode(), True)
    except (expat.ExpatError, _DoesMoreError, UnicodeEncodeError):
        return False
    return True


class _DoesMoreError(Exception):
    """Carries what was found out of the parser's handler."""


class _Look:
    """What is looked at while a picture is parsed."""

    def __init__(self, view: str) -> None:
        self._view = view
        self._depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        is_root = self._depth == 1
        sound = attributes.get("viewBox") == self._view if is_root else name in _ELEMENTS
        if not sound or self._depth > _DEEPEST or not all(_is_harmless(*each) for each in attributes.items()):
            raise _DoesMoreError

    def end(self, name: str) -> None:
        self._depth -= 1


def _is_harmless(name: str, value: str) -> bool:
    if name == "href":
        return _IS_ADDRESS.fullmatch(value) is not None
    if name == "style":
        return _ARE_COLOURS.fullmatch(value) is not None
    if name in _NUMBERS:
        return _IS_NUMBER.fullmatch(value) is not None
    if name in _LISTS:
        return _IS_LIST.fullmatch(value) is not None
    return name.startswith(_OF_PEOPLE) or (name in _WORDS and "url(" not in value.lower())
