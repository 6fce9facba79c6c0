"""What cuts across containment: layers, owners and tags, declared in a section or made of the words in use."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Generic, Protocol, TypeVar

from msgspec import Struct, field

from groundplan.model.names import slug
from groundplan.model.references import Spot, each_word_once, refer, with_nodes
from groundplan.model.word_codes import ALMOST_THE_SAME
from groundplan.source.problem import Code, Place, Problem, Related


class Word(Protocol):
    """A layer, an owner or a tag."""

    @property
    def id(self) -> str:
        """The word that refers to it."""

    @property
    def place(self) -> Place:
        """Where it is declared, or else first used."""


AWord = TypeVar("AWord", bound=Word)


class Words(Struct, Generic[AWord]):
    """The words of one kind while a model is loaded: `declared` ones, and free ones where `make` can make them.

    `make` is None where every word must be declared.
    """

    what: str
    declared: Mapping[str, AWord]
    make: Callable[[str, Place], AWord] | None
    problems: list[Problem]
    _free: dict[str, AWord] = field(default_factory=dict)
    _slugs: dict[str, AWord] = field(default_factory=dict)
    _missed: bool = False

    def use(self, word: str, spot: Spot, *path: str | int) -> str | None:
        """The word, which stands at `path` below `spot`, as it can be used; None and a problem where it cannot."""
        if word in self.declared:
            return word
        if self.make is None:
            none_yet = f"Declare it first, below `{self.what}s:`."
            self._missed = True
            return refer(word, self.declared, self.what, self.problems, spot, *path, none_yet=none_yet)
        if word not in self._free:
            place = spot.at(*path).place
            first = self._slugs.setdefault(slug(word), self.make(word, place))
            if first.id != word:
                self.problems.append(
                    ALMOST_THE_SAME.at(
                        place,
                        what=f"{self.what}s",
                        word=word,
                        other=first.id,
                        related=(Related(first.place, "It is said first here."),),
                    )
                )
                return first.id
            self._free[word] = first
        return word

    def use_each(self, words: tuple[str, ...], spot: Spot, key: str) -> tuple[str, ...]:
        """Those of the words behind `key` that can be used, each once; a word said twice is a problem."""
        if all(word in self.declared or word in self._free for word in words) and len(set(words)) == len(words):
            return words
        said = each_word_once(with_nodes(spot, key, words), f"{self.what}s", self.problems)
        return tuple(found for word, at in said if (found := self.use(word, at)))

    @property
    def all(self) -> dict[str, AWord]:
        """Every word by id, the declared ones first."""
        return {**self.declared, **self._free}

    def report_unused(self, used: Collection[str | None], code: Code) -> None:
        """Warn of declared words that nothing uses; not where a misspelt one may be the reason."""
        if not self._missed:
            self.problems.extend(
                code.at(word.place, id=word.id) for word in self.declared.values() if word.id not in used
            )
