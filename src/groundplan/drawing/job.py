"""One picture from beginning to end: what a worker does. Nothing in it knows of processes."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from itertools import combinations, pairwise

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.layout.graph import Effort, Wishes, build
from groundplan.drawing.layout.lay_out import lay_out
from groundplan.drawing.page import READABLE_WIDTH, WINDOW_HEIGHT, WINDOW_WIDTH
from groundplan.drawing.paint.paint import paint
from groundplan.drawing.parts.headings import title_of
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
    if scene.direction is Direction.DOWN:
        return _composed(scene, effort)
    right = _readable(_composed(replace(scene, direction=Direction.RIGHT), effort), effort)
    if scene.direction is Direction.RIGHT or right.bounds.width <= WINDOW_WIDTH or len(right.faces) > _MANY_BOXES:
        return right
    can_be_read = right.bounds.width <= READABLE_WIDTH
    few = len(right.faces) <= _FEW_BOXES
    if few and can_be_read and right.bounds.height <= WINDOW_HEIGHT:
        return right
    down = _composed(replace(scene, direction=Direction.DOWN), effort)
    if few and can_be_read != (down.bounds.width <= READABLE_WIDTH):
        return right if can_be_read else down
    better = _fit(down.bounds) > _fit(right.bounds) * _CLEARLY and down.strain <= right.strain
    return down if better else right


def _readable(right: Composition, effort: Effort) -> Composition:
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
        made = _composed(right.scene, effort, -closer)
    return made if made.strain <= right.strain else right


def _fit(bounds: Rect) -> float:
    """How large the letters are on a page, less for a picture that is higher than a screen."""
    scale = min(1.0, WINDOW_WIDTH / bounds.width)
    return scale * math.sqrt(min(1.0, WINDOW_HEIGHT / (bounds.height * scale)))


def _composed(scene: Scene, effort: Effort, gap: float = 0.0) -> Composition:
    """The scene in its direction; laid out again, roomier, while labels or titles find no good place."""
    wishes = Wishes(effort, gap)
    blueprint = build(scene, wishes)
    geometry = lay_out(blueprint)
    if effort is Effort.SIMPLE:
        return compose(scene, blueprint, geometry)
    wishes = replace(
        wishes,
        ordered=_ordered(scene, geometry),
        mirrored=_reads_upwards(scene, geometry),
        one_row=_roomy(scene, geometry),
    )
    if wishes != blueprint.wishes:
        blueprint = build(scene, wishes)
        geometry = lay_out(blueprint)
    best = compose(scene, blueprint, geometry)
    for _ in range(_MORE_TRIES if len(best.faces) <= _MANY_BOXES else 0):
        if best.strain == 0:
            break
        wishes = replace(wishes, gap=wishes.gap + _WIDER)
        blueprint = build(scene, wishes)
        roomier = compose(scene, blueprint, lay_out(blueprint))
        if roomier.strain < best.strain:
            best = roomier
    return best


def _ordered(scene: Scene, geometry: Geometry) -> tuple[tuple[str, str], ...]:
    """The pairs of the scene's `order` that share a rank: only those can be put in order."""
    ranks = _by_rank([item for item in scene.order if item in geometry.boxes], scene.direction, geometry)
    return tuple(pair for items in ranks for pair in pairwise(items))


def _roomy(scene: Scene, geometry: Geometry) -> frozenset[str]:
    """The frames that are wide enough anyway for chips beside their title."""
    with_chips = (frame for frame in scene.frames() if frame.id in geometry.frames and title_of(frame).chips)
    return frozenset(
        frame.id for frame in with_chips if title_of(frame, one_row=True).width <= geometry.frames[frame.id].width
    )


def _reads_upwards(scene: Scene, geometry: Geometry) -> bool:
    """Whether a picture that runs right begins at the bottom, so that people would read it upwards.

    It does when its first box stands low, or when most boxes stand above those that the scene names before them.
    """
    names = [box.id for box in scene.boxes() if box.id in geometry.boxes]
    if scene.direction is Direction.DOWN or len(names) < 2:
        return False
    reached = {edge.target for edge in scene.edges}
    start = next((name for name in names if name not in reached), names[0])
    bottom = max(rect.bottom for rect in geometry.boxes.values())
    lead = 1 - 2 * geometry.boxes[start].centre[1] / bottom
    pairs = [pair for items in _by_rank(names, scene.direction, geometry) for pair in combinations(items, 2)]
    falling = sum(geometry.boxes[one].top < geometry.boxes[other].top for one, other in pairs)
    order = (2 * falling - len(pairs)) / len(pairs) if pairs else 0.0
    return lead + order < 0


def _by_rank(items: list[str], direction: Direction | None, geometry: Geometry) -> list[list[str]]:
    ranks: dict[int, list[str]] = defaultdict(list)
    for item in items:
        x, y = geometry.boxes[item].centre
        ranks[round(x if direction is Direction.RIGHT else y)].append(item)
    return list(ranks.values())
