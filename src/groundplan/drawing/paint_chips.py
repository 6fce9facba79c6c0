"""Chips as SVG: on boxes and on the titles of frames."""

from __future__ import annotations

from groundplan.drawing.chips import CHIP_SIZE, PlacedChip
from groundplan.drawing.svg import element, escape, shape, tooltip

INK = "#16191f"
MUTED = "#5b6573"


def paint_chip(placed: PlacedChip, left: float, top: float) -> str:
    """A chip, a link to the group; `left` and `top` are the corner from which its place is measured."""
    rect = placed.rect.moved(left, top)
    baseline = rect.top + 10.7
    if placed.chip is None:
        text = element(
            "text",
            escape(placed.text),
            class_="muted",
            x=rect.centre[0],
            y=baseline,
            font_size=CHIP_SIZE,
            text_anchor="middle",
            fill=MUTED,
        )
        return element("g", text, class_="chip")
    color = placed.chip.color
    plate = element(
        "rect",
        fill=color,
        fill_opacity=0.1,
        stroke=color,
        stroke_opacity=0.7,
        stroke_width=1,
        rx=rect.height / 2,
        **shape(rect),
    )
    dot = element("circle", cx=rect.left + 8, cy=rect.centre[1], r=2.6, fill=color)
    text = element(
        "text", escape(placed.text), class_="ink", x=rect.left + 13, y=baseline, font_size=CHIP_SIZE, fill=INK
    )
    return element(
        "a",
        tooltip(f"Member of {placed.chip.name}"),
        plate,
        dot,
        text,
        class_="chip",
        href=f"component:{placed.chip.component}",
    )
