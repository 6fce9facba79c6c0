"""What colour lies behind a text: the fills of frames, one over the other."""

from __future__ import annotations

from groundplan.drawing.geometry import Point
from groundplan.drawing.paint.colors import GROUND, Color, color_of, seen
from groundplan.drawing.placing.composition import Composition
from groundplan.scenes.scene import Frame


class Grounds:
    """What colour lies behind a point: the page, and the frames' fills over it."""

    def __init__(self, composition: Composition) -> None:
        self._filled = [
            (composition.geometry.frames[frame.id], frame_color(frame), frame.look.fill)
            for frame in composition.scene.frames()
            if frame.id in composition.geometry.frames and frame.look.fill > 0
        ]

    def behind(self, point: Point) -> Color:
        """The colour behind a point."""
        ground = GROUND
        for rect, color, share in self._filled:
            if rect.contains(point):
                ground = ground.under(color, share)
        return ground


def frame_color(frame: Frame) -> Color:
    """The colour of a frame's border and fill."""
    return color_of(frame.style, seen(frame.look.border, frame.look.border_dark))
