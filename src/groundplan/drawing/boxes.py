"""How large each box and each frame's title is, and where its parts stand: all fixed before anything is laid out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from groundplan.drawing.geometry import Rect
from groundplan.drawing.metrics import text_width
from groundplan.drawing.wrapping import shorten, wrap
from groundplan.model.component import Status
from groundplan.scenes.scene import Box, Chip, Frame

ICON = 48.0
NAME_SIZE = 12.5
NAME_LINE = 15.5
SMALL_SIZE = 10.5
SMALL_LINE = 13.0
CHIP_SIZE = 9.0
CHIP_HEIGHT = 15.0
TITLE_SIZE = 12.0
TITLE_HEIGHT = 26.0
TITLE_ICON = 24.0

_NAME_WIDTH = 124.0
_LEAST_WIDTH = 64.0
_PLATE_PADDING = 9.0
_STACK_ROOM = 9.0
_LOOP_ROOM = 26.0
_CHIP_GAP = 4.0
_CHIP_ROWS = 2
_CHIPS_WIDTH = 132.0
_TITLE_TEXT_WIDTH = 280.0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of text: its middle and its baseline, measured from the box's top left corner."""

    text: str
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip with its rectangle, measured from the box's top left corner. `more` counts chips that it stands for."""

    chip: Chip | None
    text: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Face:
    """The look of one box: its size and its parts. `plate` says that a rounded plate lies behind all of it."""

    width: float
    height: float
    icon: Rect
    name: tuple[PlacedText, ...]
    notes: tuple[PlacedText, ...]
    chips: tuple[PlacedChip, ...]
    plate: bool
    stacked: bool

    @property
    def port_height(self) -> float:
        """How far below the box's top edges that run sideways meet the icon."""
        return (self.icon.top + self.icon.bottom) / 2


def face_of(box: Box, looping: Collection[str] = ()) -> Face:
    """The face of a box; `looping` are the ids of boxes with a connection to themselves, which need room above."""
    plate = box.focus or bool(box.style.color) or bool(box.style.dashed) or box.status is not Status.LIVE
    stacked = box.holds > 0
    padding = _PLATE_PADDING if plate else 0.0
    name = wrap(box.name, _NAME_WIDTH, NAME_SIZE, lines=2)
    notes = [shorten(note, _NAME_WIDTH, SMALL_SIZE) for note in _notes(box)]
    rows = _chip_rows(box.chips)
    widths = [text_width(line, NAME_SIZE) + 2 for line in name]
    widths += [text_width(line, SMALL_SIZE) + 2 for line in notes]
    widths += [_row_width(row) for row in rows]
    width = _even(max([_LEAST_WIDTH, *widths]) + 2 * padding)
    middle = width / 2

    top = padding + (_STACK_ROOM if stacked else 0.0) + (_LOOP_ROOM if box.id in looping else 0.0)
    icon = Rect(middle - ICON / 2, top, middle + ICON / 2, top + ICON)
    at = icon.bottom + 4
    placed_name = tuple(PlacedText(line, middle, at + 11.5 + i * NAME_LINE) for i, line in enumerate(name))
    at += NAME_LINE * len(name)
    placed_notes = tuple(PlacedText(line, middle, at + 10 + i * SMALL_LINE) for i, line in enumerate(notes))
    at += SMALL_LINE * len(notes)
    chips: list[PlacedChip] = []
    for row in rows:
        at += _CHIP_GAP
        left = middle - _row_width(row) / 2
        for chip, text, chip_width in row:
            chips.append(PlacedChip(chip, text, Rect(left, at, left + chip_width, at + CHIP_HEIGHT)))
            left += chip_width + _CHIP_GAP
        at += CHIP_HEIGHT
    height = _even(at + max(padding, 2.0))
    return Face(width, height, icon, placed_name, placed_notes, tuple(chips), plate, stacked)


@dataclass(frozen=True, slots=True)
class Title:
    """A frame's title: its text in one line, and the room that it needs."""

    text: str
    text_width: float
    icon: bool
    width: float
    height: float = TITLE_HEIGHT


def title_of(frame: Frame) -> Title:
    """The title of a frame."""
    text = shorten(" ".join(frame.name.split()), _TITLE_TEXT_WIDTH, TITLE_SIZE, bold=True)
    wide = text_width(text, TITLE_SIZE, bold=True)
    icon = frame.look.icon_corner and frame.type is not None and frame.type.icon is not None
    return Title(text, wide, icon, _even(wide + 16 + (TITLE_ICON if icon else 0.0)))


def title_rect(frame: Frame, title: Title, rect: Rect) -> Rect:
    """Where the title lies on the laid-out frame: nothing else may be put there."""
    if frame.look.centred:
        middle = rect.centre[0]
        half = title.text_width / 2 + 4
        text = Rect(middle - half, rect.top, middle + half, rect.top + title.height)
        return Rect(rect.left, rect.top, text.right, text.bottom) if title.icon else text
    return Rect(rect.left, rect.top, rect.left + title.width, rect.top + title.height)


def _notes(box: Box) -> list[str]:
    notes = []
    if box.technology.strip():
        notes.append(" ".join(box.technology.split()))
    if box.holds:
        notes.append(f"holds {box.holds}")
    if box.status is not Status.LIVE:
        notes.append(str(box.status))
    return notes


_ChipRow = list[tuple[Chip | None, str, float]]


def _chip_rows(chips: tuple[Chip, ...]) -> list[_ChipRow]:
    """The chips in at most two rows; those that do not fit are one last chip `+3`."""
    rows: list[_ChipRow] = [[]]
    for position, chip in enumerate(chips):
        text = shorten(" ".join(chip.name.split()), _CHIPS_WIDTH - 20, CHIP_SIZE)
        entry = (chip, text, _even(text_width(text, CHIP_SIZE) + 18))
        if rows[-1] and _row_width([*rows[-1], entry]) > _CHIPS_WIDTH:
            if len(rows) == _CHIP_ROWS:
                rows[-1] = _with_rest(rows[-1], len(chips) - position)
                break
            rows.append([])
        rows[-1].append(entry)
    return [row for row in rows if row]


def _with_rest(row: _ChipRow, missing: int) -> _ChipRow:
    kept = list(row)
    while True:
        text = f"+{missing}"
        rest = [*kept, (None, text, _even(text_width(text, CHIP_SIZE) + 10))]
        if not kept or _row_width(rest) <= _CHIPS_WIDTH:
            return rest
        kept.pop()
        missing += 1


def _row_width(row: _ChipRow) -> float:
    return sum(width for _, _, width in row) + _CHIP_GAP * (len(row) - 1)


def _even(size: float) -> float:
    """Rounded up to an even number of pixels, so that middles lie on whole ones."""
    return -(-size // 2) * 2
