"""The catalogue: every type that a component can have, found by the name that people write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Literal

from msgspec import Struct, field

from groundplan.catalog import library
from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.groups import GROUP_ALIASES, GROUPS
from groundplan.catalog.near_misses import NearMisses
from groundplan.catalog.search import SearchIndex
from groundplan.catalog.winners import WINNERS


class Unresolved(Struct, frozen=True):
    """A name that means no type, or several; `suggestions` are names that do resolve, best first."""

    reason: Literal["unknown", "wrong-case", "ambiguous"]
    suggestions: tuple[str, ...] = ()


class Catalogue(Struct, frozen=True, dict=True):
    """Every type: the library's, our groups and C4 kinds, and the model's `own` types."""

    own: Mapping[str, ComponentType] = field(default_factory=dict)

    def resolve(self, name: str) -> ComponentType | Unresolved:
        """The type that `name` means: in full, by an alias, or short (`aws.Lambda`) where it is clear which."""
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]

    @cached_property
    def _resolved(self) -> dict[str, ComponentType | Unresolved]:
        """What names mean, as far as somebody has asked."""
        return {}

    def _resolve(self, name: str) -> ComponentType | Unresolved:
        meant = self.meanings(name)
        if len(meant) == 1:
            return self._named(meant[0])
        if meant:
            return Unresolved("ambiguous", meant)
        reason, suggestions = self._near_misses.of(name)
        return Unresolved(reason, suggestions)

    def meanings(self, name: str) -> tuple[str, ...]:
        """The canonical names of the types that `name` may mean: one where it resolves, several or none where not."""
        if found := self._exact(name):
            return (found.name,)
        if name in WINNERS:
            return (WINNERS[name],)
        return _short_names(name.partition(".")[0]).get(name, ())

    def search(self, words: str) -> tuple[ComponentType, ...]:
        """The types that `words` find, best first; all of them where there are no words."""
        return self._search_index.find(words)

    def all(self) -> tuple[ComponentType, ...]:
        """Every type: own ones, then our groups, then the library's, each sorted by name."""
        return self._all

    def aliases(self, name: str) -> tuple[str, ...]:
        """The other names in full under which the type of that canonical name is known."""
        return self._aliases.get(name, ())

    def with_types(self, own: Mapping[str, ComponentType]) -> Catalogue:
        """A catalogue that has `own` types as well."""
        return Catalogue({**self.own, **own})

    def matches(self, type: ComponentType, pattern: str) -> bool:
        """Whether the type, or one that it extends, has a name like `pattern`, where `*` stands for anything."""
        if "*" not in pattern:
            meant = self.meanings(pattern)
            return len(meant) == 1 and meant[0] in type.lineage
        like = _pattern(pattern)
        return any(like.fullmatch(name) for name in type.lineage)

    def _exact(self, name: str) -> ComponentType | None:
        name = GROUP_ALIASES.get(name, name)
        return self.own.get(name) or GROUPS.get(name) or library.find(name)

    def _named(self, name: str) -> ComponentType:
        found = self._exact(name)
        if found is None:
            raise LookupError(name)
        return found

    @cached_property
    def _all(self) -> tuple[ComponentType, ...]:
        return (*_sorted(self.own.values()), *_sorted(GROUPS.values()), *_library_types())

    @cached_property
    def _aliases(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for alias, name in _all_aliases().items():
            found[name].append(alias)
        return {name: tuple(sorted(aliases)) for name, aliases in found.items()}

    @cached_property
    def _near_misses(self) -> NearMisses:
        names = {found.name: found.name for found in self._all} | dict(_all_aliases())
        short_names = {
            short: WINNERS.get(short) or meant[0]
            for provider in library.providers()
            for short, meant in _short_names(provider).items()
            if short in WINNERS or len(meant) == 1
        }
        return NearMisses(names, short_names)

    @cached_property
    def _search_index(self) -> SearchIndex:
        return SearchIndex(self._all, self._aliases)


@cache
def default_catalogue() -> Catalogue:
    """The catalogue without own types."""
    return Catalogue()


def short_names() -> Mapping[str, tuple[str, ...]]:
    """Every short name of every provider, and the canonical names that it may mean, sorted."""
    return {short: meant for provider in library.providers() for short, meant in _short_names(provider).items()}


@cache
def _short_names(provider: str) -> Mapping[str, tuple[str, ...]]:
    if provider not in library.providers():
        return {}
    names = {name: name for name in GROUPS if name.startswith(f"{provider}.")}
    names |= {alias: name for alias, name in GROUP_ALIASES.items() if alias.startswith(f"{provider}.")}
    for shelf in library.shelves(provider):
        names |= {name: name for name in shelf.types} | dict(shelf.aliases)
    meant: dict[str, set[str]] = defaultdict(set)
    for name, canonical in names.items():
        meant[f"{provider}.{name.rpartition('.')[2]}"].add(canonical)
    return {short: tuple(sorted(canonical)) for short, canonical in meant.items()}


@cache
def _all_aliases() -> Mapping[str, str]:
    shelves = (shelf for provider in library.providers() for shelf in library.shelves(provider))
    return {alias: name for shelf in shelves for alias, name in shelf.aliases.items()} | dict(GROUP_ALIASES)


@cache
def _library_types() -> tuple[ComponentType, ...]:
    shelves = (shelf for provider in library.providers() for shelf in library.shelves(provider))
    return _sorted(found for shelf in shelves for found in shelf.types.values())


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))))


def _sorted(types: Iterable[ComponentType]) -> tuple[ComponentType, ...]:
    return tuple(sorted(types, key=lambda found: found.name))
