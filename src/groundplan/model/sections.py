"""All files as one: the entries of each section of the model, in the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from groundplan.model.schema import ModelFile
from groundplan.model.written import (
    Written,
    WrittenConnection,
    WrittenFlow,
    components_at_a_glance,
    components_closely,
    connections_at_a_glance,
    connections_closely,
)
from groundplan.source.checked import check
from groundplan.source.document import Document, Entry, List, Map
from groundplan.source.entry import keys_of
from groundplan.source.glance import Values
from groundplan.source.problem import Problem

_FILE = "a model file"


class Sections(Struct, frozen=True):
    """What the files say under each of their keys; a section that no file says is missing from `maps`."""

    components: tuple[Written, ...] = ()
    connections: tuple[WrittenConnection, ...] = ()
    flows: tuple[WrittenFlow, ...] = ()
    maps: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def entries(self, section: str) -> tuple[Entry, ...]:
        """The entries of a section, those of all files together."""
        return self.maps.get(section, ())


def gather(documents: Iterable[Document], problems: list[Problem]) -> Sections:
    """The sections of all documents; whatever is no section becomes a problem."""
    components: list[Written] = []
    connections: list[WrittenConnection] = []
    flows: list[WrittenFlow] = []
    maps: dict[str, list[Entry]] = {}
    for document in documents:
        found = document.once(sections_of)
        components += found.components
        connections += found.connections
        flows += found.flows
        problems += found.problems
        for section, entries in found.maps.items():
            maps.setdefault(section, []).extend(entries)
    others = {section: tuple(entries) for section, entries in maps.items()}
    return Sections(tuple(components), tuple(connections), tuple(flows), others)


def sections_of(document: Document) -> Sections:
    """The sections of one document."""
    values, document.values = document.values, None
    return (_at_a_glance(values, document) if values is not None else None) or _closely(document)


def _at_a_glance(values: Values, document: Document) -> Sections | None:
    """The sections of a document with which nothing is wrong; None where something may be."""
    components, connections = values.pop("components", None), values.pop("connections", None)
    written: tuple[Written, ...] | None = ()
    joined: tuple[WrittenConnection, ...] | None = ()
    if components is not None:
        written = components_at_a_glance(components, document) if type(components) is Values else None
    if connections is not None:
        joined = connections_at_a_glance(connections, document) if type(connections) is list else None
    others = keys_of(ModelFile)
    if written is None or joined is None:
        return None
    if not all(section in others and type(value) is Values for section, value in values.items()):
        return None
    maps = {section: _entries(document, section) for section in values}
    return Sections(written, joined, _flows(maps.pop("flows", ())), maps)


def _entries(document: Document, section: str) -> tuple[Entry, ...]:
    found = document.root.at(section)
    return tuple(found) if isinstance(found, Map) else ()


def _closely(document: Document) -> Sections:
    problems: list[Problem] = []
    components: tuple[Written, ...] = ()
    connections: tuple[WrittenConnection, ...] = ()
    maps: dict[str, tuple[Entry, ...]] = {}
    if not isinstance(document.root, Map):
        return Sections(problems=check(document.root, ModelFile, _FILE)[1])
    for entry in document.root:
        section, value = entry.key.text, entry.value
        if section == "components" and isinstance(value, Map):
            components = tuple(components_closely(value, problems))
        elif section == "connections" and isinstance(value, List):
            connections = tuple(connections_closely(value))
        elif section in keys_of(ModelFile) and section != "connections" and isinstance(value, Map):
            maps[section] = tuple(value)
        else:
            problems.extend(check(document.root.with_only((entry,)), ModelFile, _FILE)[1])
    return Sections(components, connections, _flows(maps.pop("flows", ())), maps, tuple(problems))


def _flows(entries: Iterable[Entry]) -> tuple[WrittenFlow, ...]:
    return tuple(WrittenFlow(entry.key, entry.value) for entry in entries)
