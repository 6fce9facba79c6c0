"""The badge with the number of a step as SVG: on the lines of a flow, and where the messages of a sequence start."""

from __future__ import annotations

from groundplan.drawing.geometry import Rect
from groundplan.drawing.paint.shades import INK
from groundplan.drawing.paint.svg import element, escape, shape
from groundplan.drawing.placing.badges import BADGE_HEIGHT, BADGE_SIZE

_BELOW_MIDDLE = 3.7
"""From the middle of a badge down to the line on which its number stands, in pixels."""


def paint_badge(number: str, rect: Rect, *, against: bool) -> str:
    """The plate and the number in it: white on dark, and the other way round for a step `against` its connection."""
    plate = element(
        "rect",
        class_="badge-plate against" if against else "badge-plate",
        fill="#ffffff" if against else INK,
        stroke=INK,
        stroke_width=1.2,
        **shape(rect),
        rx=BADGE_HEIGHT / 2,
    )
    text = element(
        "text",
        escape(number),
        class_="badge-text against" if against else "badge-text",
        x=rect.centre[0],
        y=rect.centre[1] + _BELOW_MIDDLE,
        font_size=BADGE_SIZE,
        font_weight=700,
        text_anchor="middle",
        fill=INK if against else "#ffffff",
    )
    return plate + text
