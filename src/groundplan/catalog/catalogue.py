"""The catalogue: every type that a component can have, found by the name that people write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from groundplan.catalog import library
from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.groups import GROUP_ALIASES, GROUPS
from groundplan.catalog.search import near_misses, ranked
from groundplan.catalog.winners import WINNERS


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that means no type, or several; `suggestions` are names that do resolve, best first."""

    reason: Literal["unknown", "wrong-case", "ambiguous"]
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Every type: the library's, our groups and C4 kinds, and the model's `own` types."""

    own: Mapping[str, ComponentType] = field(default_factory=dict)

    def resolve(self, name: str) -> ComponentType | Unresolved:
        """The type that `name` means: in full, by an alias, or short (`aws.Lambda`) where only one fits."""
        if found := self._exact(name):
            return found
        meant = self._meant(name)
        if len(meant) == 1:
            return meant[0]
        if meant:
            return Unresolved("ambiguous", tuple(sorted(found.name for found in meant)))
        reason, names = near_misses(name, self.names)
        return Unresolved(reason, names)

    def search(self, words: str) -> tuple[ComponentType, ...]:
        """The types that `words` find, best first; all of them where there are no words."""
        return ranked(words, self.all(), self.names)

    def all(self) -> tuple[ComponentType, ...]:
        """Every type: own ones, groups, then the library's, each sorted by name."""
        return self._all

    def with_types(self, own: Mapping[str, ComponentType]) -> Catalogue:
        """This catalogue with `own` types as well."""
        return Catalogue({**self.own, **own})

    def matches(self, type: ComponentType, pattern: str) -> bool:
        """Whether the type, or one that it extends, has a name like `pattern`, where `*` stands for anything."""
        if "*" not in pattern:
            found = self.resolve(pattern)
            return isinstance(found, ComponentType) and found.name in type.lineage
        like = re.compile(".*".join(map(re.escape, pattern.split("*"))))
        return any(like.fullmatch(name) for name in type.lineage)

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Every name in full that resolves, aliases too, and the canonical names it stands for."""
        found = {type.name: (type.name,) for type in self._all}
        for alias, name in _library_aliases():
            found[alias] = (name,)
        return found

    @cached_property
    def _all(self) -> tuple[ComponentType, ...]:
        return (*_sorted(self.own.values()), *_sorted(GROUPS.values()), *_library_types())

    def _exact(self, name: str) -> ComponentType | None:
        name = GROUP_ALIASES.get(name, name)
        return self.own.get(name) or GROUPS.get(name) or library.find(name)

    def _meant(self, name: str) -> tuple[ComponentType, ...]:
        """The types that a short name may mean: none, one, or several where no winner is curated."""
        names = (WINNERS[name],) if name in WINNERS else _short_names(name.partition(".")[0]).get(name, ())
        return tuple(found for full in names if (found := self._exact(full)))


@cache
def default_catalogue() -> Catalogue:
    """The catalogue without own types."""
    return Catalogue()


@cache
def _short_names(provider: str) -> Mapping[str, tuple[str, ...]]:
    """The short names of a provider's classes, aliases and groups, and the canonical names each may mean."""
    if provider not in library.providers():
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    own = [name for name in GROUPS if name.startswith(f"{provider}.")]
    for shelf in library.shelves(provider):
        for name in shelf.types:
            found[_short(name)].add(name)
        for alias, name in shelf.aliases.items():
            found[_short(alias)].add(name)
    for name in own:
        found[_short(name)].add(name)
    return {short: tuple(sorted(names)) for short, names in found.items()}


def _short(name: str) -> str:
    parts = name.split(".")
    return f"{parts[0]}.{parts[-1]}"


@cache
def _library_types() -> tuple[ComponentType, ...]:
    shelves = (shelf for provider in library.providers() for shelf in library.shelves(provider))
    return _sorted(type for shelf in shelves for type in shelf.types.values())


@cache
def _library_aliases() -> tuple[tuple[str, str], ...]:
    shelves = (shelf for provider in library.providers() for shelf in library.shelves(provider))
    return tuple(sorted(pair for shelf in shelves for pair in shelf.aliases.items()))


def _sorted(types: Iterable[ComponentType]) -> tuple[ComponentType, ...]:
    return tuple(sorted(types, key=lambda type: type.name))
