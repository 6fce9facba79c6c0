"""Which way each edge enters the layout: anchors inside frames, circles opened, entrances at a frame's border first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from groundplan.scenes.scene import Box, Edge, Frame, Item, Scene


class Reach:
    """What lies in what: the boxes inside each frame, and the frames around each item."""

    def __init__(self, scene: Scene) -> None:
        self.boxes: dict[str, tuple[str, ...]] = {}
        self.frames: dict[str, tuple[str, ...]] = {}
        self._outgoing: dict[str, list[str]] = defaultdict(list)
        self._incoming: dict[str, list[str]] = defaultdict(list)
        for item in scene.items:
            self._visit(item, ())
        for edge in scene.edges:
            self._outgoing[edge.source].append(edge.target)
            self._incoming[edge.target].append(edge.source)

    def _visit(self, item: Item, frames: tuple[str, ...]) -> tuple[str, ...]:
        self.frames[item.id] = frames
        if isinstance(item, Box):
            return (item.id,)
        inside = tuple(found for child in item.children for found in self._visit(child, (*frames, item.id)))
        self.boxes[item.id] = inside
        return inside

    def anchor(self, item_id: str, *, last: bool = False) -> str | None:
        """The box that stands for an item in the layout: itself, or of a frame the first (or last) along the edges."""
        if item_id not in self.frames:
            return None
        inside = self.boxes.get(item_id)
        if not inside:
            return item_id
        among = set(inside)
        links = self._outgoing if last else self._incoming
        free = [box for box in inside if not among.intersection(links[box])]
        return (free or list(inside))[-1 if last else 0]

    def nested(self, one: str, other: str) -> bool:
        """Whether one of the two lies inside the other."""
        return one in self.frames[other] or other in self.frames[one]


class Ends(Struct, frozen=True):
    """An edge as the layout gets it: between two boxes, clipped at `tail_frame` and `head_frame` where given.

    `reversed` says that it was put in from its target to its source; `parallel` that another edge already joins the
    same two boxes the other way.
    """

    tail: str
    head: str
    tail_frame: str | None = None
    head_frame: str | None = None
    reversed: bool = False
    parallel: bool = False


class Arrangement(Struct, frozen=True):
    """The edges that are laid out, by id, and pairs of boxes of which the first must lie before the second."""

    ends: Mapping[str, Ends]
    keep_apart: tuple[tuple[str, str], ...]


def arrange(scene: Scene, reach: Reach) -> Arrangement:
    """Opens every circle, so that as few edges as possible run against the picture's direction.

    Steps of a flow come first, in their order: a reader follows them from the start on.
    """
    graph = _Acyclic()
    ends: dict[str, Ends] = {}
    for edge in by_importance(scene.edges):
        if edge.source not in reach.frames or edge.target not in reach.frames:
            continue
        if edge.source == edge.target or reach.nested(edge.source, edge.target):
            continue
        source, target = reach.anchor(edge.source, last=True), reach.anchor(edge.target)
        if source is None or target is None or source == target:
            continue
        backward = edge.upstream != graph.would_close(*((target, source) if edge.upstream else (source, target)))
        tail, head = (target, source) if backward else (source, target)
        source_frame = edge.source if edge.source in reach.boxes else None
        target_frame = edge.target if edge.target in reach.boxes else None
        tail_frame, head_frame = (target_frame, source_frame) if backward else (source_frame, target_frame)
        parallel = backward and graph.joins(tail, head)
        graph.add(tail, head)
        ends[edge.id] = Ends(tail, head, tail_frame, head_frame, backward, parallel)
    in_scene_order = {edge.id: ends[edge.id] for edge in scene.edges if edge.id in ends}
    return Arrangement(in_scene_order, tuple(_entrances_first(scene, reach, graph)))


def entrances(scene: Scene) -> Iterator[tuple[Box, Frame]]:
    """The boxes that stand on the border of the frame around them, with that frame."""
    for frame in scene.frames():
        for child in frame.children:
            if isinstance(child, Box) and child.type.on_border:
                yield child, frame


def _entrances_first(scene: Scene, reach: Reach, graph: _Acyclic) -> Iterator[tuple[str, str]]:
    """Keeps the rest of a frame behind the boxes on its border, as long as that closes no circle.

    What is only reached from inside, a way out, comes last instead.
    """
    standing = {entrance.id for entrance, _ in entrances(scene)}
    for entrance, frame in entrances(scene):
        others = [other for other in reach.boxes[frame.id] if other not in standing]
        is_exit = any(graph.reaches(other, entrance.id) for other in others)
        is_exit = is_exit and not any(graph.reaches(entrance.id, other) for other in others)
        for other in others:
            if not (graph.reaches(entrance.id, other) or graph.reaches(other, entrance.id)):
                pair = (other, entrance.id) if is_exit else (entrance.id, other)
                graph.add(*pair)
                yield pair


def by_importance(edges: tuple[Edge, ...]) -> list[Edge]:
    """Flow steps first, by their number; then the rest; edges that are known to run upstream last."""

    def key(edge: Edge) -> tuple[bool, bool, list[int]]:
        steps = [[int(part) for part in badge.number.split(".") if part.isdigit()] for badge in edge.badges]
        return (edge.upstream, not edge.badges, min(steps, default=[]))

    return sorted(edges, key=key)


class _Acyclic:
    """A growing graph without circles."""

    def __init__(self) -> None:
        self._next: dict[str, set[str]] = defaultdict(set)

    def add(self, tail: str, head: str) -> None:
        self._next[tail].add(head)

    def joins(self, tail: str, head: str) -> bool:
        return head in self._next[tail]

    def would_close(self, tail: str, head: str) -> bool:
        return self.reaches(head, tail)

    def reaches(self, start: str, goal: str) -> bool:
        seen, stack = {start}, [start]
        while stack:
            at = stack.pop()
            if at == goal:
                return True
            for following in self._next[at]:
                if following not in seen:
                    seen.add(following)
                    stack.append(following)
        return False
