"""Ways through a picture: the channels between walls first, then in them a place beside the lines that run there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.geometry import Point, Rect, around
from groundplan.drawing.routing.gates import ARRIVING, MARGIN, Sides, of_box, of_frame
from groundplan.drawing.routing.grid import Lines, Terrain
from groundplan.drawing.routing.ink import Ink
from groundplan.drawing.routing.patience import Patience
from groundplan.drawing.routing.search import Gate, find_way
from groundplan.drawing.routing.walls import Walls
from groundplan.scenes.scene import Edge

_Worth: TypeAlias = Callable[[Sequence[Point]], bool]
"""Whether a way is good enough to be searched for."""

_LEAVING = (0.0, 8.0, 16.0, 8.0)
_REACHING = (16.0, 8.0, 0.0, 8.0)
_OUTSIDE = 80.0
_WINDOW = 100.0
_CLEAR = 2.0
_APART = 4.4
_BEHIND = 24.0
_TITLE_CLEARANCE = 2.0
_REACH = 60.0
_MOST_TRUNKS = 4
_MOST_OF_ALL = 0.7


class _Care(Struct, frozen=True):
    """How much room a search keeps from walls and from other lines, and how far beside those it looks for a place."""

    clearance: float
    apart: float
    beside: float
    through_frames: bool = False


_CARES = (_Care(6.0, 6.5, 9.0), _Care(2.5, 4.5, 4.6), _Care(2.5, 4.5, 4.6, through_frames=True))


class Finder:
    """Finds ways between items, beside the lines that are drawn already."""

    def __init__(
        self,
        walls: Walls,
        sides: Mapping[str, Sides],
        titles: Mapping[str, Sequence[Rect]],
        ink: Ink,
        patience: Patience,
    ) -> None:
        self._walls = walls
        self._sides = sides
        self._titles = titles
        self._ink = ink
        self._patience = patience
        rects = [*walls.boxes.values(), *walls.frames.values()]
        self._bounds = (around(rects) if rects else Rect(0.0, 0.0, 0.0, 0.0)).grown(_OUTSIDE)

    def distance(self, edge: Edge) -> float:
        """How far apart the middles of an edge's ends are."""
        one, other = self._rect(edge.source), self._rect(edge.target)
        return abs(one.centre[0] - other.centre[0]) + abs(one.centre[1] - other.centre[1])

    def find(self, edge: Edge, worth: _Worth | None = None) -> tuple[Point, ...] | None:
        """The best way for an edge; None where there is none at all, or none near the best way without other lines.

        Nothing is found, either, when the patience is over, or when not even the best way that may lie on other lines
        is `worth` it.
        """
        if self._patience.over:
            return None
        trunks = self._trunks(edge)
        starts = list(self._gates(edge, leaving=True))
        goals = list(self._gates(edge, leaving=False, least=ARRIVING)) or list(self._gates(edge, leaving=False))
        if not starts or not goals:
            return None
        usual, tight, _ = _CARES
        near = self._near(edge)
        tries = [(usual, self._bounds, trunks), (tight, self._bounds, [])]
        if near != self._bounds:
            inside = [trunk for trunk in trunks if all(near.contains(point) for point in trunk)]
            tries[: 0 if self._patience.thorough else 1] = [(usual, near, inside)]
        for care, window, shared in tries[:1] if self._patience.tired else tries:
            free, points = self._in_channels(edge, starts, goals, care, window, shared, worth)
            if points and not self._ink.collides(edge.id, points, _APART):
                return points
            if worth and free and not worth(free):
                return None
        for care in () if self._patience.tired else _CARES:
            terrain = self._with_ink(self._terrain(edge, care, self._bounds), self._bounds)
            lines = _every_line(terrain, care.beside, self._bounds)
            points = find_way(starts, goals, terrain, lines, (), self._patience)
            if points and not self._ink.collides(edge.id, points, _APART):
                return points
            self._patience.vain -= len(lines.upright) + len(lines.level)
        return None

    def _near(self, edge: Edge) -> Rect:
        """Where to look first: the two ends, what lies around them, and the foreign frames there; or everywhere."""
        area = around([self._rect(edge.source), self._rect(edge.target)]).grown(_WINDOW)
        walls = self._walls.foreign(area, self._walls.own(edge))
        near = around([area, *(wall.rect.grown(2 * MARGIN) for wall in walls if wall.name in self._walls.frames)])
        near = _within(near, self._bounds)
        most = self._bounds.width * self._bounds.height * _MOST_OF_ALL
        return near if near.width * near.height < most else self._bounds

    def _in_channels(
        self,
        edge: Edge,
        starts: Sequence[Gate],
        goals: Sequence[Gate],
        care: _Care,
        window: Rect,
        trunks: Sequence[Sequence[Point]],
        worth: _Worth | None,
    ) -> tuple[tuple[Point, ...] | None, tuple[Point, ...] | None]:
        """The best way if it may lie on other lines, and one through the same channels in a free place of each."""
        terrain = self._with_ink(self._terrain(edge, care, window), window)
        free, patience = replace(terrain, apart=0.0), self._patience
        way = find_way(starts, goals, free, _beside_walls(terrain, window), trunks, patience)
        if way is None or not self._ink.collides(edge.id, way, care.apart) or (worth and not worth(way)):
            return way, way
        return way, find_way(starts, goals, terrain, _in_channels(way, terrain, care.beside, window), trunks, patience)

    def _trunks(self, edge: Edge) -> list[Sequence[Point]]:
        """The lines from which the edge may part, those that end nearest to its target first."""
        x, y = self._rect(edge.target).centre
        mates = [self._ink.lines[mate] for mate in self._ink.mates(edge.id) if self._ink.leave_together(edge.id, mate)]
        mates.sort(key=lambda points: abs(points[-1][0] - x) + abs(points[-1][1] - y))
        return list(mates[:_MOST_TRUNKS])

    def _gates(self, edge: Edge, *, leaving: bool, least: float = 0.0) -> Iterator[Gate]:
        """Where the edge may leave its source, or reach its target: what other lines and foreign walls leave open.

        It turns at `least` so far from the item's side.
        """
        item, other = (edge.source, edge.target) if leaving else (edge.target, edge.source)
        rect, walls, own = self._rect(item), self._walls, self._walls.own(edge)
        around_it = rect.grown(MARGIN + max(MARGIN, least))
        drawn = self._ink.touching(around_it)
        if item in walls.boxes:
            ends = [end for points in drawn for end in (points[0], points[-1])]
            costs = _LEAVING if leaving else _REACHING
            gates = of_box(self._sides[item], rect.grown(MARGIN), leaving=leaving, costs=costs, taken=ends, least=least)
        else:
            inside = item in walls.around(other)
            wish = self._rect(other).centre
            title = self._title(item)
            gates = of_frame(rect, wish, leaving=leaving, inside=inside, title=title, least=least)
        closed = walls.closed(around_it, own, titles=True)
        behind = [walls.frames[frame].grown(_BEHIND) for frame in walls.behind(item, other)]
        for gate in gates:
            if any(frame.contains(gate.point) for frame in behind):
                continue
            if drawn and self._ink.collides(edge.id, gate.way, _APART):
                continue
            if closed and walls.hit(list(pairwise(gate.way)), own, _CLEAR, titles=True):
                continue
            yield gate

    def _title(self, frame: str) -> float:
        """How much of a frame's upper border its title takes."""
        left = self._walls.frames[frame].left
        return max((rect.right - left for rect in self._titles.get(frame, ())), default=0.0) + 6.0

    def _terrain(self, edge: Edge, care: _Care, window: Rect) -> Terrain:
        walls = self._walls
        own = walls.own(edge)
        ends = {edge.source, edge.target}
        enterable = own if walls.nested(edge.source, edge.target) else own - ends
        solid = [walls.boxes[end].grown(care.clearance) for end in ends if end in walls.boxes]
        solid += [walls.frames[end] for end in ends if end in walls.frames and end not in enterable]
        dear: list[Rect] = []
        for wall in walls.foreign(window, own):
            if wall.title:
                solid.append(wall.rect.grown(_TITLE_CLEARANCE))
            elif wall.name in walls.frames and care.through_frames:
                dear.append(wall.rect)
            else:
                solid.append(wall.rect.grown(care.clearance))
        if care.through_frames:
            inside = (name for name in walls.boxes if name not in ends)
            solid += [walls.boxes[name].grown(care.clearance) for name in inside]
        beside = enterable | walls.behind(edge.source, edge.target) | walls.behind(edge.target, edge.source)
        borders = [walls.frames[name] for name in sorted(beside) if name in walls.frames]
        return Terrain(solid, borders, dear, apart=care.apart)

    def _with_ink(self, terrain: Terrain, window: Rect) -> Terrain:
        level, upright = (self._ink.runs(window, level=level) for level in (True, False))
        return replace(terrain, level=level, upright=upright)

    def _rect(self, item: str) -> Rect:
        return self._walls.boxes.get(item) or self._walls.frames[item]


