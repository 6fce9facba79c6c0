"""How wide a text is, from a table of our own: the same on every machine, whatever fonts are installed."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources

from msgspec import Struct, field

from groundplan.drawing.text.graphemes import graphemes, is_emoji

_UNITS = 2048
_UNKNOWN = 1139
_SQUARE = _UNITS
_EMOJI = 1.25 * _UNITS
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})
_HANGUL_ENDS = range(0x1160, 0x1200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in pixels of one line of text at a font size of `size` pixels."""
    return _units(text, bold) * size / _UNITS


def is_measured(letter: str) -> bool:
    """Whether the table has the letter: the widths of others are guessed, and other fonts show them."""
    return letter in _table().regular


class _Table(Struct, frozen=True):
    """Widths by letter in both weights, and the mean width of the letters of other scripts by their code points."""

    regular: dict[str, int] = field(default_factory=dict)
    bold: dict[str, int] = field(default_factory=dict)
    means: list[tuple[range, int]] = field(default_factory=list)


@lru_cache(maxsize=1 << 14)
def _units(text: str, bold: bool) -> float:
    table = _table()
    widths = table.bold if bold else table.regular
    try:
        return sum([widths[letter] for letter in text])
    except KeyError:
        return sum(_grapheme_units(grapheme, widths, table) for grapheme in graphemes(text))


def _grapheme_units(grapheme: str, widths: dict[str, int], table: _Table) -> float:
    if is_emoji(grapheme):
        return _EMOJI
    return sum(widths[letter] if letter in widths else _fair_units(letter, table) for letter in grapheme)


def _fair_units(letter: str, table: _Table) -> int:
    """A fair width for what is not measured: marks take no room, East Asian letters and symbols a full square."""
    point = ord(letter)
    category = unicodedata.category(letter)
    if category in _NO_WIDTH or point in _HANGUL_ENDS or point in _SKIN_TONES:
        return 0
    if category == "So" or unicodedata.east_asian_width(letter) in ("W", "F", "A"):
        return _SQUARE
    return next((mean for points, mean in table.means if point in points), _UNKNOWN)


@cache
def _table() -> _Table:
    table = _Table()
    text = resources.files(__package__).joinpath("font_widths.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        weight, *numbers = line.split(" ")
        if weight == "mean":
            first, last, mean = numbers
            table.means.append((range(int(first, 16), int(last, 16) + 1), int(mean)))
        elif weight in ("regular", "bold"):
            widths = table.regular if weight == "regular" else table.bold
            start = int(numbers[0], 16)
            widths.update((chr(start + at), int(width)) for at, width in enumerate(numbers[1:]))
    return table
