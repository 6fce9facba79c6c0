"""Edges that lead from one rank to a later one: through the corridors of the layout, in lanes between the ranks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from groundplan.drawing.geometry import Point
from groundplan.drawing.routing import ports
from groundplan.drawing.routing.corridors import Corridors
from groundplan.drawing.routing.ink import Trunks
from groundplan.drawing.routing.lanes import Shift, lanes_of
from groundplan.drawing.routing.search import simplified
from groundplan.drawing.routing.site import Site
from groundplan.drawing.routing.wires import Wire, rank_of
from groundplan.scenes.scene import Edge

LANE = 10.0
LEAST_LANE = 5.0


class Narrow(Struct, frozen=True):
    """A channel from x = `low` to `high` (`rightwards`; else from y to y) in which lanes miss `by` pixels."""

    rightwards: bool
    low: float
    high: float
    by: float


class Channels(Struct, frozen=True):
    """The line of each edge that leads through channels, and the channels that are too narrow for their lines."""

    lines: dict[str, tuple[Point, ...]] = field(default_factory=dict)
    narrow: list[Narrow] = field(default_factory=list)


def through_channels(
    edges: Sequence[Edge],
    guides: Mapping[str, tuple[Point, ...]],
    site: Site,
    trunks: Trunks,
    merging: Collection[str],
) -> Channels:
    """The lines of all edges whose ends stand in ranks one after the other; they may lead through something."""
    wires = _Wiring(site, trunks, merging).wires(edges, guides)
    channels = Channels()
    if not wires:
        return channels
    ports.assign(wires, site.frames.keys())
    heads = [rect for rects in site.titles.values() for rect in rects]
    corridors = Corridors(site.ranks, list(site.boxes.values()), heads, site.frames)
    for wire in sorted(wires, key=lambda wire: (wire.last - wire.first, abs(wire.heights[0] - wire.heights[1]))):
        corridors.choose(wire)
    lanes = _lanes(wires, site, channels.narrow)
    for wire in wires:
        points = _corners(wire, lanes)
        channels.lines[wire.edge] = simplified(points[::-1] if wire.backwards else points)
    return channels


class _Wiring:
    """Makes wires of edges: between which ranks they lead, and at which ports they dock."""

    def __init__(self, site: Site, trunks: Trunks, merging: Collection[str]) -> None:
        self._site = site
        self._trunks = trunks
        self._merging = merging
        self._inside: dict[str, list[int]] = defaultdict(list)
        for box, rect in site.boxes.items():
            for frame in site.walls.around(box):
                self._inside[frame].append(rank_of(rect.centre[0], site.ranks))

    def wires(self, edges: Sequence[Edge], guides: Mapping[str, tuple[Point, ...]]) -> list[Wire]:
        """The wires of those edges whose ends stand in ranks one after the other."""
        return [wire for edge in edges if (wire := self._wire(edge, guides[edge.id]))]

    def _wire(self, edge: Edge, guide: tuple[Point, ...]) -> Wire | None:
        if edge.source == edge.target or self._site.walls.nested(edge.source, edge.target):
            return None
        backwards = guide[0][0] > guide[-1][0]
        tail, head = (edge.target, edge.source) if backwards else (edge.source, edge.target)
        first, last = self._rank(tail, leaving=True), self._rank(head, leaving=False)
        if first is None or last is None or first >= last or self._starts_behind(tail, head):
            return None
        merges = edge.id in self._merging
        fan = self._trunks.source[edge.id]
        into = self._trunks.target[edge.id] if merges else edge.id
        return Wire(
            edge=edge.id,
            backwards=backwards,
            tail_item=tail,
            head_item=head,
            tail=self._site.leave[tail],
            head=self._site.enter[head],
            first=first,
            last=last,
            leaves=f"to {into}" if backwards else fan,
            enters=fan if backwards else f"to {into}",
            merges=backwards or merges,
            guide=guide[::-1] if backwards else guide,
            own=self._site.walls.own(edge),
        )

    def _starts_behind(self, tail: str, head: str) -> bool:
        """Whether one of the ends stands on the border of a frame, with its dock on the inner side."""
        site = self._site
        docks = ((tail, head, site.leave[tail].right), (head, tail, site.enter[head].left))
        return any(
            site.frames[frame].left < x < site.frames[frame].right
            for item, other, x in docks
            for frame in site.walls.behind(item, other)
        )

    def _rank(self, item: str, *, leaving: bool) -> int | None:
        if item in self._site.boxes:
            return rank_of(self._site.boxes[item].centre[0], self._site.ranks)
        inside = self._inside.get(item)
        if not inside:
            return None
        return max(inside) if leaving else min(inside)


def _lanes(wires: Sequence[Wire], site: Site, narrow: list[Narrow]) -> dict[tuple[str, int], float]:
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
        left, right = _zone(site, rank, count, narrow)
        step_width = min(LANE, (right - left) / (count + 1))
        start_at = (left + right) / 2 - step_width * (count - 1) / 2
        for edge, lane in lanes.items():
            found[edge, rank] = round(start_at + lane * step_width)
    return found


def _zone(site: Site, rank: int, count: int, narrow: list[Narrow]) -> tuple[float, float]:
    """The part of the channel behind a rank that lies between frames; all of it where that is too narrow."""
    low, high = site.ranks[rank].right, site.ranks[rank + 1].left
    rights = [frame.right for frame in site.frames.values() if low <= frame.right <= high]
    lefts = [frame.left for frame in site.frames.values() if low <= frame.left <= high]
    left, right = max([low, *rights]), min([high, *lefts])
    if right - left >= (count + 1) * LEAST_LANE:
        return left, right
    middle = (left + right) / 2 if left < right else (low + high) / 2
    by = (count + 1) * LANE - max(0.0, right - left)
    narrow.append(Narrow(True, min(left, right, middle - 2), max(left, right, middle + 2), by))
    return low, high


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