def _within(area: Rect, bounds: Rect) -> Rect:
    return Rect(
        max(area.left, bounds.left),
        max(area.top, bounds.top),
        min(area.right, bounds.right),
        min(area.bottom, bounds.bottom),
    )


def _beside_walls(terrain: Terrain, window: Rect) -> Lines:
    """The lines along the sides of all walls, and along the window."""
    rects = [
        *terrain.walls,
        *(rect.grown(8) for rect in terrain.borders),
        *(rect.grown(8) for rect in terrain.dear),
        window,
    ]
    return Lines(
        upright=[
            (x, rect.top, rect.bottom)
            for rect in rects
            for x in (rect.left, rect.right)
            if window.left <= x <= window.right
        ],
        level=[
            (y, rect.left, rect.right)
            for rect in rects
            for y in (rect.top, rect.bottom)
            if window.top <= y <= window.bottom
        ],
    )


def _every_line(terrain: Terrain, beside: float, window: Rect) -> Lines:
    """The lines along walls and beside all runs."""
    lines = _beside_walls(terrain, window)
    upright = [(run.at + by, run.low, run.high) for run in terrain.upright for by in (-beside, beside)]
    level = [(run.at + by, run.low, run.high) for run in terrain.level for by in (-beside, beside)]
    return Lines(
        upright=[*lines.upright, *(seed for seed in upright if window.left <= seed[0] <= window.right)],
        level=[*lines.level, *(seed for seed in level if window.top <= seed[0] <= window.bottom)],
    )


