"""How well each text of a finished picture stands out from what is painted behind it, measured from its attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from msgspec import Struct

from groundplan.catalog.colors import contrast, mixed
from groundplan.drawing.export.themed import SVG, themed
from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import standalone
from groundplan.drawing.text.metrics import text_width

_POINTS = re.compile(r"[ML](-?[\d.]+),(-?[\d.]+)")


class Seen(Struct, frozen=True):
    """A text as one sees it: what it says, its classes, its colour, the colour behind it, and their contrast."""

    text: str
    classes: str
    color: str
    ground: str

    @property
    def contrast(self) -> float:
        """As WCAG defines it."""
        return contrast(self.color, self.ground)


def texts_of(picture: Picture, *, dark: bool) -> Iterator[Seen]:
    """Every text of the picture as a file of that theme shows it."""
    root = themed(standalone(picture, styled=False, small=None), dark=dark)
    areas: list[tuple[Rect, str, float]] = []
    for element, opacity in _painted(root, 1.0):
        fill = element.get("fill", "")
        if element.tag == f"{{{SVG}}}text":
            rect = _rect_of(element)
            ground = _behind(rect.centre, areas)
            color = mixed(ground, _long(fill), opacity)
            yield Seen("".join(element.itertext()), element.get("class", ""), color, ground)
        elif fill.startswith("#") and (room := _area(element)) is not None:
            areas.append((room, _long(fill), opacity * float(element.get("fill-opacity", "1"))))


def _painted(element: ElementTree.Element, opacity: float) -> Iterator[tuple[ElementTree.Element, float]]:
    for child in element:
        if child.tag == f"{{{SVG}}}defs":
            continue
        share = opacity * float(child.get("opacity", "1"))
        yield child, share
        yield from _painted(child, share)


def _area(element: ElementTree.Element) -> Rect | None:
    """The room of what may lie behind a text."""
    kind = element.tag.removeprefix(f"{{{SVG}}}")
    if kind == "rect":
        return _box(element)
    if kind == "circle":
        x, y, radius = (float(element.get(name, "0")) for name in ("cx", "cy", "r"))
        return Rect(x - radius, y - radius, x + radius, y + radius)
    points = [(float(x), float(y)) for x, y in _POINTS.findall(element.get("d", ""))] if kind == "path" else []
    if not points or element.get("class", "") not in ("tab", "slip"):
        return None
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _box(element: ElementTree.Element) -> Rect:
    left, top, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    return Rect(left, top, left + width, top + height)


def _rect_of(text: ElementTree.Element) -> Rect:
    size = float(text.get("font-size", "12"))
    width = text_width("".join(text.itertext()), size)
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    left = x - width / 2 if text.get("text-anchor") == "middle" else x
    return Rect(left, y - 0.7 * size, left + width, y)


def _behind(point: Point, areas: list[tuple[Rect, str, float]]) -> str:
    color = "#ffffff"
    for rect, fill, share in areas:
        if rect.contains(point):
            color = mixed(color, fill, share)
    return color


def _long(color: str) -> str:
    return "#" + "".join(2 * each for each in color[1:]) if len(color) == 4 else color
