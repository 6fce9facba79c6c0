"""How wide a text is, from a table of our own: the same on every machine, whatever fonts are installed."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

_UNITS = 2048
_UNKNOWN = 1139
_WIDE = _UNITS
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc", "Sk"})


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in pixels of one line of text at a font size of `size` pixels."""
    table = _widths("bold" if bold else "regular")
    return sum(table.get(ord(letter)) or _width_of_kind(letter) for letter in text) * size / _UNITS


def _width_of_kind(letter: str) -> int:
    """A fair width for what the table lacks: marks take no room, East Asian letters and emoji a full square."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in _NO_WIDTH:
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F") or ord(letter) >= 0x1F000:
        return _WIDE
    return _UNKNOWN


@cache
def _widths(weight: str) -> dict[int, int]:
    table: dict[int, int] = {}
    text = resources.files(__package__).joinpath("font_widths.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith(f"{weight} "):
            _, first, *widths = line.split(" ")
            table.update(enumerate(map(int, widths), start=int(first, 16)))
    return table
