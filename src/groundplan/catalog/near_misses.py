"""What a name that is no type may have meant: another case, another category, a slip of the pen."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal["unknown", "wrong-case"]

_MOST = 3
"""How many suggestions a person takes in at a glance."""

_ALIKE = 0.7
"""How alike two class names must be to count as a slip of the pen."""

_COMPARABLE = 0.75
"""The share of the best suggestion's score that another one needs to be worth reading."""

_TELLING = 3
"""How many letters tell enough to find longer names that have them."""


class NearMisses:
    """The names that resolve (`names`: those in full and aliases; `short_names`), each with its canonical name."""

    def __init__(self, names: Mapping[str, str], short_names: Mapping[str, str]) -> None:
        self._by_case: dict[str, set[str]] = defaultdict(set)
        self._by_letters: dict[str, set[str]] = defaultdict(set)
        self._by_class: dict[str, set[str]] = defaultdict(set)
        for name, canonical in (*names.items(), *short_names.items()):
            self._by_case[name.casefold()].add(canonical)
            self._by_letters[_letters(name)].add(canonical)
        for name, canonical in names.items():
            self._by_class[_letters(_class_of(name))].add(canonical)

    def of(self, name: str) -> tuple[Reason, tuple[str, ...]]:
        """Why `name` does not resolve, and the canonical names that it may have meant, best first."""
        if meant := self._by_case.get(name.casefold()):
            return "wrong-case", _few(meant)
        bare = re.sub(r"^(from\s+)?diagrams\.", "", name.strip()).replace(" import ", ".")
        meant = self._by_case.get(bare.casefold()) or self._by_letters.get(_letters(bare))
        return "unknown", _few(meant) if meant else self._alike(bare)

    def _alike(self, name: str) -> tuple[str, ...]:
        """Names whose class is like the one said, best first; those of the provider said, if it has any."""
        said_path, said_class = name.casefold().rpartition(".")[0], _letters(_class_of(name))
        provider = said_path.partition(".")[0] + "."
        for classes in (self._classes_of(provider), self._by_class):
            scores = {
                canonical: likeness + _likeness(said_path, canonical.rpartition(".")[0])
                for found, likeness in _like(said_class, classes).items()
                for canonical in classes[found]
            }
            if scores:
                enough = _COMPARABLE * max(scores.values())
                best = sorted(scores, key=lambda canonical: (-scores[canonical], canonical))
                return tuple(canonical for canonical in best if scores[canonical] >= enough)[:_MOST]
        return ()

    def _classes_of(self, provider: str) -> Mapping[str, set[str]]:
        of_provider = {
            key: {canonical for canonical in found if canonical.startswith(provider)}
            for key, found in self._by_class.items()
        }
        return {key: found for key, found in of_provider.items() if found}


def _like(said: str, classes: Mapping[str, set[str]]) -> dict[str, float]:
    """The classes that `said` may have meant, each with how alike it is: a slip of the pen, or a longer name."""
    if said in classes:
        return {said: 1.0}
    near = difflib.get_close_matches(said, sorted(classes), n=12, cutoff=_ALIKE)
    longer = [key for key in classes if said in key] if len(said) >= _TELLING else []
    return {key: _likeness(said, key) for key in (*near, *longer)}


def _few(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names)[:_MOST])


def _class_of(name: str) -> str:
    return re.split(r"[.:/]", name)[-1]


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _likeness(first: str, second: str) -> float:
    return difflib.SequenceMatcher(None, first, second).ratio()
