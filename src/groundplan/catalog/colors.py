"""Colours that can be read: contrast as WCAG defines it, and shades of a colour that reach a contrast."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

WHITE = "#ffffff"
DARK = "#1e2129"

TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3.0

Rgb = tuple[float, float, float]

_STEPS = 40


def contrast(first: str, second: str) -> float:
    """The WCAG contrast of two colours `#rrggbb`, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(color: str, with_color: str, share: float) -> str:
    """`color` with a `share` (0 to 1) of `with_color` mixed in."""
    pairs = zip(_rgb(color), _rgb(with_color), strict=True)
    return "#" + "".join(f"{round((a + (b - a) * share) * 255):02x}" for a, b in pairs)


def readable(color: str, background: str, wanted: float = TEXT_CONTRAST) -> str:
    """The colour nearest to `color`, darker on a light background and lighter on a dark one, that has that contrast."""
    towards = "#000000" if _luminance(background) > 0.18 else WHITE

    def shade(step: int) -> str:
        return mixed(color, towards, step / _STEPS)

    def reads(step: int) -> bool:
        return contrast(shade(step), background) >= wanted

    return shade(0) if reads(0) else shade(bisect_left(range(_STEPS), True, key=reads))


def _rgb(color: str) -> Rgb:
    red, green, blue = (byte / 255 for byte in bytes.fromhex(color.removeprefix("#")))
    return (red, green, blue)


@lru_cache(maxsize=4096)
def _luminance(color: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
