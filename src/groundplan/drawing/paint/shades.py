"""Colours that people or a palette gave to something: how they look on a light and on a dark page."""

from __future__ import annotations

from groundplan.catalog.colors import DARK, SHAPE_CONTRAST, contrast, readable
from groundplan.drawing.paint.svg import element, escape
from groundplan.scenes.scene import Style

INK = "#16191f"
PLATE_TINT = 0.12
MARK_SIZE = 10.5
MARK_RADIUS = 8.0


def themed(color: str, dark: str | None = None) -> str | None:
    """The `style` attribute that carries a colour's other shade for dark pages; None where it can stay as it is.

    Elements with it have the class `own-line` or `own-fill`, or both.
    """
    dark = dark_shade(color, dark)
    return f"--gp-dark:{dark}" if dark != color else None


def dark_shade(color: str, dark: str | None = None) -> str:
    """A colour as it is on a dark page: `dark` where that is said, else the nearest that one can see there."""
    if dark:
        return dark
    return color if contrast(color, DARK) >= SHAPE_CONTRAST else readable(color, DARK, SHAPE_CONTRAST)


def own(shade: str | None, *classes: str, line: bool = False, fill: bool = False) -> dict[str, object]:
    """The attributes `class` and `style` of something whose line, fill or both are in a colour of its own."""
    more = [name for name, on in (("own-line", line), ("own-fill", fill)) if on and shade]
    return {"class_": " ".join((*classes, *more)) or None, "style": shade}


def paint_mark(style: Style, x: float, y: float) -> str:
    """The letter that tells a colour from another that is the same, in a disc around a point; nothing without one."""
    if not style.mark or not style.color:
        return ""
    shade = themed(style.color, style.dark)
    radius = MARK_RADIUS + 2 * (len(style.mark) - 1)
    plate = element("circle", class_="ground", cx=x, cy=y, r=radius, fill="#ffffff")
    ring = element(
        "circle",
        **own(shade, line=True),
        cx=x,
        cy=y,
        r=radius,
        fill="none",
        stroke=style.color,
        stroke_width=1.6,
    )
    letter = element(
        "text",
        escape(style.mark),
        class_="ink",
        x=x,
        y=y + MARK_SIZE * 0.36,
        font_size=MARK_SIZE,
        font_weight=700,
        text_anchor="middle",
        fill=INK,
    )
    return element("g", plate, ring, letter, class_="mark")
