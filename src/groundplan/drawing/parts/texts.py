"""Lines of text in their place. Pixels, y down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from groundplan.drawing.geometry import Rect
from groundplan.drawing.text.metrics import text_width

Anchor: TypeAlias = Literal["start", "middle"]


class TextBlock(Struct, frozen=True):
    """Lines of text below each other; `x` is their left end, or their middle, and `top` the upper side of the first."""

    lines: tuple[str, ...]
    x: float
    top: float
    size: float
    leading: float
    anchor: Anchor = "middle"
    bold: bool = False

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return widest(self.lines, self.size, bold=self.bold)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.leading * len(self.lines)

    @property
    def rect(self) -> Rect:
        """The room that the text takes."""
        left = self.x - self.width / 2 if self.anchor == "middle" else self.x
        return Rect(left, self.top, left + self.width, self.top + self.height)

    def baseline(self, line: int) -> float:
        """Where a line stands."""
        return self.top + self.leading * line + self.leading * 0.78


def widest(lines: Iterable[str], size: float, *, bold: bool = False) -> float:
    """The width of the longest line; 0 without lines."""
    return max((text_width(line, size, bold=bold) for line in lines), default=0.0)
