"""An index: which components or connections say a value, found without asking all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Generic, TypeVar

from groundplan.model.component import Component, Connection

Ids = frozenset[str]
Thing = TypeVar("Thing", Component, Connection)


class Index(Generic[Thing]):
    """The things of a model by what they say. What is asked for first is gathered once."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        self._things: Mapping[str, Thing] = things
        self._said: dict[str, Mapping[str, Ids]] = {}

    @cached_property
    def everything(self) -> Ids:
        """The ids of all."""
        return frozenset(self._things)

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """These ids in the order of the model."""
        return tuple(sorted(ids, key=self._position.__getitem__))

    def saying(self, word: str, pattern: str) -> Ids:
        """The ids of those that have that value for `word`; only `*` is special in it, and stands for any letters."""
        said = self.by_value(word)
        if "*" not in pattern:
            return said.get(pattern, frozenset())
        plain = pattern.replace("[", "[[]").replace("?", "[?]")
        return frozenset().union(*(ids for value, ids in said.items() if fnmatchcase(value, plain)))

    def by_value(self, word: str) -> Mapping[str, Ids]:
        """The ids by each value that is said for `word`: an attribute, or `tag` or `type`."""
        if word not in self._said:
            found: dict[str, list[str]] = defaultdict(list)
            for id, thing in self._things.items():
                for value in _values(thing, word):
                    found[value].append(id)
            self._said[word] = {value: frozenset(ids) for value, ids in found.items() if value}
        return self._said[word]

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {id: at for at, id in enumerate(self._things)}


def _values(thing: Component | Connection, word: str) -> Iterable[str]:
    if word == "tag":
        return thing.tags
    if word == "type" and isinstance(thing, Component):
        return (thing.type.name,)
    return (getattr(thing, word),)
