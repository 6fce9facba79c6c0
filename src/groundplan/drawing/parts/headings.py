"""The head of a frame: its title, count, technology and chips, sized before anything is laid out."""

from __future__ import annotations

from msgspec import Struct

from groundplan.drawing.geometry import Rect
from groundplan.drawing.parts.chips import CHIP_HEIGHT, PlacedChip, chip_rows, count_width, even, place_row, row_width
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import shorten
from groundplan.scenes.scene import Frame

TITLE_SIZE = 12.0
TITLE_HEIGHT = 26.0
TITLE_ICON = 24.0
TITLE_PADDING = 8.0
CHIPS_GAP = 10.0
COUNT_GAP = 6.0

_BESIDE_TOP = 5.0
_BELOW_TOP = 24.0
_ROW_GAP = 3.0
_TEXT_WIDTH = 280.0
_WIDTH_BESIDE = 288.0
_WIDTH_BELOW = 144.0
_ROWS_BELOW = 2


class Title(Struct, frozen=True):
    """A frame's title, and the room that it needs.

    `count_width` is that of the badge behind the text, 0 without one. `chips`, with the technology before them, are
    measured from the corner of their own block, which stands right of the text or, with `below`, under it.
    """

    text: str
    text_width: float
    icon: bool
    count_width: float = 0.0
    chips: tuple[PlacedChip, ...] = ()
    chips_width: float = 0.0
    chips_height: float = 0.0
    below: bool = False

    @property
    def left(self) -> float:
        """How far from the frame's left border the text may begin."""
        return TITLE_PADDING + (TITLE_ICON if self.icon else 0.0)

    @property
    def head_width(self) -> float:
        """How wide text and count are together."""
        return self.text_width + (COUNT_GAP + self.count_width if self.count_width else 0.0)

    @property
    def block_width(self) -> float:
        """How wide all of it is together."""
        if not self.chips or self.below:
            return max(self.head_width, self.chips_width)
        return self.head_width + CHIPS_GAP + self.chips_width

    @property
    def width(self) -> float:
        """The least width of the frame."""
        return even(self.left + self.block_width + TITLE_PADDING)

    @property
    def height(self) -> float:
        """How far below the frame's upper border its content begins."""
        return TITLE_HEIGHT + (self.chips_height + _ROW_GAP if self.below else 0.0)

    @property
    def chips_top(self) -> float:
        """How far below the frame's upper border the chips lie."""
        return _BELOW_TOP if self.below else _BESIDE_TOP


def title_of(frame: Frame, *, one_row: bool = False) -> Title:
    """The title of a frame; its chips stand below the text unless `one_row` says that there is room beside it."""
    text = shorten(" ".join(frame.name.split()), _TEXT_WIDTH, TITLE_SIZE, bold=True)
    wide = text_width(text, TITLE_SIZE, bold=True)
    icon = frame.look.icon_corner and frame.type is not None and frame.type.icon is not None
    count = count_width(frame.count)
    width, most = (_WIDTH_BESIDE, 1) if one_row else (_WIDTH_BELOW, _ROWS_BELOW)
    rows = chip_rows(frame.chips, width, most, frame.technology)
    if not rows:
        return Title(text, wide, icon, count)
    chips = tuple(chip for at, row in enumerate(rows) for chip in place_row(row, 0.0, at * (CHIP_HEIGHT + _ROW_GAP)))
    height = max(chip.rect.bottom for chip in chips)
    return Title(text, wide, icon, count, chips, max(map(row_width, rows)), height, below=not one_row)


def title_rect(frame: Frame, title: Title, rect: Rect) -> Rect:
    """Where the title lies on the laid-out frame: nothing else may be put there."""
    if frame.look.centred:
        middle = rect.centre[0]
        half = title.block_width / 2 + 4
        text = Rect(middle - half, rect.top, middle + half, rect.top + title.height)
        return Rect(rect.left, rect.top, text.right, text.bottom) if title.icon else text
    return Rect(rect.left, rect.top, rect.left + title.width, rect.top + title.height)


def chips_rect(title: Title, left: float, rect: Rect) -> Rect:
    """The block of chips on a frame, beginning at `left`."""
    top = rect.top + title.chips_top
    return Rect(left, top, left + title.chips_width, top + title.chips_height)
