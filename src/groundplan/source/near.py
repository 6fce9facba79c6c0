"""Finds the words that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LIKE_ENOUGH = 0.6
_MOST_LISTED = 8


def nearest(word: str, known: Iterable[str], n: int = 3) -> list[str]:
    """At most `n` of the known words that look like `word`, the likest first."""
    wanted = _folded(word)
    scored: list[tuple[float, str]] = []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for candidate in dict.fromkeys(known):
        folded = _folded(candidate)
        if folded == wanted:
            scored.append((0.0, candidate))
            continue
        matcher.set_seq1(folded)
        if matcher.real_quick_ratio() < _LIKE_ENOUGH or matcher.quick_ratio() < _LIKE_ENOUGH:
            continue
        ratio = matcher.ratio()
        if ratio >= _LIKE_ENOUGH:
            scored.append((-ratio + 0.001, candidate))
    scored.sort(key=lambda pair: (pair[0] != 0.0, pair[0], pair[1]))
    return [candidate for _, candidate in scored[:n]]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The sentence "Did you mean `x`?", or a sentence that lists what there is where nothing comes near."""
    words = list(dict.fromkeys(known))
    near = nearest(word, words)
    if near:
        return f"Did you mean {either(near)}?"
    if len(words) < 2:
        return f"There is `{words[0]}`." if words else "There is none yet."
    if len(words) <= _MOST_LISTED:
        return f"There are {_joined(sorted(words), 'and')}."
    listed = ", ".join(f"`{known}`" for known in sorted(words)[:_MOST_LISTED])
    return f"There are {listed} and {len(words) - _MOST_LISTED} more."


def _folded(word: str) -> str:
    """Differences of case and of joining characters do not count."""
    return word.casefold().replace("_", "-").replace(" ", "-")


def either(words: list[str]) -> str:
    """The words as a choice: "`a`, `b` or `c`"."""
    return _joined(words, "or")


def _joined(words: list[str], last: str) -> str:
    ticked = [f"`{word}`" for word in words]
    return ticked[0] if len(ticked) == 1 else f"{', '.join(ticked[:-1])} {last} {ticked[-1]}"
