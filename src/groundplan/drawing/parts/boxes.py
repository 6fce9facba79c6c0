"""How large each box is, and where its parts stand: all fixed before anything is laid out."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from groundplan.drawing.geometry import Rect
from groundplan.drawing.parts.chips import (
    CHIP_GAP,
    CHIP_HEIGHT,
    COUNT_HEIGHT,
    PlacedChip,
    chip_rows,
    count_width,
    even,
    place_row,
    row_width,
)
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import shorten, wrap
from groundplan.model.component import Status
from groundplan.scenes.scene import Box

ICON = 48.0
NAME_SIZE = 12.5
NAME_LINE = 15.5
SMALL_SIZE = 10.5
SMALL_LINE = 13.0

_NAME_WIDTH = 124.0
_LEAST_WIDTH = 64.0
_PLATE_PADDING = 9.0
_STACK_ROOM = 9.0
_LOOP_ROOM = 26.0
_CHIP_ROWS = 2
_CHIPS_WIDTH = 144.0


class PlacedText(Struct, frozen=True):
    """One line of text: its middle and its baseline, measured from the box's top left corner."""

    text: str
    x: float
    baseline: float


class Face(Struct, frozen=True):
    """The look of one box: its size and its parts, the `count` being the badge over its icon's corner.

    `texts` is the room of its name, notes and chips; `plate` says that a rounded plate lies behind all of it.
    """

    width: float
    height: float
    icon: Rect
    texts: Rect
    name: tuple[PlacedText, ...]
    notes: tuple[PlacedText, ...]
    chips: tuple[PlacedChip, ...]
    plate: bool
    stacked: bool
    count: Rect | None = None

    @property
    def port_height(self) -> float:
        """How far below the box's top edges that run sideways meet the icon."""
        return (self.icon.top + self.icon.bottom) / 2


def face_of(box: Box, looping: Collection[str] = ()) -> Face:
    """The face of a box; `looping` are the ids of boxes with a connection to themselves, which need room above."""
    plate = box.focus or bool(box.style.color) or bool(box.style.dashed) or box.status is not Status.LIVE
    stacked = box.holds > 0
    padding = _PLATE_PADDING if plate else 0.0
    name = _name(box)
    notes = [shorten(note, _NAME_WIDTH, SMALL_SIZE) for note in _notes(box)]
    rows = chip_rows(box.chips, _CHIPS_WIDTH, _CHIP_ROWS)
    widths = [text_width(line, NAME_SIZE) + 2 for line in name]
    widths += [text_width(line, SMALL_SIZE) + 2 for line in notes]
    widths += [row_width(row) for row in rows]
    widest = max(widths, default=0.0)
    width = even(max(_LEAST_WIDTH, widest) + 2 * padding)
    middle = width / 2

    top = padding + (_STACK_ROOM if stacked else 0.0) + (_LOOP_ROOM if box.id in looping and not plate else 0.0)
    icon = Rect(middle - ICON / 2, top, middle + ICON / 2, top + ICON)
    at = icon.bottom + 4
    placed_name = tuple(PlacedText(line, middle, at + 11.5 + i * NAME_LINE) for i, line in enumerate(name))
    at += NAME_LINE * len(name)
    placed_notes = tuple(PlacedText(line, middle, at + 10 + i * SMALL_LINE) for i, line in enumerate(notes))
    at += SMALL_LINE * len(notes)
    chips: list[PlacedChip] = []
    for row in rows:
        at += CHIP_GAP
        chips.extend(place_row(row, middle - row_width(row) / 2, at))
        at += CHIP_HEIGHT
    height = even(at + max(padding, 2.0))
    count = count_rect(box.count, icon) if box.count > 1 else None
    texts = Rect(middle - widest / 2, icon.bottom, middle + widest / 2, height)
    return Face(width, height, icon, texts, placed_name, placed_notes, tuple(chips), plate, stacked, count)


def count_rect(count: int, icon: Rect) -> Rect:
    """The badge `×3` over an icon's upper right corner."""
    wide = count_width(count)
    left, top = icon.right - wide / 2 - 2, icon.top - 6
    return Rect(left, top, left + wide, top + COUNT_HEIGHT)


def _name(box: Box) -> tuple[str, ...]:
    """The name in two lines, or in three where two would not hold it."""
    two, three = (wrap(box.name, _NAME_WIDTH, NAME_SIZE, lines=lines) for lines in (2, 3))
    return three if len(three) == 3 else two


def _notes(box: Box) -> list[str]:
    notes = []
    if box.technology.strip():
        notes.append(" ".join(box.technology.split()))
    if box.holds:
        notes.append(f"holds {box.holds}")
    if box.status is not Status.LIVE:
        notes.append(str(box.status))
    return notes
