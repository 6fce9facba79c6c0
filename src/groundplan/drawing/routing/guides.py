"""Between which places the layout leads each edge: guides from icon to icon, which the router follows where it can."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby

from groundplan.drawing.geometry import Geometry, Point, Rect
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.routing.docks import box_stops
from groundplan.scenes.scene import Direction, Scene

_STEPS = 10
_WEIGHTS = tuple(
    ((1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t)
    for t in (step / _STEPS for step in range(1, _STEPS + 1))
)
"""How much each of the four control points of a curve counts, at each step along it."""

_OVER_PLATE = 0.5
_LOOPS = ((-18.0, 6.0, 20.0), (-13.0, 1.0, 14.0), (-22.0, 10.0, 25.0))


def guides(scene: Scene, geometry: Geometry, faces: Mapping[str, Face]) -> dict[str, tuple[Point, ...]]:
    """The guide of every edge of the scene, by its id: straight pieces, short where the layout's spline is bent."""
    stops = {**geometry.frames, **box_stops(geometry, faces)}
    sideways = scene.direction is Direction.RIGHT
    found: dict[str, tuple[Point, ...]] = {}
    loops: dict[str, int] = defaultdict(int)
    for edge in scene.edges:
        if edge.source not in stops or edge.target not in stops:
            continue  # A picture in its simple form has no frames.
        if edge.source == edge.target and edge.source in geometry.boxes:
            low = _OVER_PLATE if faces[edge.source].plate else 1.0
            found[edge.id] = _loop(stops[edge.source], loops[edge.source], low)
            loops[edge.source] += 1
        elif edge.id in geometry.splines:
            points = geometry.splines[edge.id]
            tail_rect = _docking(edge.source, geometry, stops, sideways)
            head_rect = _docking(edge.target, geometry, stops, sideways)
            found[edge.id] = _flattened(_reaching(points, tail_rect, head_rect))
        else:
            found[edge.id] = _direct(stops[edge.source], stops[edge.target])
    return found


def _flattened(curve: tuple[Point, ...]) -> tuple[Point, ...]:
    """A curve of Bézier control points (1 + 3n of them) as short straight pieces."""
    flat = [curve[0]]
    for at in range(0, len(curve) - 3, 3):
        a, b, c, d = curve[at : at + 4]
        if _straight(a, b, c, d):
            flat.append(d)
        else:
            flat.extend(_on_curve(a, b, c, d, weights) for weights in _WEIGHTS)
    return tuple(point for point, _ in groupby(flat))


def _straight(a: Point, b: Point, c: Point, d: Point) -> bool:
    length = math.dist(a, d) or 1.0
    return (
        all(abs((d[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (d[1] - a[1])) / length < 0.3 for p in (b, c))
        and math.dist(a, b) + math.dist(c, d) <= length + 0.5
    )


def _on_curve(a: Point, b: Point, c: Point, d: Point, weights: tuple[float, float, float, float]) -> Point:
    i, j, k, m = weights
    return (i * a[0] + j * b[0] + k * c[0] + m * d[0], i * a[1] + j * b[1] + k * c[1] + m * d[1])


def _docking(item: str, geometry: Geometry, stops: Mapping[str, Rect], sideways: bool) -> Rect:
    """The rectangle that a spline is drawn out to. Edges that run down leave a box below its text."""
    if sideways or item not in geometry.boxes:
        return stops[item]
    rect, stop = geometry.boxes[item], stops[item]
    return Rect(rect.left, stop.top, rect.right, rect.bottom)


def _reaching(points: tuple[Point, ...], tail: Rect, head: Rect) -> tuple[Point, ...]:
    """The spline, drawn out straight from the layout's box to the icon inside it."""
    start = tail.nearest(points[0])
    end = head.nearest(points[-1])
    if math.dist(start, points[0]) > 0.5:
        points = (*_line(start, points[0]), *points[1:])
    if math.dist(end, points[-1]) > 0.5:
        points = (*points, *_line(points[-1], end)[1:])
    return points


def _line(start: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    third = ((end[0] - start[0]) / 3, (end[1] - start[1]) / 3)
    return (
        start,
        (start[0] + third[0], start[1] + third[1]),
        (end[0] - third[0], end[1] - third[1]),
        end,
    )


def _direct(tail: Rect, head: Rect) -> tuple[Point, ...]:
    """A straight line between two rectangles, for what the layout did not route (a frame and what lies in it)."""
    start, end = tail.centre, head.centre
    if head.encloses(tail):
        return ((tail.left, start[1]), (head.left, start[1]))
    if tail.encloses(head):
        return ((tail.left, end[1]), (head.left, end[1]))
    return (_leaving(start, end, tail), _leaving(end, start, head))


def _leaving(inside: Point, outside: Point, rect: Rect) -> Point:
    """Where the line from a rectangle's middle to a point outside crosses its border."""
    dx, dy = outside[0] - inside[0], outside[1] - inside[1]
    shares = [1.0]
    if dx:
        shares.append(rect.width / 2 / abs(dx))
    if dy:
        shares.append(rect.height / 2 / abs(dy))
    share = min(shares)
    return (inside[0] + dx * share, inside[1] + dy * share)


def _loop(stop: Rect, number: int, low: float) -> tuple[Point, ...]:
    """A loop over the icon, clear of a count at its right corner; several of one box lie within each other."""
    left, right, height = _LOOPS[min(number, len(_LOOPS) - 1)]
    middle, top, height = stop.centre[0], stop.top, height * low
    return (
        (middle + right, top),
        (middle + right, top - height),
        (middle + left, top - height),
        (middle + left, top),
    )
