"""What can be measured of both pictures of one scene, as a table for the guide."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from bench.legible.measures import PAGE_WIDTH, Fault, measure
from bench.legible.reading import Drawing, Label, Line
from groundplan.drawing.geometry import Point, Rect

_AWAY = 12.0


class File(Struct, frozen=True):
    """A picture as it is written when nothing else is asked for: `SVG`, its size in bytes and in pixels."""

    format: str
    length: int
    width: float
    height: float


_COUNTED = {
    "edges through a box that is not one of their ends": Fault.THROUGH_BOX,
    "edges through a group that holds neither end": Fault.THROUGH_FRAME,
    "edges through a group's title": Fault.THROUGH_TITLE,
    "edges that run on each other": Fault.ON_EACH_OTHER,
    "pairs that look connected and are not": Fault.INDISTINCT,
    "labels on a box": Fault.LABEL_OVER_BOX,
    "labels on a label or title": Fault.LABEL_OVER_LABEL,
    "labels on another edge": Fault.LABEL_ON_LINE,
}


def table(ours: tuple[Drawing, File], library: tuple[Drawing, File]) -> str:
    """The facts in Markdown, the library's first."""
    rows = zip(_facts(*library), _facts(*ours), strict=True)
    lines = [f"| {what} | {first} | {second} |" for (what, first), (_, second) in rows]
    return "\n".join(["| what | `diagrams` | Groundplan |", "| --- | ---: | ---: |", *lines])


def _facts(drawing: Drawing, file: File) -> Iterator[tuple[str, str]]:
    found = measure(drawing)
    yield "file", f"{file.format}, {file.length / 1000:.0f} kB"
    yield "width and height in pixels", f"{file.width:,.0f} × {file.height:,.0f}"
    yield f"smallest letter on a page of {PAGE_WIDTH:,.0f} px", f"{found.letter:.1f} px"
    for what, fault in _COUNTED.items():
        yield what, str(found.count(fault))
    yield (
        f"labels more than {_AWAY:.0f} px from their edge",
        str(sum(_is_away(drawing, each) for each in drawing.labels)),
    )
    yield f"ends of edges more than {_AWAY:.0f} px from their box", str(sum(_loose_ends(drawing)))
    yield "crossings", str(found.crossings)
    yield "bends", str(found.bends)
    yield "length of edges over the straight distance, mean", f"{found.detour:.2f}"


def _is_away(drawing: Drawing, label: Label) -> bool:
    line = next(line for line in drawing.lines if line.id == label.edge)
    return distance(label.rect, line) > _AWAY


def _loose_ends(drawing: Drawing) -> Iterator[bool]:
    """For each end of each edge, whether it stays away from the ink of its box."""
    for line in drawing.lines:
        for box, point in ((line.source, line.points[0]), (line.target, line.points[-1])):
            yield min(_apart(part, point) for part in drawing.ink[box]) > _AWAY


def distance(rect: Rect, line: Line) -> float:
    """How far a line passes by a rectangle; 0 where it touches it."""
    return min((_apart(rect, point) for piece in pairwise(line.points) for point in _along(*piece)), default=math.inf)


def _along(start: Point, end: Point) -> Iterator[Point]:
    """Points on a straight piece, at most a pixel apart."""
    count = max(1, math.ceil(math.dist(start, end)))
    for at in range(count + 1):
        share = at / count
        yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _apart(rect: Rect, point: Point) -> float:
    across = max(rect.left - point[0], 0.0, point[0] - rect.right)
    down = max(rect.top - point[1], 0.0, point[1] - rect.bottom)
    return math.hypot(across, down)
