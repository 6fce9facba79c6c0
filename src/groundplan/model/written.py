"""Components and connections as one document writes them: read and checked by themselves, and only once."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from groundplan.model.component import Component, Connection
from groundplan.model.entries import body, read_entry, without
from groundplan.model.flow import Flow
from groundplan.model.ids import check_id
from groundplan.model.names import is_id
from groundplan.model.schema import ComponentEntry, ConnectionEntry
from groundplan.model.values import frozen_properties
from groundplan.source.checked import check
from groundplan.source.document import Document, Entry, Map, Node, Text, descend
from groundplan.source.entry import keys_of
from groundplan.source.glance import Values
from groundplan.source.ordinary import is_yaml_word
from groundplan.source.problem import Place, Problem
from groundplan.source.quick import read_quickly

COMPONENT = "a component"
CONNECTION = "a connection"

_Path = tuple[str | int, ...]


class _InDocument(Struct, eq=False):
    """Where in a document something is written. Its node is looked up when somebody asks for a place in it."""

    _document: Document
    _path: _Path

    def at(self, *path: str | int) -> Node:
        """The node of a value at a path below it; the deepest one that exists."""
        return descend(self._document.root, (*self._path, *path))


class Written(Struct, eq=False):
    """A component as it is written: its keys, checked one by one (`entry`), and what is wrong with them (`problems`).

    `inside` is the group in whose `contains` it is written. `made` is the component that was made of it last, and of
    what else.
    """

    id: str
    place: Place
    entry: ComponentEntry
    inside: str | None
    _spot: _InDocument | Node
    _keys: Container[str] | None
    problems: tuple[Problem, ...] = ()
    made: tuple[Any, Component] | None = None

    @property
    def is_map(self) -> bool:
        """Whether it has keys at all."""
        return self._keys is not None

    def says(self, attribute: str) -> bool:
        """Whether the key that becomes this attribute is written, rightly or wrongly."""
        return self._keys is not None and attribute in self._keys

    def at(self, *path: str | int) -> Node:
        """The value behind a key, or further down."""
        return self._spot.at(*path)


class WrittenConnection(Struct, eq=False):
    """A connection as it is written: what it would be if its ends and tags exist; None where it is too broken.

    `problems` are what is wrong with its keys, `of_id` what is wrong with its id.
    """

    connection: Connection | None
    own_id: bool
    _spot: _InDocument | Node
    problems: tuple[Problem, ...] = ()
    of_id: tuple[Problem, ...] = ()

    def at(self, *path: str | int) -> Node:
        """The value behind a key, or further down."""
        return self._spot.at(*path)


class WrittenFlow(Struct, eq=False):
    """A flow as it is written. `told` is the flow that was made of it last, and the connections between its ends then.

    A flow with which something is wrong is made each time anew.
    """

    key: Text
    value: Node
    told: tuple[Flow, Mapping[tuple[str, str], tuple[str, ...]]] | None = None


# At a glance


def components_at_a_glance(said: Values, document: Document) -> tuple[Written, ...] | None:
    """The components of a section, a group before what it contains; None where one has to be looked at closely."""
    found: list[Written] = []
    return tuple(found) if _glanced(said, None, ("components",), document, found) else None


def _glanced(said: Values, inside: str | None, path: _Path, document: Document, found: list[Written]) -> bool:
    for id, values in said.items():
        if type(values) is not Values or not is_id(id) or is_yaml_word(id):
            return False
        contains = values.pop("contains", None)
        entry = read_quickly(values, ComponentEntry)
        if entry is None:
            return False
        here = (*path, id)
        place, spot = values.place(document.path), _InDocument(document, here)
        found.append(Written(id, place, entry, inside, spot, vars(entry)))
        if contains is not None and not (
            type(contains) is Values and _glanced(contains, id, (*here, "contains"), document, found)
        ):
            return False
    return True


def connections_at_a_glance(said: Iterable[Any], document: Document) -> tuple[WrittenConnection, ...] | None:
    """The connections of a section; None where one has to be looked at closely."""
    found: list[WrittenConnection] = []
    for index, values in enumerate(said):
        entry = read_quickly(values, ConnectionEntry) if type(values) is Values else None
        if entry is None or (entry.id and not (is_id(entry.id) and not is_yaml_word(entry.id))):
            return None
        connection = _connection(entry, values.place(document.path))
        found.append(WrittenConnection(connection, bool(entry.id), _InDocument(document, ("connections", index))))
    return tuple(found)


# Closely


def components_closely(entries: Iterable[Entry], problems: list[Problem]) -> Iterator[Written]:
    """The components of a section, a group before what it contains."""
    todo: list[tuple[Entry, str | None]] = [(entry, None) for entry in reversed(tuple(entries))]
    while todo:
        said, inside = todo.pop()
        word, node = said.key.text, body(said)
        todo.extend((entry, word) for entry in reversed(_contents(node, problems)))
        node, found = without(node, "contains"), list[Problem]()
        check_id(said.key, COMPONENT, found)
        entry = read_entry(node, ComponentEntry, COMPONENT, found) or ComponentEntry()
        keys = _attributes(node) if isinstance(node, Map) else None
        yield Written(word, said.key.place, entry, inside, node, keys, tuple(found))


def _attributes(node: Map) -> frozenset[str]:
    known = keys_of(ComponentEntry)
    return frozenset(known[key].attribute for key in node.by_key if key in known)


def connections_closely(nodes: Iterable[Node]) -> Iterator[WrittenConnection]:
    """The connections of a section."""
    for node in nodes:
        problems: list[Problem] = []
        of_id: list[Problem] = []
        entry = read_entry(node, ConnectionEntry, CONNECTION, problems, needed=("from", "to"))
        said = node.get("id") if isinstance(node, Map) else None
        if said is not None and isinstance(said.value, Text):
            check_id(said.value, CONNECTION, of_id)
        connection = _connection(entry, node.place) if entry else None
        own_id = bool(entry and entry.id)
        yield WrittenConnection(connection, own_id, node, tuple(problems), tuple(of_id))


def _contents(node: Node, problems: list[Problem]) -> tuple[Entry, ...]:
    contains = node.get("contains") if isinstance(node, Map) else None
    if contains is None or not isinstance(node, Map):
        return ()
    if isinstance(contains.value, Map):
        return tuple(contains.value)
    problems.extend(check(node.with_only((contains,)), ComponentEntry, COMPONENT)[1])
    return ()


def _connection(entry: ConnectionEntry, place: Place) -> Connection:
    return Connection(
        id=entry.id or f"{entry.from_}--{entry.to}",
        source=entry.from_,
        target=entry.to,
        place=place,
        label=entry.label,
        protocol=entry.protocol,
        port=entry.port,
        kind=entry.kind,
        description=entry.description,
        tags=entry.tags,
        properties=frozen_properties(entry.properties),
    )
