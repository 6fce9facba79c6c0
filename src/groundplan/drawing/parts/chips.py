"""Chips and badges: memberships as small labels in rows, how many there are; sized before anything is laid out."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from groundplan.drawing.geometry import Rect
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import shorten
from groundplan.scenes.scene import Chip

CHIP_SIZE = 10.5
PLAIN_SIZE = 10.5
CHIP_HEIGHT = 16.0
CHIP_GAP = 4.0
COUNT_SIZE = 10.5
COUNT_HEIGHT = 17.0

_LONGEST_TEXT = 124.0

ChipRow: TypeAlias = list[tuple[Chip | None, str, float]]
"""The chips of one row with their texts and widths; None for a plain text, such as the number of those left out."""


class PlacedChip(Struct, frozen=True):
    """A chip with its rectangle, measured from the corner of what wears it; None for a plain text."""

    chip: Chip | None
    text: str
    rect: Rect


def chip_rows(chips: tuple[Chip, ...], width: float, most: int, note: str = "") -> list[ChipRow]:
    """A note and the chips in at most `most` rows of at most `width`; chips that do not fit are one last `+3`."""
    rows: list[ChipRow] = [[]]
    if note := shorten(" ".join(note.split()), width, PLAIN_SIZE):
        rows[0].append((None, note, even(text_width(note, PLAIN_SIZE) + 4)))
    for position, chip in enumerate(chips):
        text = shorten(" ".join(chip.name.split()), _LONGEST_TEXT, CHIP_SIZE)
        entry = (chip, text, even(text_width(text, CHIP_SIZE) + 18))
        if rows[-1] and row_width([*rows[-1], entry]) > width:
            if len(rows) == most:
                rows[-1] = _with_rest(rows[-1], len(chips) - position, width)
                break
            rows.append([])
        rows[-1].append(entry)
    return [row for row in rows if row]


def count_width(count: int) -> float:
    """How wide the badge `×3` is; none for one alone."""
    return even(max(20.0, text_width(f"×{count}", COUNT_SIZE, bold=True) + 10)) if count > 1 else 0.0


def row_width(row: ChipRow) -> float:
    """How wide a row is, with the gaps between its chips."""
    return sum(width for _, _, width in row) + CHIP_GAP * (len(row) - 1)


def place_row(row: ChipRow, left: float, top: float) -> tuple[PlacedChip, ...]:
    """The chips of a row side by side, beginning at a point."""
    placed: list[PlacedChip] = []
    for chip, text, width in row:
        placed.append(PlacedChip(chip, text, Rect(left, top, left + width, top + CHIP_HEIGHT)))
        left += width + CHIP_GAP
    return tuple(placed)


def even(size: float) -> float:
    """Rounded up to an even number of pixels, so that middles lie on whole ones."""
    return -(-size // 2) * 2


def _with_rest(row: ChipRow, missing: int, width: float) -> ChipRow:
    kept = list(row)
    while True:
        text = f"+{missing}"
        rest: ChipRow = [*kept, (None, text, even(text_width(text, PLAIN_SIZE) + 8))]
        if not kept or row_width(rest) <= width:
            return rest
        kept.pop()
        missing += 1
