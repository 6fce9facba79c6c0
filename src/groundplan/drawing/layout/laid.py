"""What a Graphviz backend finds, and how the positions that it writes are read."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from groundplan.drawing.geometry import Point


class Laid(Struct, frozen=True):
    """What a backend found, by the graph's own names, in points with y upwards, as Graphviz counts.

    `nodes` are (x and y of the middle, width, height); `clusters` (left, bottom, right, top).
    """

    nodes: Mapping[str, tuple[float, float, float, float]]
    clusters: Mapping[str, tuple[float, float, float, float]]
    edges: Mapping[str, tuple[Point, ...]]


def numbers(text: str) -> list[float]:
    """The numbers of a Graphviz attribute such as `12.5,30`."""
    return [float(number) for number in text.split(",")]


def curve(position: str) -> tuple[Point, ...]:
    """The control points of an edge's `pos`; where arrowheads would end (`s,…`, `e,…`) joins the curve's ends."""
    start = end = None
    points: list[Point] = []
    for part in position.split(";")[0].split():
        x, y = numbers(part.removeprefix("s,").removeprefix("e,"))
        if part.startswith("s,"):
            start = (x, y)
        elif part.startswith("e,"):
            end = (x, y)
        else:
            points.append((x, y))
    if start:
        points = [start, *points[1:]]
    if end:
        points = [*points[:-1], end]
    return tuple(points)
