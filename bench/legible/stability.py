"""How much of a picture stays where it was when one component comes or goes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import median

from msgspec.structs import replace

from groundplan.drawing.geometry import Rect
from groundplan.scenes.scene import Box, Edge, Frame, Item, Scene

NEIGHBOURS = 5
"""A box is compared with so many boxes that stood nearest to it."""

_NEW = "the-new-one"
_FEWEST = 8


def edits(scene: Scene) -> Iterator[Scene]:
    """The scene with one box more, and with one box less; nothing for a scene of fewer than eight boxes.

    The new box stands in the same frame right behind the box in the middle of the scene's order, which is connected to
    it. The box that goes, with its edges, is the one with the fewest edges; of several, the one nearest to the middle.
    (Without a box that much hangs on, the whole has another shape: nothing can stay in its place then.)
    """
    boxes = list(scene.boxes())
    if len(boxes) < _FEWEST:
        return
    middle = len(boxes) // 2
    beside = boxes[middle]
    new = replace(beside, id=_NEW, component=_NEW, name="Something new", chips=(), focus=False)
    edge = Edge(f"{beside.id}--{_NEW}", beside.id, _NEW, (f"{beside.id}--{_NEW}",))
    yield replace(scene, items=_with(scene.items, beside, new), edges=(*scene.edges, edge))
    ends = Counter(end for edge in scene.edges for end in (edge.source, edge.target))
    gone = min(enumerate(boxes), key=lambda each: (ends[each[1].id], abs(each[0] - middle)))[1].id
    yield replace(
        scene,
        items=_without(scene.items, gone),
        edges=tuple(edge for edge in scene.edges if gone not in (edge.source, edge.target)),
        same=tuple(kept for ids in scene.same if len(kept := tuple(id for id in ids if id != gone)) > 1),
        order=tuple(id for id in scene.order if id != gone),
    )


def moved(before: Mapping[str, Rect], after: Mapping[str, Rect]) -> float:
    """The share of the boxes in both pictures that moved against their neighbours.

    A box's own move is taken against the median move (in x and in y) of the five boxes that stood nearest to it, middle
    to middle. It moved if the rest is more than half its width in x or half its height in y.
    """
    common = sorted(before.keys() & after.keys())
    if len(common) < 2:
        return 0.0
    moves = {
        box: (after[box].centre[0] - before[box].centre[0], after[box].centre[1] - before[box].centre[1])
        for box in common
    }
    count = 0
    for box in common:
        near = sorted(
            (other for other in common if other != box),
            key=lambda other: math.dist(before[other].centre, before[box].centre),
        )[:NEIGHBOURS]
        across = moves[box][0] - median(moves[other][0] for other in near)
        down = moves[box][1] - median(moves[other][1] for other in near)
        count += abs(across) > before[box].width / 2 or abs(down) > before[box].height / 2
    return count / len(common)


def _with(items: tuple[Item, ...], beside: Box, new: Box) -> tuple[Item, ...]:
    found: list[Item] = []
    for item in items:
        if isinstance(item, Frame):
            item = replace(item, children=_with(item.children, beside, new))
        found.append(item)
        if item is beside:
            found.append(new)
    return tuple(found)


def _without(items: tuple[Item, ...], gone: str) -> tuple[Item, ...]:
    return tuple(
        replace(item, children=_without(item.children, gone)) if isinstance(item, Frame) else item
        for item in items
        if item.id != gone
    )
