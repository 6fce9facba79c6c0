"""The router: level runs and rounded corners, in lanes between the ranks, instead of the layout's splines.

The layout decides where boxes stand and between which of them an edge passes; the router makes of that lines that
eyes can follow. Edges that do not run from one rank to a later one keep their spline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from groundplan.drawing.geometry import Geometry, Point, Rect, flipped_all
from groundplan.drawing.routing import ports
from groundplan.drawing.routing.corridors import Corridors
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.routing.detours import Room, beside, elbow
from groundplan.drawing.routing.lanes import Shift, lanes_of
from groundplan.drawing.routing.wires import Wire, find_ranks, rank_of
from groundplan.scenes.scene import Direction, Edge, Scene

_LANE = 10.0
_LEAST_LANE = 5.0


def route(
    scene: Scene,
    geometry: Geometry,
    docks: tuple[Mapping[str, Rect], Mapping[str, Rect]],
    titles: Sequence[Rect],
    splines: Mapping[str, Course],
) -> tuple[dict[str, Course], int]:
    """The courses of all edges that can be routed, by edge id; and in how many channels lines had to be squeezed.

    `docks` are the rectangles at which edges leave and enter each item (they differ in pictures that run down).
    """
    down = scene.direction is Direction.DOWN
    boxes, frames = geometry.boxes, geometry.frames
    leave, enter = docks
    if down:
        boxes, frames, leave, enter = (flipped_all(rects) for rects in (boxes, frames, leave, enter))
        titles = [title.flipped() for title in titles]
    if not boxes:
        return {}, 0
    router = _Router(scene, boxes, frames, titles)
    wires = [
        wire
        for edge in scene.edges
        if edge.id in geometry.splines
        if (wire := router.wire(edge, leave, enter, _turned(splines[edge.id].flattened(), down)))
    ]
    routed = router.routed(wires)
    room = Room(boxes, frames, leave, enter)
    for edge in scene.edges:
        if edge.id in geometry.splines and edge.id not in routed:
            guide = _turned(splines[edge.id].flattened(), down)
            taken = [piece for points in routed.values() for piece in pairwise(points)]
            points = elbow(edge, room, guide, taken) or beside(edge, room, router.ranks, with_text=not down)
            if points:
                routed[edge.id] = points
    found = {edge: Course(_turned(points, down), straight=True) for edge, points in routed.items()}
    return found, router.squeezed


def _turned(points: tuple[Point, ...], down: bool) -> tuple[Point, ...]:
    return tuple((y, x) for x, y in points) if down else points


class _Router:
    def __init__(
        self, scene: Scene, boxes: Mapping[str, Rect], frames: Mapping[str, Rect], titles: Sequence[Rect]
    ) -> None:
        self.boxes = boxes
        self.frames = frames
        self.squeezed = 0
        self.ranks = find_ranks(list(boxes.values()))
        self.corridors = Corridors(self.ranks, list(boxes.values()), titles, list(frames.values()))
        self.inside = {
            frame: [rank_of(box.centre[0], self.ranks) for box in boxes.values() if rect.contains(box.centre)]
            for frame, rect in frames.items()
        }

    def wire(
        self, edge: Edge, leave: Mapping[str, Rect], enter: Mapping[str, Rect], guide: tuple[Point, ...]
    ) -> Wire | None:
        """The edge as a wire; None where its ends do not stand in ranks one after the other."""
        if edge.source == edge.target:
            return None
        backwards = guide[0][0] > guide[-1][0]
        tail, head = (edge.target, edge.source) if backwards else (edge.source, edge.target)
        first, last = self._rank(tail, leaving=True), self._rank(head, leaving=False)
        if first is None or last is None or first >= last:
            return None
        fan = f"{edge.source} {edge.kind} {edge.style}"
        return Wire(
            edge=edge.id,
            backwards=backwards,
            tail_item=tail,
            head_item=head,
            tail=leave[tail],
            head=enter[head],
            first=first,
            last=last,
            leaves=edge.id if backwards else fan,
            enters=fan if backwards else edge.id,
            guide=guide[::-1] if backwards else guide,
        )

    def _rank(self, item: str, *, leaving: bool) -> int | None:
        if item in self.boxes:
            return rank_of(self.boxes[item].centre[0], self.ranks)
        inside = self.inside.get(item)
        if not inside:
            return None
        return max(inside) if leaving else min(inside)

    def routed(self, wires: list[Wire]) -> dict[str, tuple[Point, ...]]:
        ports.assign(wires, self.frames.keys())
        for wire in sorted(wires, key=lambda wire: (wire.last - wire.first, abs(wire.heights[0] - wire.heights[1]))):
            self.corridors.choose(wire)
        lanes = self._lanes(wires)
        found = {}
        for wire in wires:
            points = _corners(wire, lanes)
            found[wire.edge] = points[::-1] if wire.backwards else points
        return found

    def _lanes(self, wires: list[Wire]) -> dict[tuple[str, int], float]:
        """Where each wire changes its height in each channel, by edge and rank left of the channel."""
        channels: dict[int, list[Shift]] = defaultdict(list)
        for wire in wires:
            for step, (start, end) in enumerate(pairwise(wire.heights)):
                if abs(start - end) > 0.5:
                    rank = wire.first + step
                    fan = wire.leaves if step == 0 else wire.edge
                    if rank == wire.last - 1 and wire.backwards and step > 0:
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
            self.squeezed += 1
            left, right = low, high
        return left, right


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
