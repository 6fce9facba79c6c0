"""What was probably meant: the nearest of the words that there are."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 8


def nearest(word: str, known: Iterable[str], n: int = 3) -> list[str]:
    """At most `n` of the known words that are alike, the most alike first; case does not count."""
    by_lower: dict[str, str] = {}
    for each in known:
        by_lower.setdefault(each.lower(), each)
    return [by_lower[found] for found in get_close_matches(word.lower(), by_lower, n=n, cutoff=0.6)]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that helps on: the nearest words, or what there is to choose from."""
    words = list(dict.fromkeys(known))
    found = nearest(word, words)
    if found:
        return f"Did you mean {_listed(found, 'or')}?"
    if not words:
        return "There is none yet."
    if len(words) > _SHOWN:
        return f"There are {_listed(words[:_SHOWN], ',')} and {len(words) - _SHOWN} more."
    return f"There is only `{words[0]}`." if len(words) == 1 else f"There are {_listed(words, 'and')}."


def _listed(words: list[str], last: str) -> str:
    quoted = [f"`{word}`" for word in words]
    if len(quoted) == 1 or last == ",":
        return ", ".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"
