"""What colour lies behind a text: the fills of frames, one over the other, on a light and on a dark page."""

from __future__ import annotations

from groundplan.catalog.component_type import FrameStyle
from groundplan.drawing.geometry import Point
from groundplan.drawing.placing.composition import Composition

LIGHT_GROUND = (255, 255, 255)
DARK_GROUND = (30, 33, 41)


class Grounds:
    """What colour lies behind a point: the frames' fills, one over the other, on a light and on a dark page."""

    def __init__(self, composition: Composition) -> None:
        self._filled = [
            (composition.geometry.frames[frame.id], frame.style.color or frame.look.border, frame.look)
            for frame in composition.scene.frames()
            if frame.id in composition.geometry.frames and frame.look.fill > 0
        ]

    def halo(self, point: Point) -> dict[str, object]:
        """The attributes of a text's halo at a point: as if the line behind it paused there."""
        around = [(color, look) for rect, color, look in self._filled if rect.contains(point)]
        light = _blended(LIGHT_GROUND, around)
        halo: dict[str, object] = {
            "stroke": light,
            "stroke_width": 4,
            "stroke_linejoin": "round",
            "paint_order": "stroke",
        }
        if around:
            halo["style"] = f"--gp-ground:{light};--gp-ground-dark:{_blended(DARK_GROUND, around)}"
        return halo


def _blended(ground: tuple[int, int, int], fills: list[tuple[str, FrameStyle]]) -> str:
    red, green, blue = (float(part) for part in ground)
    for color, look in fills:
        over = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
        red, green, blue = (
            below + (above - below) * look.fill for below, above in zip((red, green, blue), over, strict=True)
        )
    return f"#{round(red):02x}{round(green):02x}{round(blue):02x}"
