"""The badge with the number of a step as SVG: on the lines of a flow, and where the messages of a sequence start."""

from __future__ import annotations

from groundplan.drawing.geometry import Rect
from groundplan.drawing.paint.colors import GROUND, INK
from groundplan.drawing.paint.svg import element, escape, shape
from groundplan.drawing.placing.badges import BADGE_SIZE

_BELOW_MIDDLE = 3.7
"""From the middle of a badge down to the line on which its number stands, in pixels."""


def paint_badge(number: str, rect: Rect, *, against: bool) -> str:
    """The plate and the number in it: white on dark, and the other way round for a step `against` its connection."""
    plate, letters = (GROUND, INK) if against else (INK, GROUND)
    ground = element(
        "rect",
        **plate.fill("badge-plate", "against" if against else ""),
        stroke=INK.light,
        stroke_width=1.2,
        **shape(rect),
        rx=rect.height / 2,
    )
    text = element(
        "text",
        escape(number),
        **letters.fill("badge-text"),
        x=rect.centre[0],
        y=rect.centre[1] + _BELOW_MIDDLE,
        font_size=BADGE_SIZE,
        font_weight=700,
        text_anchor="middle",
    )
    return ground + text
