"""The one place that writes SVG: elements, escaping, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.routing.courses import CORNER

# What XML cannot hold: control characters, surrogates, the two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(f"[&<>\"']|{_FORBIDDEN.pattern}")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escape(text: str) -> str:
    """Text fit for content and for attributes: quotes are escaped too, so no text can look like an attribute."""
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES) if _SPECIAL.search(text) else text


@lru_cache(maxsize=1 << 13)
def number(value: float) -> str:
    """A length, rounded to a tenth of a pixel, as short as possible."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(tag: str, *children: str, **attributes: object) -> str:
    """One element. Children are finished SVG; attribute values are escaped here.

    In attribute names `_` stands for `-` (`stroke_width`), a trailing one falls away (`class_`); None leaves one out.
    """
    written = "".join([_attribute(*each) for each in attributes.items()])
    content = "".join(children)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def tooltip(*lines: str) -> str:
    """A `<title>` with the lines that are not empty."""
    text = escape("\n".join([line for line in lines if line.strip()]))
    return f"<title>{text}</title>" if text else "<title/>"


def tooltip_of(kind: str, *names: str) -> str:
    """The place of a tooltip that is put in when the picture is used: it takes no room, so nothing is drawn of it."""
    return element("title", data_of=":".join((kind, *names)))


def shape(rect: Rect) -> dict[str, float]:
    """A rectangle as the attributes of an element."""
    return {"x": rect.left, "y": rect.top, "width": rect.width, "height": rect.height}


def rounded(points: tuple[Point, ...], radius: float = CORNER) -> str:
    """Straight runs with rounded corners."""
    data = f"M{_point(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        data += f"L{_point(_towards(corner, before, room))}Q{_point(corner)} {_point(_towards(corner, after, room))}"
    return f"{data}L{_point(points[-1])}"


def polygon(points: Iterable[Point]) -> str:
    """The `d` of a closed shape."""
    return "M" + "L".join(_point(point) for point in points) + "Z"


@lru_cache(maxsize=1 << 13)
def _attribute(name: str, value: object) -> str:
    """An attribute as it is written. Few are of one element alone, but for paths, and those are short."""
    if value is None:
        return ""
    return f' {name.rstrip("_").replace("_", "-")}="{_value(name, value)}"'


def _value(name: str, value: object) -> str:
    if isinstance(value, float):
        # A tenth is as fine as the eye sees lengths, but far too coarse for shares.
        return f"{value:.2f}".rstrip("0").rstrip(".") if name.endswith("opacity") else number(value)
    return escape(str(value))


def _point(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, by: float) -> Point:
    length = _length(start, end) or 1.0
    return (start[0] + (end[0] - start[0]) * by / length, start[1] + (end[1] - start[1]) * by / length)
