"""Finding types by words, for `groundplan types WORD` and the guide."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from groundplan.catalog.component_type import ComponentType

_WORD = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z][a-z]+|[a-z]+|\d+")
_ALIKE = 0.75
"""How alike a word must be to one that there is, to count as a slip of the pen."""


class _Entry(Struct, frozen=True):
    """What can be searched of one type, all in small letters: `wholes` are names in one piece, `words` their parts."""

    type: ComponentType
    wholes: frozenset[str]
    words: frozenset[str]


class SearchIndex:
    """Every type with the words that find it; `aliases` are other names of a type, by canonical name."""

    def __init__(self, types: Iterable[ComponentType], aliases: Mapping[str, Iterable[str]]) -> None:
        self._entries = [_entry(found, aliases.get(found.name, ())) for found in types]

    def find(self, words: str) -> tuple[ComponentType, ...]:
        """The types that every one of `words` finds, best first; where there are none, those with words much alike."""
        wanted = words.casefold().split()
        if not wanted:
            return tuple(entry.type for entry in self._entries)
        return self._ranked(wanted) or self._ranked([self._nearest(word) for word in wanted])

    def _ranked(self, wanted: list[str]) -> tuple[ComponentType, ...]:
        phrase = " ".join(wanted)
        scored = []
        for entry in self._entries:
            ranks = [_rank(word, entry) for word in wanted]
            if _MISS not in ranks:
                said_whole = phrase in entry.wholes
                scored.append((not said_whole, sum(ranks), len(entry.type.name), entry.type.name, entry.type))
        return tuple(found for *_, found in sorted(scored, key=lambda score: score[:-1]))

    def _nearest(self, word: str) -> str:
        known = sorted(set().union(*(entry.words | entry.wholes for entry in self._entries)))
        return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=_ALIKE)), word)


def _entry(found: ComponentType, aliases: Iterable[str]) -> _Entry:
    full_names = (found.name, *aliases)
    class_names = [name.rpartition(".")[2] for name in full_names]
    spoken = " ".join((*class_names, found.title, found.provider, found.category))
    wholes = {text.casefold() for text in (*full_names, *class_names, found.title)}
    words = {word.casefold() for word in _WORD.findall(spoken)} | set(found.title.casefold().split())
    return _Entry(found, frozenset(wholes), frozenset(words))


_MISS = 5


def _rank(word: str, entry: _Entry) -> int:
    """How well a word fits, 0 best: it is a name, begins one, is a word of one, begins a word, or is inside a name."""
    if word in entry.wholes:
        return 0
    if any(whole.startswith(word) for whole in entry.wholes):
        return 1
    if word in entry.words:
        return 2
    if any(part.startswith(word) for part in entry.words):
        return 3
    return 4 if any(word in whole for whole in entry.wholes) else _MISS
