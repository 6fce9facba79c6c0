"""Chips and counts as SVG: on boxes and on the titles of frames."""

from __future__ import annotations

from groundplan.drawing.geometry import Rect
from groundplan.drawing.paint.colors import GROUND, INK, MUTED, Color, seen
from groundplan.drawing.paint.svg import element, escape, shape, tooltip
from groundplan.drawing.parts.chips import CHIP_SIZE, COUNT_HEIGHT, COUNT_SIZE, PLAIN_SIZE, PlacedChip, count_width

_TINT = 0.1


def paint_chip(placed: PlacedChip, left: float, top: float, ground: Color) -> str:
    """A chip, a link to the group; `left` and `top` are the corner from which its place on the ground is measured."""
    rect = placed.rect.moved(left, top)
    baseline = rect.top + 11.6
    if placed.chip is None:
        text = element(
            "text",
            escape(placed.text),
            **MUTED.text(ground),
            x=rect.centre[0],
            y=baseline,
            font_size=PLAIN_SIZE,
            text_anchor="middle",
        )
        return element("g", text, class_="chip")
    color = seen(placed.chip.color)
    letters = INK.text(ground.under(color, _TINT))
    text = element("text", escape(placed.text), **letters, x=rect.left + 13, y=baseline, font_size=CHIP_SIZE)
    return element(
        "a",
        tooltip(f"Member of {placed.chip.name}"),
        paint_chip_ground(color, rect),
        text,
        class_="chip",
        href=f"component:{placed.chip.component}",
    )


def paint_chip_ground(color: Color, rect: Rect) -> str:
    """The plate and the dot of a chip."""
    plate = element(
        "rect",
        **color.both(),
        fill_opacity=_TINT,
        stroke_opacity=0.7,
        stroke_width=1,
        rx=rect.height / 2,
        **shape(rect),
    )
    return plate + element("circle", **color.fill(), cx=rect.left + 8, cy=rect.centre[1], r=2.6)


def paint_count(count: int, left: float, top: float) -> str:
    """The badge `×3`: so many of them there are."""
    width = count_width(count)
    radius = COUNT_HEIGHT / 2
    pill = element("rect", **INK.fill("pill"), x=left, y=top, width=width, height=COUNT_HEIGHT, rx=radius)
    words = element(
        "text",
        f"×{count}",
        **GROUND.fill("pill-text"),
        x=left + width / 2,
        y=top + 12.2,
        font_size=COUNT_SIZE,
        font_weight=700,
        text_anchor="middle",
    )
    return element("g", pill, words, class_="count")
