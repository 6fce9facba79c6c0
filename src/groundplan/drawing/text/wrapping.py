"""Breaking a text into a few short lines, and shortening what does not fit."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

from groundplan.drawing.text.metrics import text_width

ELLIPSIS = "…"

# A line may break at a space, and inside a long word after a hyphen, slash, dot, underscore or colon, between a small
# letter and a large one (camelCase), and next to an East Asian letter.
_PIECES = re.compile(r"\s+|[^\s]+")
_INNER = re.compile(r"(?<=[-/._:@])(?=\w)|(?<=[a-z])(?=[A-Z])")


def shorten(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    if text_width(text, size, bold=bold) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, bold=bold)
    kept, used = "", 0.0
    for cluster in _clusters(text):
        used += text_width(cluster, size, bold=bold)
        if used > room:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


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
        if word.isspace() or measure(word) <= width:
            pieces.append(word)
        else:
            for part in _INNER.split(word):
                pieces.extend([part] if measure(part) <= width else _clusters(part))
    return pieces


def _clusters(text: str) -> list[str]:
    """Letters with the marks, joiners and variation selectors that belong to them."""
    clusters: list[str] = []
    for letter in text:
        joins = clusters and (
            unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf") or clusters[-1].endswith("\u200d")
        )
        if joins:
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters
