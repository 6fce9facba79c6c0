"""One theme of a picture as plain attributes: for every program that reads SVG but no style sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias
from xml.etree import ElementTree

import cssselect2
import tinycss2

from groundplan.drawing.standalone import picture_css

SVG = "http://www.w3.org/2000/svg"

Tokens: TypeAlias = list[Any]
"""What `tinycss2` makes of the value of a declaration."""

_ATTRIBUTES = frozenset(
    {
        "clip-path",
        "color",
        "display",
        "fill",
        "fill-opacity",
        "filter",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
        "letter-spacing",
        "mask",
        "mix-blend-mode",
        "opacity",
        "paint-order",
        "stroke",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-opacity",
        "stroke-width",
        "text-anchor",
        "text-decoration",
        "visibility",
    }
)
"""The properties that SVG knows as attributes; all others only mean something on a page."""

_MOST_WAYS = 8192

# Without it the standard library would write `ns0:` before every name.
ElementTree.register_namespace("", SVG)


def themed(svg: str, *, dark: bool) -> ElementTree.Element:
    """The picture as it looks on a page of that theme: every style is an attribute, no style sheet is needed."""
    picture = ElementTree.fromstring(svg)  # noqa: S314 - it is ours, and what people wrote is escaped in it.
    # The style sheet asks for the page's scheme above the picture.
    _paint(picture, _Way(None, "page", {False: "default", True: "slate"}[dark]))
    return picture


class _Way(NamedTuple):
    """An element as the style sheet sees it: its tag, its classes and its own style, below those of its ancestors.

    The same ways come again and again, in one picture and in all others: what follows from one is found once.
    """

    above: _Way | None
    tag: str
    classes: str
    style: str = ""


def _paint(element: ElementTree.Element, above: _Way) -> None:
    way = _Way(above, element.tag, element.get("class", ""), element.attrib.pop("style", ""))
    for name, value in _look(way):
        element.set(name, value)
    for child in element:
        _paint(child, way)


@lru_cache(maxsize=_MOST_WAYS)
def _look(way: _Way) -> tuple[tuple[str, str], ...]:
    """The attributes of an element, with their values."""
    known = _variables(way)
    values = ((name, _resolved(value, known)) for name, value in _cascade(way).items() if name in _ATTRIBUTES)
    return tuple((name, value) for name, value in values if value is not None)


@lru_cache(maxsize=_MOST_WAYS)
def _variables(way: _Way) -> Mapping[str, Tokens]:
    """The variables that hold for an element: its own, and those of its ancestors."""
    own = {name: value for name, value in _cascade(way).items() if name.startswith("--")}
    inherited = _variables(way.above) if way.above else {}
    return {**inherited, **own} if own else inherited


@lru_cache(maxsize=_MOST_WAYS)
def _cascade(way: _Way) -> Mapping[str, Tokens]:
    """The values that win for an element, by property: the last of the most specific rules, or its own style."""
    values: dict[str, Tokens] = {}
    for _, _, pseudo_element, declarations in _matcher().match(_wrapped(way)):
        if pseudo_element is None:
            values.update(declarations)
    values.update(_declarations(tinycss2.parse_blocks_contents(way.style)))
    return values


def _wrapped(way: _Way) -> cssselect2.ElementWrapper:
    """The element as the library of selectors wants it, the only one below each of its ancestors."""
    if way.above is None:
        page = ElementTree.Element(way.tag, {"data-md-color-scheme": way.classes})
        return cssselect2.ElementWrapper.from_xml_root(page)
    above = _wrapped(way.above)
    ElementTree.SubElement(above.etree_element, way.tag, {"class": way.classes})
    return next(above.iter_children())


@lru_cache(maxsize=1)
def _matcher() -> cssselect2.Matcher:
    """The rules of our style sheet that always hold; those for print, small screens and the like are left out."""
    matcher = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(picture_css(), skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:  # A state that only a page can be in, such as full screen.
            continue
        declarations = dict(_declarations(tinycss2.parse_blocks_contents(rule.content)))
        for selector in selectors:
            matcher.add_selector(selector, declarations)
    return matcher


def _declarations(parsed: Iterable[Any]) -> Iterator[tuple[str, Tokens]]:
    for declaration in parsed:
        if declaration.type == "declaration":
            yield declaration.name if declaration.name.startswith("--") else declaration.lower_name, declaration.value


def _resolved(tokens: Tokens, variables: Mapping[str, Tokens], depth: int = 0) -> str | None:
    """The value as text with its variables filled in; None where one of them is not known."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            part = _variable(token.arguments, variables, depth)
        elif token.type == "function":
            inside = _resolved(token.arguments, variables, depth)
            part = None if inside is None else f"{token.name}({inside})"
        else:
            part = token.serialize()
        if part is None:
            return None
        parts.append(part)
    return "".join(parts).strip()


def _variable(arguments: Tokens, variables: Mapping[str, Tokens], depth: int) -> str | None:
    named = [token for token in arguments if token.type == "ident"]
    if not named or depth > len(variables) + 8:  # A circle of variables has no value.
        return None
    known = variables.get(named[0].value)
    if known is not None:
        return _resolved(known, variables, depth + 1)
    comma = next((at for at, part in enumerate(arguments) if part == ","), None)
    return None if comma is None else _resolved(arguments[comma + 1 :], variables, depth + 1)
