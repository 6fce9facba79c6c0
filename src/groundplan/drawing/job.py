"""One picture from beginning to end: what a worker does. Nothing in it knows of processes."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from itertools import combinations, pairwise

from groundplan.drawing.geometry import Geometry, Rect, around
from groundplan.drawing.layout.graph import VERY_MANY, Blueprint, Effort, Parts, Wishes, build
from groundplan.drawing.layout.lay_out import lay_out
from groundplan.drawing.page import READABLE_WIDTH, WINDOW_HEIGHT, WINDOW_WIDTH
from groundplan.drawing.paint.paint import paint
from groundplan.drawing.picture import Picture
from groundplan.drawing.placing.composition import Composition, compose
from groundplan.drawing.sequence.draw import draw_sequence
from groundplan.scenes.scene import Direction, Scene
from groundplan.scenes.sequence import SequenceScene

_WIDER = 30.0
"""By so many pixels the ranks move apart with each further try: a label of two lines fits in between."""

_CLOSER = 28.0
"""By so many pixels at most the ranks of a picture that is hardly too wide move together: no line is too short."""

_MORE_TRIES = 2
"""So often a picture is laid out again to be roomier; each try costs as much as the first."""

_MANY_BOXES = 120
"""A larger picture gets one try in one direction: it is looked at zoomed in, and each try costs seconds."""

_FEW_BOXES = 25
"""So few boxes have to be readable on a page without zooming in."""

_SMALL = 8
"""So few boxes Graphviz puts in order from the bottom up: such a picture is laid out upside down right away."""

_LEAN = 0.2
"""So little a small picture may lean to being read upwards, from 0 for not at all to 2: nobody sees a difference."""

_CLEARLY = 1.3
"""A picture runs down only where it fits that much better: people read from left to right, and dislike turns."""


def draw_scene(scene: Scene | SequenceScene, effort: Effort = Effort.FULL) -> Picture:
    """Draws a scene in this process."""
    if isinstance(scene, SequenceScene):
        return draw_sequence(scene)
    return paint(composed(scene, effort))


def dot_source(scene: Scene) -> str:
    """The scene as Graphviz' language, as it goes to layout."""
    return build(composed(scene).scene).source


def composed(scene: Scene, effort: Effort = Effort.FULL) -> Composition:
    """The scene with everything in its place. Where it says no direction, its composition does."""
    parts = Parts(scene)
    if scene.direction is Direction.DOWN:
        return _composed(scene, parts, Wishes(effort))
    right = _readable(_composed(replace(scene, direction=Direction.RIGHT), parts, Wishes(effort)), parts, effort)
    if scene.direction is Direction.RIGHT or right.bounds.width <= WINDOW_WIDTH or len(right.faces) > _MANY_BOXES:
        return right
    few = len(right.faces) <= _FEW_BOXES
    if few and right.bounds.width <= READABLE_WIDTH and right.bounds.height <= WINDOW_HEIGHT:
        return right

    down = replace(scene, direction=Direction.DOWN)
    blueprint, geometry = _laid_out(down, parts, Wishes(effort))
    # Boxes and frames alone tell how large it is at least.
    if not _reads_better(around([*geometry.boxes.values(), *geometry.frames.values()]), right.bounds, few=few):
        return right
    other = compose(down, blueprint, geometry)
    if not _reads_better(other.bounds, right.bounds, few=few):
        return right
    only_readable = few and right.bounds.width > READABLE_WIDTH >= other.bounds.width
    return other if only_readable or other.strain <= right.strain else right


def _readable(right: Composition, parts: Parts, effort: Effort) -> Composition:
    """A picture that runs right; closer where it is low enough for a window, and hardly too wide to be read.

    So a picture does not turn as soon as one label gets a letter longer.
    """
    made, closer = right, 0.0
    ranks = _by_rank(list(right.geometry.boxes), Direction.RIGHT, right.geometry)
    few = len(right.faces) <= _FEW_BOXES
    while few and made.bounds.height <= WINDOW_HEIGHT and made.bounds.width > READABLE_WIDTH:
        closer += math.ceil((made.bounds.width - READABLE_WIDTH) / max(1, len(ranks) - 1))
        if closer > _CLOSER:
            return right
        made = _composed(right.scene, parts, Wishes(effort, -closer))
    return made if made.strain <= right.strain else right


