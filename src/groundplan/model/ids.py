"""Ids: what can be one, and that each is said once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from groundplan.model.component_codes import BAD_ID, DUPLICATE_ID
from groundplan.model.names import fault_of_id, id_like
from groundplan.source.document import Text
from groundplan.source.ordinary import yaml_word
from groundplan.source.problem import Place, Problem, Related


class Keyed(Protocol):
    """Something that is written behind its id."""

    @property
    def key(self) -> Text:
        """The id."""


AKeyed = TypeVar("AKeyed", bound=Keyed)


def each_once(entries: Iterable[AKeyed], what: str, problems: list[Problem]) -> dict[str, AKeyed]:
    """The entries by id; the second one with the same id is a problem, and left out."""
    found: dict[str, AKeyed] = {}
    for entry in entries:
        first = found.setdefault(entry.key.text, entry)
        if first is not entry:
            problems.append(said_already(entry.key.text, what, entry.key.place, first.key.place))
    return found


def said_already(id: str, what: str, place: Place, first: Place) -> Problem:
    """The problem that an id is used a second time; `what` has it, as `a component`."""
    return DUPLICATE_ID.at(place, id=id, what=what, related=(Related(first, "It is said first here."),))


def check_id(id: Text, what: str, problems: list[Problem]) -> None:
    """Report an id that is none. It stays in use, so that references to it are no problems as well."""
    if trap := yaml_word(id):
        problems.append(trap)
    elif fault := fault_of_id(id.text):
        better = id_like(id.text, what.rpartition(" ")[2])
        problems.append(BAD_ID.at(id.place, id=id.text, what=what, fault=fault, better=better))
