"""One picture from beginning to end: what a worker does. Nothing in it knows of processes."""

from __future__ import annotations

from itertools import pairwise

from groundplan.drawing.composition import Composition, compose
from groundplan.drawing.geometry import Geometry
from groundplan.drawing.graph import Effort, build
from groundplan.drawing.layout import lay_out
from groundplan.drawing.paint import paint
from groundplan.drawing.picture import Picture
from groundplan.scenes.scene import Direction, Scene

_WIDER = (30.0, 60.0)
_MANY_BOXES = 120


def draw_scene(scene: Scene, effort: Effort = Effort.FULL) -> Picture:
    """Draws a scene in this process."""
    return paint(composed(scene, effort))


def composed(scene: Scene, effort: Effort = Effort.FULL) -> Composition:
    """The scene with everything in its place; laid out again, wider, while labels find no good place."""
    ordered: tuple[tuple[str, str], ...] = ()
    if scene.order and effort is Effort.FULL:
        ordered = _ordered(scene, lay_out(build(scene)))

    def attempt(gap: float) -> Composition:
        blueprint = build(scene, effort, gap, ordered)
        return compose(scene, blueprint, lay_out(blueprint))

    best = attempt(0.0)
    if effort is Effort.SIMPLE or len(best.faces) > _MANY_BOXES:
        return best
    for gap in _WIDER:
        if best.strain == 0:
            break
        wider = attempt(gap)
        if wider.strain < best.strain:
            best = wider
    return best


def _ordered(scene: Scene, geometry: Geometry) -> tuple[tuple[str, str], ...]:
    """The pairs of the scene's `order` that share a rank: only those can be put in order."""
    sideways = scene.direction is Direction.RIGHT

    def rank(item: str) -> float:
        x, y = geometry.boxes[item].centre
        return x if sideways else y

    known = [item for item in scene.order if item in geometry.boxes]
    ranks: dict[int, list[str]] = {}
    for item in known:
        ranks.setdefault(round(rank(item)), []).append(item)
    return tuple(pair for items in ranks.values() for pair in pairwise(items))
