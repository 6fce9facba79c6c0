"""What colour lies behind a text: the fills of frames, one over the other, on a light and on a dark page."""

from __future__ import annotations

from groundplan.drawing.geometry import Point
from groundplan.drawing.paint.shades import dark_shade
from groundplan.drawing.placing.composition import Composition
from groundplan.scenes.scene import Frame

LIGHT_GROUND = (255, 255, 255)
DARK_GROUND = (30, 33, 41)


class Grounds:
    """What colour lies behind a point: the frames' fills, one over the other, on a light and on a dark page."""

    def __init__(self, composition: Composition) -> None:
        self._filled = [
            (composition.geometry.frames[frame.id], _shades(frame), frame.look.fill)
            for frame in composition.scene.frames()
            if frame.id in composition.geometry.frames and frame.look.fill > 0
        ]

    def behind(self, point: Point) -> tuple[str, str]:
        """The colour behind a point on a light and on a dark page."""
        around = [(shades, share) for rect, shades, share in self._filled if rect.contains(point)]
        return (
            _blended(LIGHT_GROUND, [(shades[0], share) for shades, share in around]),
            _blended(DARK_GROUND, [(shades[1], share) for shades, share in around]),
        )

    def halo(self, point: Point) -> dict[str, object]:
        """The attributes of a text's halo at a point: as if the line behind it paused there."""
        light, dark = self.behind(point)
        halo: dict[str, object] = {
            "stroke": light,
            "stroke_width": 4,
            "stroke_linejoin": "round",
            "paint_order": "stroke",
        }
        if any(rect.contains(point) for rect, _, _ in self._filled):
            halo["style"] = f"--gp-ground:{light};--gp-ground-dark:{dark}"
        return halo


def _shades(frame: Frame) -> tuple[str, str]:
    """The colour of a frame's fill on a light and on a dark page."""
    color = frame.style.color or frame.look.border
    return color, dark_shade(color, frame.style.dark if frame.style.color else frame.look.border_dark)


def _blended(ground: tuple[int, int, int], fills: list[tuple[str, float]]) -> str:
    red, green, blue = (float(part) for part in ground)
    for color, share in fills:
        over = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
        red, green, blue = (
            below + (above - below) * share for below, above in zip((red, green, blue), over, strict=True)
        )
    return f"#{round(red):02x}{round(green):02x}{round(blue):02x}"
