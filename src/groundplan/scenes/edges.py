"""Edges: connections lifted to what stands for their ends, merged where they become equal, with flow steps on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice

from msgspec import Struct

from groundplan.model.component import Connection, ConnectionKind
from groundplan.model.flow import Flow, Ride, Step
from groundplan.model.model import Model
from groundplan.scenes.placement import Placed
from groundplan.scenes.scene import Badge, Edge, Style
from groundplan.scenes.ways_out import leads_out


class Lifted(Struct, frozen=True):
    """A placed connection with the ids of the items that stand for its ends in the scene."""

    placed: Placed
    source: str
    target: str

    @property
    def is_lifted(self) -> bool:
        """Whether an end is a group that stands for what it contains."""
        return (self.source, self.target) != (self.placed.source, self.placed.target)


def lift(placed: Iterable[Placed], stands: Callable[[str], str | None]) -> tuple[Lifted, ...]:
    """Every connection both ends of which are shown. What happens inside a closed group is not."""
    found = []
    for each in placed:
        source, target = stands(each.source), stands(each.target)
        if source is None or target is None or (source == target and (each.source != source or each.target != target)):
            continue
        found.append(Lifted(each, source, target))
    return tuple(found)


def make_edges(
    model: Model, lifted: Iterable[Lifted], flow: Flow | None, styles: Mapping[str, Style]
) -> tuple[Edge, ...]:
    """One edge for each connection; one for all of a kind between two items where a closed group stands for an end."""
    bundles = _bundles(lifted)
    badges = _badges(flow, bundles)
    names: set[str] = set()
    return tuple(
        _edge(model, bundle, _name(bundle, names), tuple(badges[index]), styles) for index, bundle in enumerate(bundles)
    )


def said_on(connection: Connection) -> str:
    """What an edge says: its label, or else its protocol and port."""
    return connection.label or technical(connection)


def technical(connection: Connection) -> str:
    """A connection's protocol and port in short: `MySQL:3306`."""
    if connection.protocol and connection.port:
        return f"{connection.protocol}:{connection.port}"
    return connection.protocol or (f"port {connection.port}" if connection.port else "")


Bundle = tuple[Lifted, ...]

_PLAIN = Style()
_MOST_DETAILS = 6


def _bundles(lifted: Iterable[Lifted]) -> list[Bundle]:
    """The connections that share an edge, in the order of their first."""
    between: dict[tuple[str, str, ConnectionKind], list[Lifted]] = defaultdict(list)
    for each in lifted:
        between[each.source, each.target, each.placed.connection.kind].append(each)
    found: list[Bundle] = []
    for equal in between.values():
        if any(each.is_lifted for each in equal):
            found.append(tuple(equal))
        else:
            found.extend((each,) for each in equal)
    return found


def _edge(model: Model, bundle: Bundle, id: str, badges: tuple[Badge, ...], styles: Mapping[str, Style]) -> Edge:
    first = bundle[0]
    connections = tuple(dict.fromkeys(each.placed.connection.id for each in bundle))
    label = said_on(first.placed.connection) if len(connections) == 1 else f"{len(connections)} connections"
    looks = {styles.get(each, _PLAIN) for each in connections} if styles else {_PLAIN}
    return Edge(
        id=id,
        source=first.source,
        target=first.target,
        connections=connections,
        label=label,
        detail=_in_lines(dict.fromkeys(_detail(model, each.placed) for each in bundle)),
        kind=first.placed.connection.kind,
        badges=badges,
        style=looks.pop() if len(looks) == 1 else _PLAIN,
        upstream=all(leads_out(model, each.placed.source, each.placed.target) for each in bundle),
    )


def _name(bundle: Bundle, taken: set[str]) -> str:
    """A connection's own id where it alone runs between its own ends; else the ids of the items, made unique."""
    first = bundle[0]
    connection = first.placed.connection
    own = len(bundle) == 1 and (first.source, first.target) == (connection.source, connection.target)
    name = wanted = connection.id if own else f"{first.source}--{first.target}"
    number = 2
    while name in taken:
        name, number = f"{wanted}--{number}", number + 1
    taken.add(name)
    return name


def _in_lines(details: Collection[str]) -> str:
    """What the connections of an edge say, as many as one reads in a tooltip."""
    left = len(details) - _MOST_DETAILS
    return "\n".join((*islice(details, _MOST_DETAILS), *((f"and {left} more",) if left > 0 else ())))


def _detail(model: Model, placed: Placed) -> str:
    """Everything a connection says, in lines: the text of an edge's tooltip."""
    connection = placed.connection
    source, target = model.components[placed.source].name, model.components[placed.target].name
    kind = "" if connection.kind is ConnectionKind.SYNC else str(connection.kind)
    facts = ", ".join(fact for fact in (connection.label, technical(connection), kind) if fact)
    head = f"{source} → {target}: {facts}" if facts else f"{source} → {target}"
    return f"{head}\n{connection.description.strip()}" if connection.description.strip() else head


def _badges(flow: Flow | None, bundles: list[Bundle]) -> list[list[Badge]]:
    """The flow's steps by the edge they are on.

    Where instances give a connection several edges, a step is on the one between its own two components; if it
    names none of them, on all.
    """
    found: list[list[Badge]] = [[] for _ in bundles]
    for step in flow.steps if flow else ():
        badge = Badge(step.number, step.text, against=step.ride is not Ride.ALONG)
        riding = [
            (index, each)
            for index, bundle in enumerate(bundles)
            for each in bundle
            if each.placed.connection.id == step.connection
        ]
        exact = [index for index, each in riding if _is_between(each.placed, step)]
        for index in dict.fromkeys(exact or [index for index, _ in riding]):
            found[index].append(badge)
    return found


def _is_between(placed: Placed, step: Step) -> bool:
    return {placed.source, placed.target} == {step.source, step.target}
