"""Chips and counts as SVG: on boxes and on the titles of frames."""

from __future__ import annotations

from groundplan.drawing.geometry import Rect
from groundplan.drawing.paint.shades import INK, own, themed
from groundplan.drawing.paint.svg import element, escape, shape, tooltip
from groundplan.drawing.parts.chips import CHIP_SIZE, COUNT_HEIGHT, COUNT_SIZE, PLAIN_SIZE, PlacedChip, count_width

MUTED = "#5b6573"


def paint_chip(placed: PlacedChip, left: float, top: float) -> str:
    """A chip, a link to the group; `left` and `top` are the corner from which its place is measured."""
    rect = placed.rect.moved(left, top)
    baseline = rect.top + 11.6
    if placed.chip is None:
        text = element(
            "text",
            escape(placed.text),
            class_="muted",
            x=rect.centre[0],
            y=baseline,
            font_size=PLAIN_SIZE,
            text_anchor="middle",
            fill=MUTED,
        )
        return element("g", text, class_="chip")
    ground = paint_chip_ground(placed.chip.color, themed(placed.chip.color), rect)
    text = element(
        "text", escape(placed.text), class_="ink", x=rect.left + 13, y=baseline, font_size=CHIP_SIZE, fill=INK
    )
    return element(
        "a",
        tooltip(f"Member of {placed.chip.name}"),
        ground,
        text,
        class_="chip",
        href=f"component:{placed.chip.component}",
    )


def paint_chip_ground(color: str, shade: str | None, rect: Rect) -> str:
    """The plate and the dot of a chip; `shade` is what `themed` says of its colour."""
    plate = element(
        "rect",
        **own(shade, line=True, fill=True),
        fill=color,
        fill_opacity=0.1,
        stroke=color,
        stroke_opacity=0.7,
        stroke_width=1,
        rx=rect.height / 2,
        **shape(rect),
    )
    return plate + element("circle", **own(shade, fill=True), cx=rect.left + 8, cy=rect.centre[1], r=2.6, fill=color)


def paint_count(count: int, left: float, top: float) -> str:
    """The badge `×3`: so many of them there are."""
    width = count_width(count)
    radius = COUNT_HEIGHT / 2
    pill = element("rect", class_="pill", x=left, y=top, width=width, height=COUNT_HEIGHT, rx=radius, fill=INK)
    words = element(
        "text",
        f"×{count}",
        class_="pill-text",
        x=left + width / 2,
        y=top + 12.2,
        font_size=COUNT_SIZE,
        font_weight=700,
        text_anchor="middle",
        fill="#ffffff",
    )
    return element("g", pill, words, class_="count")
