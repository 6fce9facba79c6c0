"""Selectors at work: which components and connections of a model they select."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from typing import TypeVar

from groundplan.model.component import Component, Connection
from groundplan.scenes.placement import Placements
from groundplan.scenes.selector import And, Everything, Mistake, Not, Or, Selector, Term
from groundplan.scenes.selector import parse_components as _parse_components
from groundplan.scenes.selector import parse_connections as _parse_connections

Ids = frozenset[str]
Thing = TypeVar("Thing", Component, Connection)


def components(selectors: Iterable[str], placements: Placements) -> tuple[str, ...]:
    """The ids of the components that any of the selectors selects, in model order. One that is broken selects none."""
    found: set[str] = set()
    for text in selectors:
        tree = _parse_components(text)
        if not isinstance(tree, Mistake):
            found |= component_ids(tree, placements)
    return tuple(each for each in placements.model.components if each in found)


def connections(selectors: Iterable[str], placements: Placements) -> tuple[str, ...]:
    """The ids of the connections that any of the selectors selects, in model order. One that is broken selects none."""
    found: set[str] = set()
    for text in selectors:
        tree = _parse_connections(text)
        if not isinstance(tree, Mistake):
            found |= connection_ids(tree, placements)
    return tuple(each for each in placements.model.connections if each in found)


def component_ids(selector: Selector, placements: Placements) -> Ids:
    """The ids of the components that the selector's tree selects."""
    return _evaluated(selector, frozenset(placements.model.components), lambda term: _component_term(term, placements))


def connection_ids(selector: Selector, placements: Placements) -> Ids:
    """The ids of the connections that the selector's tree selects."""
    return _evaluated(
        selector, frozenset(placements.model.connections), lambda term: _connection_term(term, placements)
    )


def _evaluated(selector: Selector, everything: Ids, term: Callable[[Term], Ids]) -> Ids:
    match selector:
        case Everything():
            return everything
        case Term():
            return term(selector)
        case Not(of):
            return everything - _evaluated(of, everything, term)
        case And(parts):
            return frozenset.intersection(*(_evaluated(part, everything, term) for part in parts))
        case Or(parts):
            return frozenset.union(*(_evaluated(part, everything, term) for part in parts))


def _component_term(term: Term, placements: Placements) -> Ids:
    model, value = placements.model, term.value
    match term.word:
        case "in":
            return frozenset(each.id for each in model.inside(value)) if value in model.components else frozenset()
        case "type":
            return _where(model.components, lambda each: model.catalogue.matches(each.type, value))
        case "neighbours":
            return _neighbours(value, term.distance, placements)
        case "member-of":
            return frozenset(each.id for each in model.members(value))
        case "flow":
            return frozenset(model.flows[value].components) if value in model.flows else frozenset()
        case "tag":
            return _where(model.components, lambda each: any(_like(tag, value) for tag in each.tags))
        case word:
            return _where(model.components, lambda each: _like(getattr(each, word), value))


def _connection_term(term: Term, placements: Placements) -> Ids:
    model, value = placements.model, term.value
    match term.word:
        case "from" | "to" if term.of is not None:
            ends = _ends(term.of, placements)
            if term.word == "from":
                return _where(model.connections, lambda each: model.base(each.source).id in ends)
            return _where(model.connections, lambda each: model.base(each.target).id in ends)
        case "flow":
            steps = model.flows[value].steps if value in model.flows else ()
            return frozenset(step.connection for step in steps)
        case "tag":
            return _where(model.connections, lambda each: any(_like(tag, value) for tag in each.tags))
        case word:
            return _where(model.connections, lambda each: _like(getattr(each, word), value))


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


def _where(things: Mapping[str, Thing], holds: Callable[[Thing], bool]) -> Ids:
    return frozenset(each for each, thing in things.items() if holds(thing))


def _like(said: str | None, pattern: str) -> bool:
    """Whether a value is what the pattern says; only `*` is special, and nothing said is like nothing."""
    if not said:
        return False
    return fnmatchcase(said, pattern.replace("[", "[[]").replace("?", "[?]")) if "*" in pattern else said == pattern
