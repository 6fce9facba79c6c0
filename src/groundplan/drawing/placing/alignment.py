"""Boxes that are joined and lie nearly level are moved a little, so that the line between them is straight."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from groundplan.drawing.geometry import Geometry, Rect, flipped_all
from groundplan.drawing.layout.ordering import by_importance
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.parts.headings import Title
from groundplan.scenes.scene import Direction, Scene

_FURTHEST = 18.0
_BOX_GAP = 10.0
_FRAME_GAP = 8.0


def aligned(scene: Scene, geometry: Geometry, faces: Mapping[str, Face], titles: Mapping[str, Title]) -> Geometry:
    """The geometry with levelled boxes. None of them moves far, out of its frame, or too near to another."""
    down = scene.direction is Direction.DOWN
    boxes = flipped_all(geometry.boxes) if down else dict(geometry.boxes)
    frames = flipped_all(geometry.frames) if down else geometry.frames
    levels = {box: (rect.height / 2 if down else faces[box].port_height) for box, rect in boxes.items()}
    level = _Leveller(boxes, frames, levels, {} if down else {frame: titles[frame].height for frame in frames})
    for edge in by_importance(scene.edges):
        if edge.source in boxes and edge.target in boxes and edge.source != edge.target:
            level.join(edge.source, edge.target)
    return replace(geometry, boxes=flipped_all(level.boxes) if down else level.boxes)


class _Leveller:
    """Groups of boxes at one level; groups are joined as long as every box may move."""

    def __init__(
        self,
        boxes: dict[str, Rect],
        frames: Mapping[str, Rect],
        levels: Mapping[str, float],
        heads: Mapping[str, float],
    ) -> None:
        self.boxes = boxes
        self._frames = frames
        self._levels = levels
        self._heads = heads
        self._groups = {box: [box] for box in boxes}

    def join(self, one: str, other: str) -> None:
        """Puts two boxes, and all that already stand level with them, at one level."""
        first, second = self._groups[one], self._groups[other]
        if first is second or abs(self._level(one) - self._level(other)) > _FURTHEST:
            return
        together = [*first, *second]
        level = round(sum(self._level(box) for box in together) / len(together))
        moved = {box: self.boxes[box].moved(0.0, level - self._level(box)) for box in together}
        if all(self._fits(box, rect, moved) for box, rect in moved.items()):
            self.boxes.update(moved)
            for box in together:
                self._groups[box] = together

    def _level(self, box: str) -> float:
        return self.boxes[box].top + self._levels[box]

    def _fits(self, box: str, rect: Rect, moved: Mapping[str, Rect]) -> bool:
        before = self.boxes[box]
        if rect == before:
            return True
        around = rect.grown(_BOX_GAP)
        if any(
            around.overlaps(moved.get(other, other_rect)) for other, other_rect in self.boxes.items() if other != box
        ):
            return False
        for frame_id, frame in self._frames.items():
            if frame.contains(before.centre):
                inside = Rect(
                    frame.left, frame.top + self._heads.get(frame_id, 0.0), frame.right, frame.bottom - _FRAME_GAP
                )
                if rect.top < inside.top + _FRAME_GAP or rect.bottom > inside.bottom:
                    return False
            elif rect.grown(_FRAME_GAP).overlaps(frame):
                return False
        return True
