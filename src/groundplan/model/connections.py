"""Connections from what is written: their ends resolved, their ids said or derived, each id once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from groundplan.model.component import Component, Connection, Tag
from groundplan.model.connection_codes import CONNECTION_TO_ITSELF, CONNECTION_WITHIN, DUPLICATE_CONNECTION
from groundplan.model.entries import read_entry
from groundplan.model.references import refer, with_nodes
from groundplan.model.schema import ConnectionEntry
from groundplan.model.sections import check_id, said_already
from groundplan.model.values import frozen_properties
from groundplan.model.words import Words
from groundplan.source.document import Map, Node, Text, descend
from groundplan.source.problem import Problem, Related

WHAT = "a connection"


@dataclass(slots=True)
class Connections:
    """The connections by id, and the ends of those that are too broken to keep (None for an end that is not said)."""

    by_id: dict[str, Connection] = field(default_factory=dict)
    lost: list[tuple[str | None, str | None]] = field(default_factory=list)


def make_connections(
    nodes: Iterable[Node], components: Mapping[str, Component], tags: Words[Tag], problems: list[Problem]
) -> Connections:
    """Every connection, in the order written."""
    made = Connections()
    groups = frozenset(component.parent for component in components.values())
    for node in nodes:
        entry = read_entry(node, ConnectionEntry, WHAT, problems, needed=("from", "to"))
        if entry is None:
            made.lost.append((_end(node, "from", components), _end(node, "to", components)))
            continue
        source = refer(entry.from_, components, "component", problems, node, "from")
        target = refer(entry.to, components, "component", problems, node, "to")
        if source is None or target is None:
            made.lost.append((source, target))
            continue
        connection = _connection(entry, node, tags, problems)
        if _is_free(connection, entry, node, made.by_id, problems):
            _check_ends(connection, components, groups, problems)
            made.by_id[connection.id] = connection
    return made


def _connection(entry: ConnectionEntry, node: Node, tags: Words[Tag], problems: list[Problem]) -> Connection:
    said = node.get("id") if isinstance(node, Map) else None
    if said is not None and isinstance(said.value, Text):
        check_id(said.value, WHAT, problems)
    return Connection(
        id=entry.id or f"{entry.from_}--{entry.to}",
        source=entry.from_,
        target=entry.to,
        place=node.place,
        label=entry.label,
        protocol=entry.protocol,
        port=entry.port,
        kind=entry.kind,
        description=entry.description,
        tags=tags.use_each(with_nodes(node, "tags", entry.tags)),
        properties=frozen_properties(entry.properties),
    )


def _is_free(
    connection: Connection,
    entry: ConnectionEntry,
    node: Node,
    made: Mapping[str, Connection],
    problems: list[Problem],
) -> bool:
    """Whether the connection's id is still free; a problem where it is not."""
    first = made.get(connection.id)
    if first is None:
        return True
    if entry.id:
        problems.append(said_already(entry.id, WHAT, descend(node, ("id",)).place, first.place))
    else:
        problems.append(
            DUPLICATE_CONNECTION.at(
                connection.place,
                source=connection.source,
                target=connection.target,
                offer=_offer(connection, made),
                related=(Related(first.place, "It is said first here."),),
            )
        )
    return False


def _offer(connection: Connection, made: Mapping[str, Connection]) -> str:
    number = 2
    while (offer := f"{connection.source}-{connection.target}-{number}") in made:
        number += 1
    return offer


def _check_ends(
    connection: Connection, components: Mapping[str, Component], groups: Collection[str | None], problems: list[Problem]
) -> None:
    if connection.source == connection.target:
        if not connection.label:
            problems.append(CONNECTION_TO_ITSELF.at(connection.place, id=connection.source))
        return
    for group, inner in ((connection.source, connection.target), (connection.target, connection.source)):
        parent = components[inner].parent if group in groups else None
        while parent is not None and parent != group:
            parent = components[parent].parent
        if parent == group:
            problems.append(CONNECTION_WITHIN.at(connection.place, group=group, inner=inner))


def _end(node: Node, key: str, components: Mapping[str, Component]) -> str | None:
    """The end that a broken connection says, as far as it can be made out."""
    entry = node.get(key) if isinstance(node, Map) else None
    value = entry.value if entry else None
    return value.text if isinstance(value, Text) and value.text in components else None
