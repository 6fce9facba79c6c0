"""Selectors at work: which components and connections of a model they select."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from groundplan.scenes.index import Ids, Index, Thing
from groundplan.scenes.placement import Placements
from groundplan.scenes.selector import And, Everything, Mistake, Not, Or, Selector, Term
from groundplan.scenes.selector import parse_components as _parse_components
from groundplan.scenes.selector import parse_connections as _parse_connections


def components(selectors: Iterable[str], placements: Placements) -> tuple[str, ...]:
    """The ids of the components that any of the selectors selects, in model order. One that is broken selects none."""
    found: set[str] = set()
    for text in selectors:
        tree = _parse_components(text)
        if not isinstance(tree, Mistake):
            found |= component_ids(tree, placements)
    return placements.components.in_order(found)


def connections(selectors: Iterable[str], placements: Placements) -> tuple[str, ...]:
    """The ids of the connections that any of the selectors selects, in model order. One that is broken selects none."""
    found: set[str] = set()
    for text in selectors:
        tree = _parse_connections(text)
        if not isinstance(tree, Mistake):
            found |= connection_ids(tree, placements)
    return placements.connections.in_order(found)


def component_ids(selector: Selector, placements: Placements) -> Ids:
    """The ids of the components that the selector's tree selects."""
    return _evaluated(selector, placements.components, lambda term: _component_term(term, placements))


def connection_ids(selector: Selector, placements: Placements) -> Ids:
    """The ids of the connections that the selector's tree selects."""
    return _evaluated(selector, placements.connections, lambda term: _connection_term(term, placements))


def _evaluated(selector: Selector, index: Index[Thing], term: Callable[[Term], Ids]) -> Ids:
    match selector:
        case Everything():
            return index.everything
        case Term():
            return term(selector)
        case Not(of):
            return index.everything - _evaluated(of, index, term)
        case And(parts):
            return frozenset.intersection(*(_evaluated(part, index, term) for part in parts))
        case Or(parts):
            return frozenset.union(*(_evaluated(part, index, term) for part in parts))


def _component_term(term: Term, placements: Placements) -> Ids:
    model, value = placements.model, term.value
    match term.word:
        case "in":
            return frozenset(each.id for each in model.inside(value)) if value in model.components else frozenset()
        case "type":
            return _of_type(value, placements)
        case "neighbours":
            return _neighbours(value, term.distance, placements)
        case "member-of":
            return frozenset(each.id for each in model.members(value))
        case "flow":
            return frozenset(model.flows[value].components) if value in model.flows else frozenset()
        case word:
            return placements.components.saying(word, value)


def _connection_term(term: Term, placements: Placements) -> Ids:
    model, value = placements.model, term.value
    match term.word:
        case "from" | "to" if term.of is not None:
            ends = _ends(term.of, placements)
            of_end = model.outgoing if term.word == "from" else model.incoming
            return frozenset(connection.id for end in ends for connection in of_end(end))
        case "flow":
            steps = model.flows[value].steps if value in model.flows else ()
            return frozenset(step.connection for step in steps)
        case word:
            return placements.connections.saying(word, value)


def _neighbours(id: str, distance: int, placements: Placements) -> Ids:
    """A group's neighbours are those of everything in it, which is not selected itself."""
    if id not in placements.model.components:
        return frozenset()
    inside = frozenset(each.id for each in placements.model.inside(id))
    return placements.near(inside | {id}, distance) - inside


def _ends(term: Term, placements: Placements) -> Ids:
    """The bases of what the term selects, and of everything in the groups among it."""
    model = placements.model
    selected = _component_term(term, placements)
    inside = {each.id for group in selected for each in model.inside(group)}
    return frozenset(model.base(each).id for each in selected | inside)


def _of_type(pattern: str, placements: Placements) -> Ids:
    model = placements.model
    used = placements.components.by_value("type").values()
    return frozenset().union(
        *(ids for ids in used if model.catalogue.matches(model.components[next(iter(ids))].type, pattern))
    )
