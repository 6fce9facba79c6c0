"""The sizes of texts, and the room between things, in a sequence diagram."""

from __future__ import annotations

from groundplan.drawing.geometry import Rect
from groundplan.drawing.parts.texts import Anchor, TextBlock
from groundplan.drawing.placing.badges import BADGE_HEIGHT, BADGE_SIZE
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import wrap

TEXT_SIZE = 11.0
TEXT_LINE = 13.5
CONDITION_SIZE = 10.5
CONDITION_LINE = 13.0
TAB_SIZE = 10.5
TAB_HEIGHT = 18.0

MOST_LINES = 6
"""A text of more lines is cut; all of it stands in the tooltip and in the words beside the picture."""

BAR_WIDTH = 9.0
BAR_SHIFT = 4.0
BESIDE_BADGE = 6.0
"""Between a badge and the text that begins beside it."""

BEFORE_TIP = 13.0
"""Between a text and the lifeline at which its arrow ends."""

BESIDE_LIFELINE = 9.0
"""The room of a lifeline with what stands on it, to either side."""

LOOP_WIDTH = 26.0
LOOP_HEIGHT = 22.0
BESIDE_LOOP = 7.0
FRAME_PADDING = 12.0
CLEAR = 8.0
"""So far the side of a frame keeps from a lifeline that does not belong to it."""


def badge_width(number: str) -> float:
    """The width of the badge with a step's number: a circle, or longer where the number is."""
    return max(BADGE_HEIGHT, text_width(number, BADGE_SIZE, bold=True) + 10)


def badge_at(number: str, x: float, y: float) -> Rect:
    """The badge with its middle at a point."""
    half = badge_width(number) / 2
    return Rect(x - half, y - BADGE_HEIGHT / 2, x + half, y + BADGE_HEIGHT / 2)


def loop_width(number: str) -> float:
    """How far a message of a participant to itself goes out, to be seen beside its badge."""
    return max(LOOP_WIDTH, badge_width(number) / 2 + LOOP_WIDTH / 2)


def message_lines(text: str, width: float) -> tuple[str, ...]:
    """A message's text in lines of at most that width."""
    return wrap(text, max(width, TEXT_SIZE), TEXT_SIZE, lines=MOST_LINES)


def message_text(lines: tuple[str, ...], x: float, top: float, anchor: Anchor = "middle") -> TextBlock:
    """A message's text in its place."""
    return TextBlock(lines, x, top, TEXT_SIZE, TEXT_LINE, anchor)


def condition_text(lines: tuple[str, ...], x: float, top: float) -> TextBlock:
    """A condition in its place."""
    return TextBlock(lines, x, top, CONDITION_SIZE, CONDITION_LINE, "start")


def tab_width(kind: str) -> float:
    """The width of the tab with a fragment's operator."""
    return text_width(kind, TAB_SIZE, bold=True) + 20.0
