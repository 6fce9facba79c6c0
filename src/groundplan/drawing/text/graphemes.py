"""What a reader takes for one letter: with its marks, or a whole emoji of several code points."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex


def graphemes(text: str) -> list[str]:
    """The text in pieces that must not be parted."""
    return list(text) if text.isascii() else _grapheme().findall(text)


def is_emoji(grapheme: str) -> bool:
    """Whether it is shown as one coloured picture: a flag, a key, a family of several."""
    return _emoji().match(grapheme) is not None


@cache
def _grapheme() -> regex.Pattern[str]:
    import regex  # Takes longer to import than texts of plain letters take to measure.

    return regex.compile(r"\X")


@cache
def _emoji() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\p{Emoji_Presentation}|[\p{Emoji}&&[^0-9#*]]\uFE0F|[0-9#*]\uFE0F?\u20E3", regex.V1)
