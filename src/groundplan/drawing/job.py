"""One picture from beginning to end: what a worker does. Nothing in it knows of processes."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.drawn import Drawn
from groundplan.drawing.effort import Effort
from groundplan.drawing.geometry import Geometry, Rect, around
from groundplan.drawing.layout.graph import VERY_MANY, Blueprint, Parts, Wishes, build
from groundplan.drawing.layout.lay_out import lay_out
from groundplan.drawing.page import READABLE_WIDTH, WINDOW_HEIGHT, WINDOW_WIDTH
from groundplan.drawing.paint.paint import paint
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

_LARGE = 60
"""A picture of more boxes or edges is looked at zoomed in: it is drawn again only where much of it stands badly."""

_BEARABLE, _BEARABLE_IN_LARGE = 40, 10
"""One label that stands badly among so many edges is good enough: a further try costs as much as the first."""

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


class _LaidOut(Struct, frozen=True):
    """A scene of one direction as its layout leaves it, ready to be composed."""

    scene: Scene
    blueprint: Blueprint
    geometry: Geometry

    @staticmethod
    def by(blueprint: Blueprint, scene: Scene) -> _LaidOut:
        """What Graphviz makes of a blueprint."""
        return _LaidOut(scene, blueprint, lay_out(blueprint))

    @property
    def bounds(self) -> Rect:
        """Around boxes and frames: how large the picture is at least."""
        return around([Rect(0.0, 0.0, 1.0, 1.0), *self.geometry.boxes.values(), *self.geometry.frames.values()])

    def composed(self) -> Composition:
        """Everything in its place."""
        return compose(self.scene, self.blueprint, self.geometry)


def draw_scene(scene: Scene | SequenceScene, effort: Effort = Effort.FULL) -> Drawn:
    """Draws a scene in this process."""
    if isinstance(scene, SequenceScene):
        return draw_sequence(scene)
    return paint(composed(scene, effort))


def dot_source(scene: Scene) -> str:
    """The scene as Graphviz' language, as it goes to layout."""
    return build(composed(scene).scene).source


def composed(scene: Scene, effort: Effort = Effort.FULL) -> Composition:
    """The scene with everything in its place. Where it says no direction, its composition does."""
    parts, wishes = Parts(scene), Wishes(effort)
    if scene.direction is Direction.DOWN:
        return _composed(_laid_out(scene, parts, wishes), parts)
    first = _first_layout(replace(scene, direction=Direction.RIGHT), parts, wishes)
    if scene.direction is Direction.RIGHT:
        return _readable(_composed(_in_order(first, parts), parts), parts, effort)

    few = len(parts.faces) <= _FEW_BOXES
    laid_down: _LaidOut | None = None
    other: Composition | None = None
    if len(parts.faces) <= _MANY_BOXES and _surely_wide(first, few=few):
        # What it is compared with becomes larger than its first layout, and reads no better.
        laid_down = _laid_out(replace(scene, direction=Direction.DOWN), parts, wishes)
        if _reads_better(laid_down.bounds, first.bounds, few=few):
            other = laid_down.composed()
            better = _reads_better(other.bounds, first.bounds, few=few)
            if better and (_is_good(other) or (few and other.bounds.width <= READABLE_WIDTH)):
                return other

    right = _readable(_composed(_in_order(first, parts), parts), parts, effort)
    if right.bounds.width <= WINDOW_WIDTH or len(right.faces) > _MANY_BOXES:
        return right
    if few and right.bounds.width <= READABLE_WIDTH and right.bounds.height <= WINDOW_HEIGHT:
        return right
    if not few and laid_down and not other and _is_good(right):
        return right  # Only what it needs for its labels makes it read a little worse than the other one's bare layout.
    laid_down = laid_down or _laid_out(replace(scene, direction=Direction.DOWN), parts, wishes)
    if not _reads_better(laid_down.bounds, right.bounds, few=few):
        return right
    other = other or laid_down.composed()
    if not _reads_better(other.bounds, right.bounds, few=few):
        return right
    only_readable = few and right.bounds.width > READABLE_WIDTH >= other.bounds.width
    return other if only_readable or other.strain <= right.strain else right


def _surely_wide(laid: _LaidOut, *, few: bool) -> bool:
    """Whether a picture that runs right is too wide for a window, and where it has few boxes, too wide to be read."""
    if not few:
        return laid.bounds.width > WINDOW_WIDTH
    ranks = _by_rank(list(laid.geometry.boxes), Direction.RIGHT, laid.geometry)
    closer = _CLOSER * (len(ranks) - 1) if laid.bounds.height <= WINDOW_HEIGHT else 0.0
    return laid.bounds.width - closer > READABLE_WIDTH


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
        made = _composed(_laid_out(right.scene, parts, Wishes(effort, -closer)), parts)
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


def _composed(laid: _LaidOut, parts: Parts) -> Composition:
    """The scene in its direction; laid out again, roomier, as long as that helps labels or titles to good places."""
    best, wishes = laid.composed(), laid.blueprint.wishes
    few_enough = wishes.effort is Effort.FULL and len(best.faces) <= _MANY_BOXES
    for _ in range(_MORE_TRIES if few_enough else 0):
        if _is_good(best):
            break
        wishes = replace(wishes, gap=wishes.gap + _WIDER)
        roomier = _LaidOut.by(build(laid.scene, wishes, parts), laid.scene).composed()
        if roomier.strain >= best.strain:
            break
        best = roomier
    return best


def _is_good(made: Composition) -> bool:
    """Whether so little stands badly in a picture that it needs no further try."""
    edges = len(made.scene.edges)
    large = max(edges, len(made.faces)) > _LARGE
    return made.strain * (_BEARABLE_IN_LARGE if large else _BEARABLE) <= edges


def _laid_out(scene: Scene, parts: Parts, wishes: Wishes) -> _LaidOut:
    return _in_order(_first_layout(scene, parts, wishes), parts)


def _first_layout(scene: Scene, parts: Parts, wishes: Wishes) -> _LaidOut:
    upside_down = scene.direction is Direction.RIGHT and len(parts.faces) <= _SMALL
    if _is_hasty(parts, wishes):
        return _LaidOut.by(build(scene, wishes, parts), scene)
    return _LaidOut.by(build(scene, replace(wishes, mirrored=upside_down), parts), scene)


def _is_hasty(parts: Parts, wishes: Wishes) -> bool:
    return wishes.effort is Effort.SIMPLE or len(parts.faces) > VERY_MANY


def _in_order(first: _LaidOut, parts: Parts) -> _LaidOut:
    """A scene laid out again where it turns out that something is in the wrong order, or that there is more room."""
    scene, wishes = first.scene, first.blueprint.wishes
    if _is_hasty(parts, wishes):
        return first
    lead = _lead(scene, first.geometry)
    turned = replace(
        wishes,
        ordered=_ordered(scene, first.geometry),
        mirrored=scene.direction is Direction.RIGHT and (lead >= -_LEAN if wishes.mirrored else lead < 0),
        one_row=_roomy(parts, first.geometry),
    )
    return first if turned == wishes else _LaidOut.by(build(scene, turned, parts), scene)


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
