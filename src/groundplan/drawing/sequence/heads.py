"""The heads of participants: icon and name, sized before their columns have a place."""

from __future__ import annotations

from msgspec import Struct

from groundplan.drawing.geometry import Rect
from groundplan.drawing.parts.boxes import ICON, NAME_LINE, NAME_SIZE, SMALL_LINE, SMALL_SIZE
from groundplan.drawing.parts.texts import TextBlock, widest
from groundplan.drawing.sequence.arrangement import Head
from groundplan.drawing.text.wrapping import wrap
from groundplan.model.component import Status
from groundplan.scenes.scene import Box

_LEAST_NAME = 74.0
_WIDEST_NAME = 132.0
_LEAST_WIDTH = 60.0
_NAME_LINES = 3


class HeadSize(Struct, frozen=True):
    """How large the head of a participant is, and the lines of its name."""

    box: Box
    name: tuple[str, ...]
    note: str
    width: float
    height: float

    def at(self, x: float, top: float) -> Head:
        """The head with its middle at `x`."""
        icon = Rect(x - ICON / 2, top, x + ICON / 2, top + ICON)
        name = TextBlock(self.name, x, icon.bottom + 3, NAME_SIZE, NAME_LINE, bold=self.box.focus)
        note = TextBlock((self.note,), x, name.rect.bottom, SMALL_SIZE, SMALL_LINE) if self.note else None
        rect = Rect(x - self.width / 2, top, x + self.width / 2, top + self.height)
        return Head(self.box, rect, icon, name, note)


def head_size(box: Box, reach: float) -> HeadSize:
    """The size of a head whose name may be about as wide as the texts of messages."""
    name = wrap(box.name, min(_WIDEST_NAME, max(_LEAST_NAME, reach)), NAME_SIZE, lines=_NAME_LINES) or (box.id,)
    note = "" if box.status is Status.LIVE else str(box.status)
    widths = [_LEAST_WIDTH, widest(name, NAME_SIZE) + 4, widest([note], SMALL_SIZE) + 4]
    height = ICON + 3 + NAME_LINE * len(name) + (SMALL_LINE if note else 0) + 3
    return HeadSize(box, name, note, max(widths), height)