def _reads_better(bounds: Rect, other: Rect, *, few: bool) -> bool:
    """Whether a picture of few boxes or many is clearly better to read than another, if it is not strained."""
    if few and (bounds.width <= READABLE_WIDTH) != (other.width <= READABLE_WIDTH):
        return bounds.width <= READABLE_WIDTH
    return _fit(bounds) > _fit(other) * _CLEARLY


def _fit(bounds: Rect) -> float:
    """How large the letters are on a page, less for a picture that is higher than a screen."""
    scale = min(1.0, WINDOW_WIDTH / bounds.width)
    return scale * math.sqrt(min(1.0, WINDOW_HEIGHT / (bounds.height * scale)))


def _composed(scene: Scene, parts: Parts, wishes: Wishes) -> Composition:
    """The scene in its direction; laid out again, roomier, as long as that helps labels or titles to good places."""
    blueprint, geometry = _laid_out(scene, parts, wishes)
    best = compose(scene, blueprint, geometry)
    few_enough = wishes.effort is Effort.FULL and len(best.faces) <= _MANY_BOXES
    for _ in range(_MORE_TRIES if few_enough else 0):
        if best.strain == 0:
            break
        blueprint = build(scene, replace(blueprint.wishes, gap=blueprint.wishes.gap + _WIDER), parts)
        roomier = compose(scene, blueprint, lay_out(blueprint))
        if roomier.strain >= best.strain:
            break
        best = roomier
    return best


def _laid_out(scene: Scene, parts: Parts, wishes: Wishes) -> tuple[Blueprint, Geometry]:
    """The scene laid out; again where it turns out that something is in the wrong order, or that there is more room."""
    right = scene.direction is Direction.RIGHT
    if wishes.effort is Effort.SIMPLE or len(parts.faces) > VERY_MANY:
        blueprint = build(scene, wishes, parts)
        return blueprint, lay_out(blueprint)
    first = build(scene, replace(wishes, mirrored=right and len(parts.faces) <= _SMALL), parts)
    geometry = lay_out(first)
    lead = _lead(scene, geometry)
    turned = replace(
        first.wishes,
        ordered=_ordered(scene, geometry),
        mirrored=right and (lead >= -_LEAN if first.wishes.mirrored else lead < 0),
        one_row=_roomy(parts, geometry),
    )
    if turned == first.wishes:
        return first, geometry
    second = build(scene, turned, parts)
    return second, lay_out(second)


def _ordered(scene: Scene, geometry: Geometry) -> tuple[tuple[str, str], ...]:
    """The pairs of the scene's `order` that share a rank: only those can be put in order."""
    ranks = _by_rank([item for item in scene.order if item in geometry.boxes], scene.direction, geometry)
    return tuple(pair for items in ranks for pair in pairwise(items))


def _roomy(parts: Parts, geometry: Geometry) -> frozenset[str]:
    """The frames that are wide enough anyway for chips beside their title."""
    frames = geometry.frames
    return frozenset(
        name for name, title in parts.one_row.items() if name in frames and title.width <= frames[name].width
    )


def _lead(scene: Scene, geometry: Geometry) -> float:
    """How much a picture that runs right is read from top to bottom: 2 for all of it, -2 where it is read upwards.

    It is the more, the higher its first box stands, and the more boxes stand below those that the scene names before
    them.
    """
    names = [box.id for box in scene.boxes() if box.id in geometry.boxes]
    if len(names) < 2:
        return 0.0
    reached = {edge.target for edge in scene.edges}
    start = next((name for name in names if name not in reached), names[0])
    bounds = around(list(geometry.boxes.values()))
    # In a small picture the room for titles above its boxes would count too much.
    top = bounds.top if len(names) <= _SMALL else 0.0
    lead = 1 - 2 * (geometry.boxes[start].centre[1] - top) / (bounds.bottom - top)
    pairs = [pair for items in _by_rank(names, scene.direction, geometry) for pair in combinations(items, 2)]
    falling = sum(geometry.boxes[one].top < geometry.boxes[other].top for one, other in pairs)
    order = (2 * falling - len(pairs)) / len(pairs) if pairs else 0.0
    return lead + order


def _by_rank(items: list[str], direction: Direction | None, geometry: Geometry) -> list[list[str]]:
    ranks: dict[int, list[str]] = defaultdict(list)
    for item in items:
        x, y = geometry.boxes[item].centre
        ranks[round(x if direction is Direction.RIGHT else y)].append(item)
    return list(ranks.values())
