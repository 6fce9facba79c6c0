"""The router: level and upright runs with rounded corners instead of the layout's splines.

The layout decides where boxes stand and between which of them an edge passes; the router makes of that lines that eyes
can follow. An edge that runs from one rank to another goes through the corridors that the layout left for it, in lanes
between the ranks. Wherever that would lead through something foreign, or on another line, and for all other edges, the
best way is searched.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from groundplan.drawing.geometry import Geometry, Piece, Point, Rect, crosses, flipped_all
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.routing import ports
from groundplan.drawing.routing.corridors import Corridors
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.routing.detours import Room, beside, elbow
from groundplan.drawing.routing.docks import docks, sides
from groundplan.drawing.routing.finder import Finder
from groundplan.drawing.routing.guides import guides
from groundplan.drawing.routing.ink import Ink, Run, Trunks, runs_of
from groundplan.drawing.routing.lanes import Shift, lanes_of
from groundplan.drawing.routing.search import simplified
from groundplan.drawing.routing.walls import Walls
from groundplan.drawing.routing.wires import Wire, find_ranks, rank_of
from groundplan.scenes.scene import Direction, Edge, Scene

_LANE = 10.0
_LEAST_LANE = 5.0
_CLEAR = 2.0
_APART = 4.4
_MERGE_FROM = 3


@dataclass(frozen=True, slots=True)
class Narrow:
    """A channel from x = `low` to `high` (`rightwards`; else from y to y) in which lanes miss `by` pixels."""

    rightwards: bool
    low: float
    high: float
    by: float


@dataclass(frozen=True, slots=True)
class Routes:
    """The course of every edge, by its id, and the channels in which they are squeezed.

    Where they are not `complete`, only what is squeezed in the corridors is known.
    """

    courses: Mapping[str, Course]
    narrow: tuple[Narrow, ...] = ()
    complete: bool = True


def route(
    scene: Scene,
    geometry: Geometry,
    faces: Mapping[str, Face],
    titles: Mapping[str, Sequence[Rect]],
    fixed: Mapping[str, Course] | None = None,
    *,
    only_unsqueezed: bool = False,
) -> Routes:
    """The courses of all edges. `titles` are the places of each frame's title.

    The courses in `fixed` are kept, and all others searched for. With `only_unsqueezed` nothing is searched for where
    corridors are too narrow anyway.
    """
    if not geometry.boxes and not geometry.frames:
        return Routes({})
    down = scene.direction is Direction.DOWN
    led = guides(scene, geometry, faces)
    leave, enter = docks(scene, geometry, faces)
    boxes, frames, gates = geometry.boxes, geometry.frames, sides(geometry, faces)
    heads = {frame: list(rects) for frame, rects in titles.items()}
    if down:
        boxes, frames, leave, enter = (flipped_all(rects) for rects in (boxes, frames, leave, enter))
        gates = {box: each.flipped() for box, each in gates.items()}
        heads = {frame: [rect.flipped() for rect in rects] for frame, rects in heads.items()}
    room = Room(boxes, frames, leave, enter)
    walls = Walls(scene.items, boxes, frames, heads)
    drawn = [edge for edge in scene.edges if edge.id in led]
    trunks = _trunks(drawn)
    ink = Ink(trunks)
    router = _Router(drawn, room, walls, heads, ink, trunks, partial(Finder, walls, gates, heads))
    turned = {edge: _turned(points, down) for edge, points in led.items()}
    complete = True
    if fixed is None:
        complete = router.route(turned, with_text=not down, only_unsqueezed=only_unsqueezed)
    else:
        for edge_id, course in fixed.items():
            ink.add(edge_id, _turned(course.points, down))
        router.search([edge for edge in drawn if edge.id not in fixed])
    found = {edge: Course(_turned(points, down)) for edge, points in ink.lines.items()}
    narrow = tuple(Narrow(across is not down, low, high, by) for across, low, high, by in router.narrow)
    return Routes({edge.id: found[edge.id] for edge in drawn if edge.id in found}, narrow, complete)


def _turned(points: Sequence[Point], down: bool) -> tuple[Point, ...]:
    return tuple((y, x) for x, y in points) if down else tuple(points)


def _trunks(edges: Sequence[Edge]) -> Trunks:
    """Who may share a trunk: edges of one kind and style from one source, or to one target.

    Of several edges between the same two ends each has its own.
    """
    source: dict[str, str] = {}
    target: dict[str, str] = {}
    times: dict[tuple[str, str, str], int] = defaultdict(int)
    for edge in edges:
        look = f"{edge.kind} {edge.style}"
        number = times[edge.source, edge.target, look]
        times[edge.source, edge.target, look] += 1
        source[edge.id] = f"{edge.source} {look} {number}"
        target[edge.id] = f"{edge.target} {look} {number}"
    return Trunks(source, target)


def _merging(edges: Sequence[Edge], trunks: Trunks) -> frozenset[str]:
    """The edges that reach their target in one trunk: those of one look, each from another source."""
    leaving, reaching = Counter(trunks.source.values()), defaultdict(list)
    for edge in edges:
        if edge.source != edge.target and leaving[trunks.source[edge.id]] == 1 and not edge.badges:
            reaching[trunks.target[edge.id]].append(edge.id)
    return frozenset(name for names in reaching.values() if len(names) >= _MERGE_FROM for name in names)


class _Router:
    def __init__(
        self,
        edges: Sequence[Edge],
        room: Room,
        walls: Walls,
        titles: Mapping[str, Sequence[Rect]],
        ink: Ink,
        trunks: Trunks,
        finder_in: Callable[[Ink], Finder],
    ) -> None:
        self.edges = edges
        self.room = room
        self.boxes = room.boxes
        self.frames = room.frames
        self.walls = walls
        self.ink = ink
        self.trunks = trunks
        self.finder = finder_in(ink)
        self.finder_in = finder_in
        self.narrow: list[tuple[bool, float, float, float]] = []
        self.merging = _merging(edges, trunks)
        self.ranks = find_ranks(list(self.boxes.values()))
        heads = [rect for rects in titles.values() for rect in rects]
        self.corridors = Corridors(self.ranks, list(self.boxes.values()), heads, self.frames)
        self.inside: dict[str, list[int]] = defaultdict(list)
        for box, rect in self.boxes.items():
            for frame in walls.around(box):
                self.inside[frame].append(rank_of(rect.centre[0], self.ranks))

    def route(self, guides: Mapping[str, tuple[Point, ...]], *, with_text: bool, only_unsqueezed: bool = False) -> bool:
        """Draws every edge: what goes through corridors first, then what has a simple way, then the rest.

        False where it stopped because corridors are too narrow.
        """
        ordered = sorted(self.edges, key=lambda edge: not edge.badges)
        for edge in ordered:
            if edge.source == edge.target and edge.source in self.boxes:
                self.ink.add(edge.id, guides[edge.id])
        wires = [wire for edge in self.edges if (wire := self.wire(edge, guides[edge.id]))]
        routed = self.routed(wires)
        if only_unsqueezed and self.narrow:
            return False
        for edge in ordered:
            if edge.id in routed and self.fits(edge, routed[edge.id]):
                self.ink.add(edge.id, routed[edge.id])
        for edge in ordered:
            if edge.id not in self.ink.lines and edge.id not in routed:
                taken = [piece for points in self.ink.lines.values() for piece in pairwise(points)]
                points = elbow(edge, self.room, guides[edge.id], taken)
                points = points or beside(edge, self.room, self.ranks, with_text=with_text)
                if points and self.fits(edge, points):
                    self.ink.add(edge.id, points)
        self.search([edge for edge in ordered if edge.id not in self.ink.lines])
        return True

    def search(self, edges: Sequence[Edge]) -> None:
        """Searches a way for each of the edges, those with the nearest ends first."""
        for edge in sorted(edges, key=self.finder.distance):
            points = self.finder.find(edge)
            if not points or self._through(edge, points):
                points = self.joining(edge) or points
            if points and not self._through(edge, points):
                self.ink.add(edge.id, points)
            else:
                self.push(edge, points)

    def joining(self, edge: Edge) -> tuple[Point, ...] | None:
        """A way into the line of another edge that reaches the same target: searched from there on backwards."""
        if edge.id not in self.merging:
            return None
        backwards = Ink(Trunks(self.trunks.target, self.trunks.source))
        for other, points in self.ink.lines.items():
            backwards.add(other, points[::-1])
        found = self.finder_in(backwards).find(replace(edge, source=edge.target, target=edge.source))
        return found[::-1] if found else None

    def push(self, edge: Edge, otherwise: tuple[Point, ...] | None) -> None:
        """Draws an edge for which other lines leave no way, and searches other ways for those.

        Where they have none, the edge goes `otherwise`, or lies on them, and says where more room is needed: no edge
        is ever left out.
        """
        points = self.finder_in(Ink(self.trunks)).find(edge)
        if points is None or self._through(edge, points):
            points = otherwise or points or self._straight(edge)
        named = {each.id: each for each in self.edges}
        in_way = dict.fromkeys(self.ink.collisions(edge.id, points, _APART))
        loops = {each.id for each in self.edges if each.source == each.target}
        given_way = (
            {} if self.finder.tired else {other: self.ink.remove(other) for other in in_way if other not in loops}
        )
        self.ink.add(edge.id, points)
        for other in given_way:
            found = self.finder.find(named[other])
            if found and not self._through(named[other], found):
                self.ink.add(other, found)
        if all(other in self.ink.lines for other in given_way) and not self.ink.collides(edge.id, points, _APART):
            return
        for other, before in given_way.items():
            if other in self.ink.lines:
                self.ink.remove(other)
            self.ink.add(other, before)
        if otherwise:
            self.ink.remove(edge.id)
            self.ink.add(edge.id, otherwise)
        for run in () if self.finder.tired else runs_of(edge.id, points):
            if self.ink.collides(edge.id, _ends(run), _APART):
                self.narrow.append((not run.level, run.at - _LEAST_LANE, run.at + _LEAST_LANE, 2 * _LANE))

    def _through(self, edge: Edge, points: tuple[Point, ...]) -> bool:
        return self.walls.hit(list(pairwise(points)), self.walls.own(edge), _CLEAR)

    def _straight(self, edge: Edge) -> tuple[Point, ...]:
        """From the one end to the other with two bends, whatever lies between."""
        leave, enter = self.room.leave[edge.source], self.room.enter[edge.target]
        (x, y), (to_x, to_y) = leave.centre, enter.centre
        start, end = (leave.right, enter.left) if x <= to_x else (leave.left, enter.right)
        middle = round((start + end) / 2)
        return simplified(((start, y), (middle, y), (middle, to_y), (end, to_y)))

    def fits(self, edge: Edge, points: tuple[Point, ...]) -> bool:
        """Whether a line leads through nothing foreign and runs on no other."""
        pieces = list(pairwise(points))
        return (
            not self.walls.hit(pieces, self.walls.own(edge), _CLEAR)
            and not self._through_ends(edge, pieces)
            and not self.ink.collides(edge.id, points, _APART)
        )

    def _through_ends(self, edge: Edge, pieces: Sequence[Piece]) -> bool:
        """Whether a line leads through the box or frame at which it begins or ends, other than to its side."""
        for item, inner in ((edge.source, pieces[1:]), (edge.target, pieces[:-1])):
            if item in self.boxes and any(crosses(*piece, self.boxes[item].grown(-1)) for piece in inner):
                return True
            entered = item in self.frames and not self.walls.nested(edge.source, edge.target)
            if entered and any(crosses(*piece, self.frames[item].grown(-1)) for piece in pieces):
                return True
        return False

    def wire(self, edge: Edge, guide: tuple[Point, ...]) -> Wire | None:
        """The edge as a wire; None where its ends do not stand in ranks one after the other."""
        if edge.source == edge.target or self.walls.nested(edge.source, edge.target):
            return None
        backwards = guide[0][0] > guide[-1][0]
        tail, head = (edge.target, edge.source) if backwards else (edge.source, edge.target)
        first, last = self._rank(tail, leaving=True), self._rank(head, leaving=False)
        if first is None or last is None or first >= last:
            return None
        fan = self.trunks.source[edge.id]
        into = self.trunks.target[edge.id] if edge.id in self.merging else edge.id
        return Wire(
            edge=edge.id,
            backwards=backwards,
            tail_item=tail,
            head_item=head,
            tail=self.room.leave[tail],
            head=self.room.enter[head],
            first=first,
            last=last,
            leaves=f"to {into}" if backwards else fan,
            enters=fan if backwards else f"to {into}",
            merges=backwards or edge.id in self.merging,
            guide=guide[::-1] if backwards else guide,
            own=self.walls.own(edge),
        )

    def _rank(self, item: str, *, leaving: bool) -> int | None:
        if item in self.boxes:
            return rank_of(self.boxes[item].centre[0], self.ranks)
        inside = self.inside.get(item)
        if not inside:
            return None
        return max(inside) if leaving else min(inside)

    def routed(self, wires: list[Wire]) -> dict[str, tuple[Point, ...]]:
        if not wires:
            return {}
        ports.assign(wires, self.frames.keys())
        for wire in sorted(wires, key=lambda wire: (wire.last - wire.first, abs(wire.heights[0] - wire.heights[1]))):
            self.corridors.choose(wire)
        lanes = self._lanes(wires)
        found = {}
        for wire in wires:
            points = _corners(wire, lanes)
            found[wire.edge] = simplified(points[::-1] if wire.backwards else points)
        return found

    def _lanes(self, wires: list[Wire]) -> dict[tuple[str, int], float]:
        """Where each wire changes its height in each channel, by edge and rank left of the channel."""
        channels: dict[int, list[Shift]] = defaultdict(list)
        for wire in wires:
            for step, (start, end) in enumerate(pairwise(wire.heights)):
                if abs(start - end) > 0.5:
                    rank = wire.first + step
                    fan = wire.leaves if step == 0 else wire.edge
                    if rank == wire.last - 1 and wire.merges and (step > 0 or not wire.backwards):
                        fan = wire.enters
                    channels[rank].append(Shift(wire.edge, fan, start, end))
        found: dict[tuple[str, int], float] = {}
        for rank, shifts in channels.items():
            lanes, count = lanes_of(shifts)
            left, right = self._zone(rank, count)
            step_width = min(_LANE, (right - left) / (count + 1))
            start_at = (left + right) / 2 - step_width * (count - 1) / 2
            for edge, lane in lanes.items():
                found[edge, rank] = round(start_at + lane * step_width)
        return found

    def _zone(self, rank: int, count: int) -> tuple[float, float]:
        """The part of the channel behind a rank that lies between frames; all of it where that is too narrow."""
        low, high = self.ranks[rank].right, self.ranks[rank + 1].left
        rights = [frame.right for frame in self.frames.values() if low <= frame.right <= high]
        lefts = [frame.left for frame in self.frames.values() if low <= frame.left <= high]
        left, right = max([low, *rights]), min([high, *lefts])
        if right - left < (count + 1) * _LEAST_LANE:
            middle = (left + right) / 2 if left < right else (low + high) / 2
            self.narrow.append(
                (
                    True,
                    min(left, right, middle - 2),
                    max(left, right, middle + 2),
                    (count + 1) * _LANE - max(0.0, right - left),
                )
            )
            left, right = low, high
        return left, right


def _ends(run: Run) -> tuple[Point, Point]:
    return ((run.low, run.at), (run.high, run.at)) if run.level else ((run.at, run.low), (run.at, run.high))


def _corners(wire: Wire, lanes: Mapping[tuple[str, int], float]) -> tuple[Point, ...]:
    """The corners of a wire from its tail to its head."""
    heights = wire.heights
    points = [(wire.tail.right, heights[0])]
    for step, (start, end) in enumerate(pairwise(heights)):
        lane = lanes.get((wire.edge, wire.first + step))
        if lane is not None:
            points += [(lane, start), (lane, end)]
    points.append((wire.head.left, heights[-1]))
    return tuple(points)
