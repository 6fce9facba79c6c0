"""Finding a place for every label and step badge, after everything else stands."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from groundplan.drawing.geometry import Point, Rect, gap_between
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import wrap
from groundplan.scenes.scene import Badge, Edge

LABEL_SIZE = 10.5
LABEL_LINE = 12.5
BADGE_SIZE = 9.5
BADGE_HEIGHT = 17.0

_LONGEST_LINE = 168.0
_LEADER_FROM = 24.0
_LINE_COST = 45.0
_NEAR = 8.0
_NEAR_COST = 12.0
_FOREIGN_COST = 50.0
_STRAINED_COST = 60.0
_OWN_LINE_COST = 26.0
_BORDER_COST = 30.0
_FAR_COST = 220.0
_SHAPE_COST = 6.0
_SHARED_COST = 40.0
_RINGS = (22.0, 40.0, 62.0, 90.0, 130.0, 190.0, 270.0, 380.0)


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """An edge's label: its lines and the rectangle that they fill. `leader` leads from a far label to its edge."""

    edge: str
    lines: tuple[str, ...]
    rect: Rect
    leader: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class PlacedBadge:
    """A step's badge on its edge."""

    edge: str
    badge: Badge
    rect: Rect


@dataclass(frozen=True, slots=True)
class Labelling:
    """Every label and badge with its place. `strain` counts labels that stand badly: far off, or over lines."""

    labels: tuple[PlacedLabel, ...]
    badges: tuple[PlacedBadge, ...]
    strain: int


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point on a course: where, the course's direction there, and how far along it is, 0 to 1.

    `own` says that no other edge runs there, so that a label cannot be taken for another's.
    """

    at: Point
    direction: Point
    share: float
    own: bool


def place_labels(edges: tuple[Edge, ...], courses: Mapping[str, Course], obstacles: Obstacles) -> Labelling:
    """Puts badges on their edges and labels beside them; `obstacles` learns of each as it is put.

    Nothing is ever put over a box, a frame's title, or another label. Edges with the least room come first.
    """
    drawn = [edge for edge in edges if edge.id in courses]
    spots = {edge.id: _spots(courses[edge.id], edge.id, obstacles) for edge in drawn}
    drawn.sort(key=lambda edge: len(spots[edge.id]))
    badges: list[PlacedBadge] = []
    labels: list[PlacedLabel] = []
    strain = 0
    for edge in drawn:
        if edge.badges:
            placed, cost = _place_badges(edge, spots[edge.id], obstacles)
            badges.extend(placed)
            strain += cost >= _FAR_COST
    for edge in drawn:
        if edge.label.strip():
            label, cost = _place_label(edge, spots[edge.id], obstacles)
            labels.append(label)
            strain += cost >= _STRAINED_COST
    return Labelling(tuple(labels), tuple(badges), strain)


def badge_width(badge: Badge) -> float:
    """How wide a badge is: a circle, or a pill for a long number."""
    return max(BADGE_HEIGHT, text_width(badge.number, BADGE_SIZE, bold=True) + 10)


def _place_badges(edge: Edge, spots: list[_Spot], obstacles: Obstacles) -> tuple[list[PlacedBadge], float]:
    widths = [badge_width(badge) for badge in edge.badges]
    width = sum(widths) + 2 * (len(widths) - 1)

    def candidates() -> Iterator[tuple[float, Rect]]:
        for spot in spots:
            yield (
                abs(spot.share - 0.5) * 24 + (0.0 if spot.own else _SHARED_COST),
                _centred(spot.at, width, BADGE_HEIGHT),
            )
        for cost, centre in _around(_middle(spots)):
            yield cost, _centred(centre, width, BADGE_HEIGHT)

    cost, rect = _cheapest(candidates(), edge.id, obstacles, own_line=0.0, margin=2.0)
    obstacles.add_solid(rect.grown(1.5))
    placed, left = [], rect.left
    for badge, wide in zip(edge.badges, widths, strict=True):
        placed.append(PlacedBadge(edge.id, badge, Rect(left, rect.top, left + wide, rect.bottom)))
        left += wide + 2
    return placed, cost


def _place_label(edge: Edge, spots: list[_Spot], obstacles: Obstacles) -> tuple[PlacedLabel, float]:
    shapes = _shapes(edge.label)
    found: list[tuple[float, int, Rect]] = []
    for number, lines in enumerate(shapes):
        width = max(text_width(line, LABEL_SIZE) for line in lines)
        height = LABEL_LINE * len(lines)
        cost, rect = _cheapest(_beside(spots, width, height), edge.id, obstacles, own_line=_OWN_LINE_COST, margin=2.5)
        found.append((cost + number * _SHAPE_COST, number, rect))
    cost, chosen, rect = min(found, key=lambda entry: entry[:2])
    obstacles.add_solid(rect.grown(2))
    return PlacedLabel(edge.id, shapes[chosen], rect, _leader(rect, spots)), cost


def _shapes(label: str) -> list[tuple[str, ...]]:
    """The label in one, two and three lines, as far as they differ."""
    whole = text_width(" ".join(label.split()), LABEL_SIZE)
    shapes: list[tuple[str, ...]] = []
    for lines in (1, 2, 3):
        room = _LONGEST_LINE if lines == 1 else max(64.0, whole / lines * 1.15)
        if lines == 1 and whole > room:
            continue
        shape = wrap(label, min(room, _LONGEST_LINE), LABEL_SIZE, lines=lines)
        if shape not in shapes and not (lines < 3 and shape[-1].endswith("…") and not label.endswith("…")):
            shapes.append(shape)
    return shapes


def _beside(spots: list[_Spot], width: float, height: float) -> Iterator[tuple[float, Rect]]:
    """Places for a label: over, under or beside each spot, on the line, and at last far off."""
    for spot in spots:
        (x, y), (dx, dy) = spot.at, spot.direction
        cost = abs(spot.share - 0.5) * 26 + (0.0 if spot.own else _SHARED_COST)
        level = abs(dx)
        tilt = height / 2 + 3 + abs(dy / dx) * width / 2 if level > 0.5 else 0.0
        if level > 0.5 and tilt < 40:
            for extra in (0.0, 8.0):
                yield cost + extra, _centred((x, y - tilt - extra), width, height)
                yield cost + extra + 5, _centred((x, y + tilt + extra + 1), width, height)
        if abs(dy) > 0.35:
            lean = width / 2 + 5 + (abs(dx / dy) * height / 2 if abs(dy) > 0.2 else 0.0)
            yield cost + 3, _centred((x + lean, y), width, height)
            yield cost + 4, _centred((x - lean, y), width, height)
        yield cost + 8, _centred((x, y), width, height)
    for cost, centre in _around(_middle(spots)):
        yield cost, _centred(centre, width, height)


def _around(middle: Point) -> Iterator[tuple[float, Point]]:
    """Places in growing rings around the middle of an edge: for when everything nearer is taken."""
    for ring in _RINGS:
        for step in range(16):
            angle = math.pi * (step / 8 - 0.5)
            yield (
                _FAR_COST + ring,
                (middle[0] + math.cos(angle) * ring * 1.5, middle[1] + math.sin(angle) * ring),
            )


def _cheapest(
    candidates: Iterator[tuple[float, Rect]], edge: str, obstacles: Obstacles, *, own_line: float, margin: float
) -> tuple[float, Rect]:
    """The best place: tried from the cheapest on, until none can be better.

    Should even the far ones be taken, the last one moves down until it is free.
    """
    queue = [(cost, number, rect) for number, (cost, rect) in enumerate(candidates)]
    heapq.heapify(queue)
    best: tuple[float, Rect] | None = None
    while queue and (best is None or queue[0][0] < best[0]):
        cost, _, rect = heapq.heappop(queue)
        added = _cost(rect.grown(margin), edge, obstacles, own_line)
        if added is not None and (best is None or cost + added < best[0]):
            best = (cost + added, rect)
    if best is not None:
        return best
    while _cost(rect.grown(margin), edge, obstacles, own_line) is None:
        rect = rect.moved(0.0, rect.height + 4)
    return (_FAR_COST * 4, rect)


def _cost(rect: Rect, edge: str, obstacles: Obstacles, own_line: float) -> float | None:
    """What it costs to cover what lies there, or to stand nearer to another edge; None where it is forbidden."""
    lines: dict[str, float] = {}
    borders = 0
    for obstacle in obstacles.in_way(rect.grown(_NEAR)):
        if obstacle.start is not None and obstacle.end is not None and obstacle.kind is Kind.LINE:
            gap = gap_between(obstacle.start, obstacle.end, rect)
            lines[obstacle.owner] = min(gap, lines.get(obstacle.owner, gap))
        elif obstacle.hits(rect):
            if obstacle.kind is Kind.SOLID:
                return None
            borders += 1
    own = lines.pop(edge, math.inf)
    covered = sum(gap == 0 for gap in lines.values())
    cost = covered * _LINE_COST + (len(lines) - covered) * _NEAR_COST
    if own == 0:
        cost += own_line
    if min(lines.values(), default=math.inf) < own:
        cost += _FOREIGN_COST
    return cost + (_BORDER_COST if borders else 0.0)


def _spots(course: Course, edge: str, obstacles: Obstacles) -> list[_Spot]:
    """Points along the course, about six pixels apart, away from its ends."""
    flat = course.flattened()
    length = sum(math.dist(a, b) for a, b in pairwise(flat))
    pieces = max(2, min(120, round(length / 6)))
    wanted = [length * step / pieces for step in range(1, pieces)]
    spots: list[_Spot] = []
    passed = 0.0
    for start, end in pairwise(flat):
        piece = math.dist(start, end)
        while wanted and wanted[0] <= passed + piece and piece:
            share = (wanted[0] - passed) / piece
            at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            direction = ((end[0] - start[0]) / piece, (end[1] - start[1]) / piece)
            near = obstacles.in_way(_centred(at, 3, 3))
            own = all(obstacle.kind is not Kind.LINE or obstacle.owner == edge for obstacle in near)
            spots.append(_Spot(at, direction, wanted.pop(0) / length, own))
        passed += piece
    return spots or [_Spot(flat[0], (1.0, 0.0), 0.5, True)]


def _middle(spots: list[_Spot]) -> Point:
    return spots[len(spots) // 2].at


def _leader(rect: Rect, spots: list[_Spot]) -> tuple[Point, Point] | None:
    """The line that joins a far label with its edge."""
    nearest = min(spots, key=lambda spot: math.dist(spot.at, rect.nearest(spot.at)))
    border = rect.nearest(nearest.at)
    return (border, nearest.at) if math.dist(border, nearest.at) > _LEADER_FROM else None


def _centred(centre: Point, width: float, height: float) -> Rect:
    return Rect(centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2)
