"""Blocks of text as SVG."""

from __future__ import annotations

from groundplan.drawing.paint.svg import element, escape
from groundplan.drawing.sequence.arrangement import TextBlock

_HALO: dict[str, object] = {
    "stroke": "#ffffff",
    "stroke_linejoin": "round",
    "paint_order": "stroke",
}


def paint_lines(block: TextBlock, classes: str, fill: str, *, halo: float = 0.0, **attributes: object) -> str:
    """The lines of a block; with a halo of that width, what runs behind them seems to pause there."""
    return "".join(
        element(
            "text",
            escape(line),
            class_=f"{classes} halo" if halo else classes,
            x=block.x,
            y=block.baseline(at),
            font_size=block.size,
            font_weight=600 if block.bold else None,
            text_anchor="middle" if block.anchor == "middle" else None,
            fill=fill,
            **({**_HALO, "stroke_width": halo} if halo else {}),
            **attributes,
        )
        for at, line in enumerate(block.lines)
    )
