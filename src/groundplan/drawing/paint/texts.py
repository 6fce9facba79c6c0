"""Blocks of text as SVG."""

from __future__ import annotations

from groundplan.drawing.paint.colors import GROUND, Color
from groundplan.drawing.paint.svg import element, escape
from groundplan.drawing.parts.texts import TextBlock


def paint_lines(
    block: TextBlock, color: Color, *classes: str, ground: Color = GROUND, halo: float = 0.0, **attributes: object
) -> str:
    """The lines of a block on its ground; with a halo of that width, what runs behind them seems to pause there."""
    look = color.text(ground, *classes, halo=halo)
    return "".join(
        element(
            "text",
            escape(line),
            **look,
            x=block.x,
            y=block.baseline(at),
            font_size=block.size,
            font_weight=600 if block.bold else None,
            text_anchor="middle" if block.anchor == "middle" else None,
            **attributes,
        )
        for at, line in enumerate(block.lines)
    )
