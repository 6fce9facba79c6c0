"""All files as one: the entries of each section of the model, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from groundplan.model.component_codes import BAD_ID, DUPLICATE_ID
from groundplan.model.names import fault_of_id, id_like
from groundplan.model.schema import ModelFile
from groundplan.source.checked import check
from groundplan.source.document import Document, Entry, List, Map, Node, Text
from groundplan.source.entry import keys_of
from groundplan.source.ordinary import yaml_word
from groundplan.source.problem import Place, Problem, Related


@dataclass(frozen=True, slots=True)
class Sections:
    """What the files say under each of their keys; a section that no file says is missing from `maps`."""

    maps: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    connections: tuple[Node, ...] = ()

    def entries(self, section: str) -> tuple[Entry, ...]:
        """The entries of a section, those of all files together."""
        return self.maps.get(section, ())


def gather(documents: Iterable[Document], problems: list[Problem]) -> Sections:
    """The sections of all documents; whatever is no section becomes a problem."""
    maps: dict[str, list[Entry]] = {}
    connections: list[Node] = []
    for document in documents:
        if document.root is None:
            continue
        if not isinstance(document.root, Map):
            problems.extend(check(document.root, ModelFile, _FILE)[1])
            continue
        for entry in document.root:
            section, value = entry.key.text, entry.value
            if section == "connections" and isinstance(value, List):
                connections.extend(value)
            elif section in keys_of(ModelFile) and section != "connections" and isinstance(value, Map):
                maps.setdefault(section, []).extend(value)
            else:
                problems.extend(check(document.root.with_only((entry,)), ModelFile, _FILE)[1])
    return Sections({section: tuple(entries) for section, entries in maps.items()}, tuple(connections))


def each_once(entries: Iterable[Entry], what: str, problems: list[Problem]) -> dict[str, Entry]:
    """The entries by id; the second one with the same id is a problem, and left out."""
    found: dict[str, Entry] = {}
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


_FILE = "a model file"
