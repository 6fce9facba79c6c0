"""The letter that tells a colour from another that is the same."""

from __future__ import annotations

from groundplan.drawing.paint.colors import GROUND, INK, seen
from groundplan.drawing.paint.svg import element, escape
from groundplan.scenes.scene import Style

MARK_SIZE = 10.5
MARK_RADIUS = 8.0


def paint_mark(style: Style, x: float, y: float) -> str:
    """The letter of a style in a disc around a point; nothing where it has none."""
    if not style.mark or not style.color:
        return ""
    radius = MARK_RADIUS + 2 * (len(style.mark) - 1)
    plate = element("circle", **GROUND.fill(), cx=x, cy=y, r=radius)
    color = seen(style.color, style.dark)
    ring = element("circle", **color.line(), cx=x, cy=y, r=radius, fill="none", stroke_width=1.6)
    letter = element(
        "text",
        escape(style.mark),
        **INK.fill(),
        x=x,
        y=y + MARK_SIZE * 0.36,
        font_size=MARK_SIZE,
        font_weight=700,
        text_anchor="middle",
    )
    return element("g", plate, ring, letter, class_="mark")
