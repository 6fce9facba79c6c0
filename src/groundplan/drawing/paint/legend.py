"""The legend: samples under the picture with what they mean, in columns; what has a heading stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from groundplan.drawing.page import WINDOW_WIDTH
from groundplan.drawing.paint.colors import MUTED, QUIET
from groundplan.drawing.paint.samples import SAMPLE_WIDTH, paint_sample
from groundplan.drawing.paint.svg import element, escape
from groundplan.drawing.parts.boxes import SMALL_LINE, SMALL_SIZE
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import wrap
from groundplan.scenes.scene import LegendEntry

_ROW = 22.0
_TEXT_GAP = 10.0
_COLUMN_GAP = 28.0
_BLOCK_GAP = 10.0
_TOP = 8.0
_WIDEST_TEXT = 300.0
_NARROWEST_TEXT = 120.0
_HIGH = 400.0
"""A legend that would be higher becomes wider than its picture, step by step."""

_STEP = 100.0


class PlacedEntry(Struct, frozen=True):
    """An entry with its corner, measured from the legend's own, and the lines of its text."""

    entry: LegendEntry
    lines: tuple[str, ...]
    x: float
    y: float


class LegendBlock(Struct, frozen=True):
    """The legend with the place of each entry and each heading (text, left, top)."""

    entries: tuple[PlacedEntry, ...]
    headings: tuple[tuple[str, float, float], ...]
    width: float
    height: float

    def svg(self, left: float, top: float) -> str:
        """The legend with its corner at a point."""
        rule = element("line", **QUIET.line("rule"), x1=left, y1=top, x2=left + self.width, y2=top, stroke_opacity=0.4)
        headings = "".join(_heading(text, left + x, top + y) for text, x, y in self.headings)
        rows = "".join(_entry(placed, left + placed.x, top + placed.y) for placed in self.entries)
        return element("g", rule, headings, rows, class_="legend")


def legend_block(legend: tuple[LegendEntry, ...], width: float) -> LegendBlock | None:
    """The entries of a legend in columns that fit under a picture of that width; None without entries.

    A legend that would be high gets wider than its picture, as far as a page goes.
    """
    if not legend:
        return None
    block = _block(legend, width)
    while block.height > _HIGH and width < WINDOW_WIDTH:
        width = min(max(width, block.width) + _STEP, WINDOW_WIDTH)
        block = _block(legend, width)
    return block


def _block(legend: tuple[LegendEntry, ...], width: float) -> LegendBlock:
    entries: list[PlacedEntry] = []
    headings: list[tuple[str, float, float]] = []
    widest, y = 0.0, _TOP
    for heading, group in groupby(legend, key=lambda entry: entry.heading):
        y += _BLOCK_GAP if entries else 0.0
        if heading:
            headings.append((heading, 0.0, y))
            widest = max(widest, text_width(heading, SMALL_SIZE, bold=True))
            y += _ROW
        placed, right, y = _in_columns(tuple(group), width, y)
        entries += placed
        widest = max(widest, right)
    return LegendBlock(tuple(entries), tuple(headings), widest, y)


def _in_columns(group: Sequence[LegendEntry], width: float, top: float) -> tuple[list[PlacedEntry], float, float]:
    """The entries in as few rows as the width allows, read column by column; with their right and lower ends.

    A few entries stand in one row; more of them in columns of the same height, of which none is wider than it must.
    """
    room = max(_NARROWEST_TEXT, min(_WIDEST_TEXT, width - SAMPLE_WIDTH - _TEXT_GAP))
    texts = [wrap(entry.text, room, SMALL_SIZE, lines=3) for entry in group]
    columns = next(
        (each for each in range(len(group), 0, -1) if _width(texts, -(-len(texts) // each)) <= max(width, 1.0)), 1
    )
    rows = -(-len(group) // columns)
    placed: list[PlacedEntry] = []
    x, right, bottom = 0.0, 0.0, top
    for at in range(0, len(group), rows):
        y = top
        for entry, lines in zip(group[at : at + rows], texts[at : at + rows], strict=True):
            placed.append(PlacedEntry(entry, lines, x, y))
            y += _height(lines)
        bottom = max(bottom, y)
        right = x + _column_width(texts[at : at + rows])
        x = right + _COLUMN_GAP
    return placed, right, bottom


def _width(texts: Sequence[tuple[str, ...]], rows: int) -> float:
    columns = [_column_width(texts[at : at + rows]) for at in range(0, len(texts), rows)]
    return sum(columns) + _COLUMN_GAP * (len(columns) - 1)


def _column_width(texts: Sequence[tuple[str, ...]]) -> float:
    return SAMPLE_WIDTH + _TEXT_GAP + max(text_width(line, SMALL_SIZE) for lines in texts for line in lines)


def _height(lines: tuple[str, ...]) -> float:
    return _ROW + SMALL_LINE * (len(lines) - 1)


def _heading(text: str, left: float, top: float) -> str:
    return element(
        "text",
        escape(text),
        **MUTED.fill(),
        x=left,
        y=top + _ROW / 2 + 3.6,
        font_size=SMALL_SIZE,
        font_weight=700,
    )


def _entry(placed: PlacedEntry, left: float, top: float) -> str:
    middle = top + _height(placed.lines) / 2
    first = middle + 3.6 - SMALL_LINE * (len(placed.lines) - 1) / 2
    texts = [
        element(
            "text",
            escape(line),
            **MUTED.fill(),
            x=left + SAMPLE_WIDTH + _TEXT_GAP,
            y=first + at * SMALL_LINE,
            font_size=SMALL_SIZE,
        )
        for at, line in enumerate(placed.lines)
    ]
    return element("g", paint_sample(placed.entry, left, middle), *texts, class_="legend-entry")
