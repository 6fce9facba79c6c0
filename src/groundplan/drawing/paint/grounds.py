"""What colour lies behind a text: the fills of frames, one over the other."""

from __future__ import annotations

from collections.abc import Iterator

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.paint.colors import GROUND, Color, color_of, seen
from groundplan.drawing.placing.composition import Composition
from groundplan.scenes.scene import Frame

_BESIDE = 2.0
"""More than half the width of any border."""


class Grounds:
    """What colour lies behind a point: the page, and the frames' fills over it."""

    def __init__(self, composition: Composition) -> None:
        self._borders = tuple(composition.geometry.frames.values())
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

    def over_borders(self, area: Rect) -> Iterator[tuple[Rect, Color]]:
        """What hides each border that runs through an area: a strip over all of it, then one over its second half.

        Each strip has the colour that lies on its side of the border, so that only the border's line is gone.
        """
        for frame in self._borders:
            for x in (frame.left, frame.right):
                top, bottom = max(area.top, frame.top), min(area.bottom, frame.bottom)
                if area.left < x < area.right and top < bottom:
                    middle = (top + bottom) / 2
                    yield Rect(x - _BESIDE, top, x + _BESIDE, bottom), self.behind((x - _BESIDE, middle))
                    yield Rect(x, top, x + _BESIDE, bottom), self.behind((x + _BESIDE, middle))
            for y in (frame.top, frame.bottom):
                left, right = max(area.left, frame.left), min(area.right, frame.right)
                if area.top < y < area.bottom and left < right:
                    middle = (left + right) / 2
                    yield Rect(left, y - _BESIDE, right, y + _BESIDE), self.behind((middle, y - _BESIDE))
                    yield Rect(left, y, right, y + _BESIDE), self.behind((middle, y + _BESIDE))


def frame_color(frame: Frame) -> Color:
    """The colour of a frame's border and fill."""
    return color_of(frame.style, seen(frame.look.border, frame.look.border_dark))