def _in_channels(way: Sequence[Point], terrain: Terrain, beside: float, window: Rect) -> Lines:
    """The lines in the channels through which a way leads: along their walls, and beside the runs in them."""
    xs: set[float] = set()
    ys: set[float] = set()
    for (ax, ay), (bx, by) in pairwise(way):
        if ax == bx:
            low, high = sorted((ay, by))
            left = max([ax - _REACH, window.left, *_sides(terrain.walls, ax, low, high, before=True)])
            right = min([ax + _REACH, window.right, *_sides(terrain.walls, ax, low, high, before=False)])
            near = [run.at for run in terrain.upright if left <= run.at <= right and run.low < high and low < run.high]
            xs |= {ax, left, right, *_clipped((at + by for at in near for by in (-beside, beside)), left, right)}
        else:
            low, high = sorted((ax, bx))
            walls = [wall.flipped() for wall in terrain.walls]
            top = max([ay - _REACH, window.top, *_sides(walls, ay, low, high, before=True)])
            bottom = min([ay + _REACH, window.bottom, *_sides(walls, ay, low, high, before=False)])
            near = [run.at for run in terrain.level if top <= run.at <= bottom and run.low < high and low < run.high]
            ys |= {ay, top, bottom, *_clipped((at + by for at in near for by in (-beside, beside)), top, bottom)}
    return Lines(xs, ys)


def _sides(walls: Sequence[Rect], x: float, low: float, high: float, *, before: bool) -> Iterator[float]:
    """The nearer sides of the walls left (`before`) or right of an upright run."""
    for wall in walls:
        if wall.top < high and low < wall.bottom:
            if before and wall.right <= x:
                yield wall.right
            elif not before and wall.left >= x:
                yield wall.left


def _clipped(at: Iterable[float], low: float, high: float) -> set[float]:
    return {each for each in at if low <= each <= high}
