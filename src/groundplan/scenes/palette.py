"""The palette of `color-by`: shades that everybody can see and tell apart, and which value gets which of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from groundplan.model.component import Status


class Shade(Struct, frozen=True):
    """One colour of the palette, as it is on a white page and on a dark one."""

    light: str
    dark: str


class Tone(Struct, frozen=True):
    """What a value is drawn in: a shade, and a letter where another value has the same shade ("" for the first)."""

    shade: Shade
    mark: str = ""


PALETTE: tuple[Shade, ...] = (
    Shade("#027cb3", "#5fc0fb"),
    Shade("#f02282", "#f8abc1"),
    Shade("#1faa3d", "#87f591"),
    Shade("#7908a3", "#af58da"),
    Shade("#6e7410", "#b3bd39"),
    Shade("#086b39", "#14a55b"),
    Shade("#8c3558", "#dc578d"),
)
"""Each has a contrast of 3:1 and more with its page, and they stay apart under each kind of colour blindness."""

NEUTRAL = Shade("#8a94a3", "#8a94a3")
"""For what says nothing. It stays apart from the palette, too."""

STATUS_SHADES: Mapping[Status, Shade] = {
    Status.LIVE: Shade("#00875a", "#4cc38a"),
    Status.PLANNED: Shade("#0078d2", "#1e96ff"),
    Status.DEPRECATED: Shade("#b45309", "#f0a63c"),
    Status.RETIRED: NEUTRAL,
}
"""What a status is drawn in, always."""


def tones(values: Iterable[str]) -> dict[str, Tone]:
    """A tone for each value.

    A value asks for shades in an order of its own, so that a new value takes none away from those before it, and few
    from those behind it. When all are taken they are given out again, with the letter A, then B.
    """
    taken: list[set[int]] = [set()]
    found: dict[str, Tone] = {}
    for value in values:
        if len(taken[-1]) == len(PALETTE):
            taken.append(set())
        slot = next(each for each in _wishes(value) if each not in taken[-1])
        taken[-1].add(slot)
        found[value] = Tone(PALETTE[slot], _letters(len(taken) - 1))
    return found


def _wishes(value: str) -> list[int]:
    """The places in the palette, in the order in which a value would like to have them."""
    import hashlib  # A check colours nothing.

    return sorted(range(len(PALETTE)), key=lambda slot: hashlib.sha256(f"{slot} {value}".encode()).digest())


def _letters(number: int) -> str:
    """The letters of a round: none for the first, then A to Z, AA, AB and so on."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
