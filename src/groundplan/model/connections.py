"""Connections from what is written: their ends resolved, their ids said or derived, each id once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from msgspec import Struct, field

from groundplan.model.component import Component, Connection, Tag
from groundplan.model.connection_codes import CONNECTION_TO_ITSELF, CONNECTION_WITHIN, DUPLICATE_CONNECTION
from groundplan.model.ids import said_already
from groundplan.model.references import refer
from groundplan.model.words import Words
from groundplan.model.written import CONNECTION, WrittenConnection
from groundplan.source.document import Map, Node, Text
from groundplan.source.problem import Problem, Related


class Connections(Struct):
    """The connections by id, and the ends of those that are too broken to keep (None for an end that is not said)."""

    by_id: dict[str, Connection] = field(default_factory=dict)
    lost: list[tuple[str | None, str | None]] = field(default_factory=list)


def make_connections(
    written: Iterable[WrittenConnection],
    components: Mapping[str, Component],
    tags: Words[Tag],
    problems: list[Problem],
) -> Connections:
    """Every connection, in the order written."""
    made = Connections()
    by_id = made.by_id
    groups = frozenset(component.parent for component in components.values())
    for each in written:
        if each.problems:
            problems += each.problems
        connection = each.connection
        if connection is None:
            made.lost.append((_end(each.at(), "from", components), _end(each.at(), "to", components)))
            continue
        source, target = connection.source, connection.target
        if source not in components or target not in components:
            found = refer(source, components, "component", problems, each, "from")
            made.lost.append((found, refer(target, components, "component", problems, each, "to")))
            continue
        if each.of_id:
            problems += each.of_id
        if connection.tags:
            used = tags.use_each(connection.tags, each, "tags")
            if used != connection.tags:
                connection = replace(connection, tags=used)
        first = by_id.get(connection.id)
        if first is not None:
            problems.append(_said_before(connection, first, each, by_id))
            continue
        if source in groups or target in groups or source == target:
            _check_ends(connection, components, groups, problems)
        by_id[connection.id] = connection
    return made


def _said_before(
    connection: Connection, first: Connection, written: WrittenConnection, made: Collection[str]
) -> Problem:
    """The problem that the connection has an id that another one has."""
    if written.own_id:
        return said_already(connection.id, CONNECTION, written.at("id").place, first.place)
    return DUPLICATE_CONNECTION.at(
        connection.place,
        source=connection.source,
        target=connection.target,
        offer=_offer(connection, made),
        related=(Related(first.place, "It is said first here."),),
    )


def _offer(connection: Connection, made: Collection[str]) -> str:
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
