"""Breaking a text into a few short lines, and shortening what does not fit."""

from __future__ import annotations

from functools import lru_cache, partial

import regex

from groundplan.drawing.text.graphemes import graphemes
from groundplan.drawing.text.metrics import text_width

ELLIPSIS = "…"

# A line may break at a space, and inside a long word after a hyphen, slash, dot, underscore or colon, between a small
# letter and a large one (camelCase), and next to an East Asian letter.
_PIECES = regex.compile(r"\s+|[^\s]+")
_INNER = regex.compile(r"(?<=[-/._:@])(?=\w)|(?<=[a-z])(?=[A-Z])")
_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\u3000-\u303F\u30FC\uFF01-\uFF60]")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー）」』】〕〉》〟’”…‥々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;!?)]}％"
)
_NEVER_LAST = frozenset("（「『【〔〈《〝‘“([{¥＄")


@lru_cache(maxsize=1 << 13)
def shorten(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    if text_width(text, size, bold=bold) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, bold=bold)
    kept, used = "", 0.0
    for cluster in graphemes(text):
        used += text_width(cluster, size, bold=bold)
        if used > room:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


@lru_cache(maxsize=1 << 13)
def wrap(text: str, width: float, size: float, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """The text in at most `lines` lines of at most `width`, as even as possible; the last one is cut if it must be."""
    text = " ".join(text.split())
    if not text:
        return ()
    measure = partial(text_width, size=size, bold=bold)
    if measure(text) <= width:
        return (text,)
    filled = _fill(text, width, measure)
    if len(filled) > lines:
        rest = "".join(filled[lines - 1 :])
        return tuple(line.strip() for line in (*filled[: lines - 1], shorten(rest.strip(), width, size, bold=bold)))
    return tuple(line.strip() for line in _evened(text, filled, width, measure))


def _evened(text: str, filled: list[str], width: float, measure: partial[float]) -> list[str]:
    """The narrowest filling with as few lines: two even lines look better than a long and a short one."""
    best = filled
    longest = max(measure(piece) for piece in _pieces(text, width, measure))  # Narrower would break it in two.
    narrower = max(measure(text) / len(filled), longest)
    while narrower < width:
        attempt = _fill(text, narrower, measure)
        if len(attempt) == len(filled) and all(measure(line.strip()) <= narrower for line in attempt):
            return attempt
        narrower += 4
    return best


def _fill(text: str, width: float, measure: partial[float]) -> list[str]:
    lines = [""]
    for piece in _pieces(text, width, measure):
        if lines[-1] and measure((lines[-1] + piece).strip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line for line in lines if line.strip()]


def _pieces(text: str, width: float, measure: partial[float]) -> list[str]:
    """The parts between which a line may break; a word is parted only where it is too long for one line."""
    pieces: list[str] = []
    for word in _PIECES.findall(text):
        for part in _parted(word) if _EAST_ASIAN.search(word) else (word,):
            if part.isspace() or measure(part) <= width:
                pieces.append(part)
            else:
                for bit in _INNER.split(part):
                    pieces.extend([bit] if measure(bit) <= width else graphemes(bit))
    return pieces


def _parted(word: str) -> list[str]:
    """Chinese and Japanese is written without spaces: a line may break at every letter, but not at some signs."""
    parts = [""]
    for letter in graphemes(word):
        last = parts[-1]
        breaks = last and (_EAST_ASIAN.match(letter) or _EAST_ASIAN.search(last, len(last) - 1))
        if breaks and letter[0] not in _NEVER_FIRST and last[-1] not in _NEVER_LAST:
            parts.append(letter)
        else:
            parts[-1] += letter
    return parts
