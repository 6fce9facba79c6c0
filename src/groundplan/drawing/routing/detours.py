"""Edges that do not lead from one rank to a later one, where a simple way is free: one bend, or straight beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from groundplan.drawing.geometry import Piece, Point, Rect, crosses
from groundplan.drawing.routing.site import Site
from groundplan.drawing.routing.wires import rank_of
from groundplan.scenes.scene import Edge

_LEAST_WAY = 14.0
_ASIDE = (0, 12, -12, 24, -24, 36, -36)
_GAP = 5.0
_MARGIN = 4.0
_APART = 6.0


def elbow(edge: Edge, site: Site, guide: tuple[Point, ...], taken: Sequence[Piece]) -> tuple[Point, ...] | None:
    """One bend between a box and the upper or lower border of a frame beside its way, clear of boxes and lines."""
    into = edge.target in site.frames and edge.source in site.boxes
    if not into and not (edge.source in site.frames and edge.target in site.boxes):
        return None
    frame = site.frames[edge.target if into else edge.source]
    border = guide[-1] if into else guide[0]
    if min(abs(border[1] - frame.top), abs(border[1] - frame.bottom)) > 1:
        return None
    dock = site.leave[edge.source] if into else site.enter[edge.target]
    level = dock.centre[1]
    others = [rect.grown(_MARGIN) for box, rect in site.boxes.items() if box not in (edge.source, edge.target)]
    for aside in _ASIDE:
        x = round(border[0]) + aside
        ahead = x - dock.right if into else dock.left - x
        if ahead < _LEAST_WAY or not frame.left < x < frame.right:
            continue
        points = ((dock.right if into else dock.left, level), (x, level), (x, border[1]))
        if not _hits(points, others) and not _runs_beside(points[1:], taken):
            return points if into else points[::-1]
    return None


def beside(edge: Edge, site: Site) -> tuple[Point, ...] | None:
    """The straight way between two boxes of one rank; None where another box stands between them.

    In pictures that run right, the text of a box stands between its icon and the next one.
    """
    ends = (edge.source, edge.target)
    if edge.source == edge.target or any(end not in site.boxes for end in ends):
        return None
    if rank_of(site.boxes[ends[0]].centre[0], site.ranks) != rank_of(site.boxes[ends[1]].centre[0], site.ranks):
        return None
    upper, lower = sorted(ends, key=lambda end: site.boxes[end].centre[1])
    start = (site.enter[upper].centre[0], (site.enter if site.down else site.boxes)[upper].bottom + _GAP)
    end = (site.enter[lower].centre[0], site.enter[lower].top - _GAP)
    middle = (start[1] + end[1]) / 2
    bent = abs(start[0] - end[0]) > 0.5
    points = (start, (start[0], middle), (end[0], middle), end) if bent else (start, end)
    others = [rect for box, rect in site.boxes.items() if box not in ends]
    if end[1] <= start[1] or _hits(points, others):
        return None
    return points if upper == edge.source else points[::-1]


def _hits(points: Sequence[Point], rects: Iterable[Rect]) -> bool:
    rects = list(rects)
    return any(crosses(*piece, rect) for piece in pairwise(points) for rect in rects)


def _runs_beside(upright: Sequence[Point], taken: Sequence[Piece]) -> bool:
    """Whether another upright line runs along this one, so near that the two look like one."""
    (x, one), (_, other) = upright
    near = Rect(x - _APART, min(one, other), x + _APART, max(one, other))
    return any(a[0] == b[0] and crosses(a, b, near) for a, b in taken)
