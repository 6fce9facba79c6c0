"""What a reader takes for one letter: with its marks, or a whole emoji of several code points."""

from __future__ import annotations

import regex

_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|[\p{Emoji}&&[^0-9#*]]\uFE0F|[0-9#*]\uFE0F?\u20E3", regex.V1)


def graphemes(text: str) -> list[str]:
    """The text in pieces that must not be parted."""
    return list(text) if text.isascii() else _GRAPHEME.findall(text)


def is_emoji(grapheme: str) -> bool:
    """Whether it is shown as one coloured picture: a flag, a key, a family of several."""
    return _EMOJI.match(grapheme) is not None
