"""Components from what is written: references resolved, types found, and unsaid values taken from base or type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from groundplan.catalog.catalogue import Catalogue
from groundplan.catalog.codes import resolve_or_problem
from groundplan.catalog.component_type import ComponentType
from groundplan.model.circles import circles, in_words
from groundplan.model.component import Component, Layer, Owner, Tag
from groundplan.model.component_codes import CIRCLE_OF_INSTANCES, MEMBER_OF_ITSELF, NO_SUMMARY
from groundplan.model.containment import Written
from groundplan.model.names import in_words as name_in_words
from groundplan.model.references import each_word_once, refer, with_nodes
from groundplan.model.schema import ComponentEntry
from groundplan.model.traffic import allowances, routes
from groundplan.model.values import said_values, values_of
from groundplan.model.words import Words
from groundplan.source.document import Map
from groundplan.source.entry import keys_of
from groundplan.source.problem import Problem
from groundplan.source.value_codes import MISSING_KEY


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that a component can refer to."""

    written: Mapping[str, Written]
    groups: Mapping[str, str | None]
    catalogue: Catalogue
    layers: Words[Layer]
    owners: Words[Owner]
    tags: Words[Tag]
    defaults: Mapping[str, Mapping[str, Any]]
    problems: list[Problem]


def make_components(around: Surroundings) -> dict[str, Component]:
    """Every component by id, in the order written."""
    bases = _bases(around)
    made: dict[str, Component] = {}
    for written in around.written:
        waiting: list[str] = []
        at: str | None = written
        while at is not None and at not in made:
            waiting.append(at)
            at = bases[at]
        for following in reversed(waiting):
            base = bases[following]
            made[following] = _component(around.written[following], made[base] if base else None, around)
    components = {written: made[written] for written in around.written}
    _warn_of_missing_summaries(components, around)
    return components


def _bases(around: Surroundings) -> dict[str, str | None]:
    """The base of each component, None for those that are no instances."""
    found: dict[str, str | None] = {}
    for component in around.written.values():
        said = component.entry.instance_of
        found[component.id] = (
            refer(said, around.written, "component", around.problems, component.node, "instance-of") if said else None
        )
    for circle in circles(found):
        place = around.written[circle[0]].at("instance-of").place
        around.problems.append(CIRCLE_OF_INSTANCES.at(place, id=circle[0], circle=in_words(circle)))
        found.update(dict.fromkeys(circle))
    return found


def _component(written: Written, base: Component | None, around: Surroundings) -> Component:
    kind = _type(written, base, around)
    said = _said(written, around)
    inherited = values_of(base) if base else around.defaults.get(kind.name, {})
    values = {"name": name_in_words(written.id), **inherited, **said}
    if inherited:
        # An instance may be what its base is a member of: it does not inherit to be a member of itself.
        others = tuple(group for group in inherited.get("member_of", ()) if group != written.id)
        values["member_of"] = said.get("member_of", others)
        values["properties"] = {**inherited.get("properties", {}), **said.get("properties", {})}
    values["id"] = written.id
    values["place"] = written.place
    values["type"] = kind
    values["parent"] = around.groups[written.id]
    values["instance_of"] = base.id if base else None
    values["count"] = written.entry.count
    return Component(**values)


def _said(written: Written, around: Surroundings) -> dict[str, Any]:
    """What the component says itself, as the fields of a `Component`; references that do not resolve are left out."""
    entry, found = written.entry, said_values(written.entry)
    if entry.layer:
        found["layer"] = around.layers.use(entry.layer, written.node, "layer")
    if entry.owner:
        found["owner"] = around.owners.use(entry.owner, written.node, "owner")
    if entry.tags:
        found["tags"] = around.tags.use_each(with_nodes(written.node, "tags", entry.tags))
    if entry.member_of:
        found["member_of"] = _member_of(written, around)
    if entry.allows:
        found["allows"] = allowances(written, around.written, around.problems)
    if entry.routes:
        found["routes"] = routes(written, around.written, around.problems)
    return found


def _member_of(written: Written, around: Surroundings) -> tuple[str, ...]:
    found: list[str] = []
    words = with_nodes(written.node, "member-of", written.entry.member_of)
    for word, at in each_word_once(words, "member-of", around.problems):
        if word == written.id:
            around.problems.append(MEMBER_OF_ITSELF.at(at.place, id=word))
        elif refer(word, around.written, "component", around.problems, at):
            found.append(word)
    return tuple(found)


def _type(written: Written, base: Component | None, around: Surroundings) -> ComponentType:
    """The component's type; where it has none, which is a problem, a plain group stands in."""
    name = written.entry.type
    if name:
        found, problem = resolve_or_problem(around.catalogue, name, written.at("type"))
        if problem:
            around.problems.append(problem)
        if found is not None:
            return found
    elif base is not None:
        return base.type
    elif isinstance(written.node, Map) and not (written.says("type") or written.says("instance-of")):
        mend = keys_of(ComponentEntry)["type"].about
        around.problems.append(MISSING_KEY.at(written.place, key="type", what="A component", mend=mend))
    return _stand_in(around.catalogue)


def _stand_in(catalogue: Catalogue) -> ComponentType:
    found = catalogue.resolve("group.System")
    if isinstance(found, ComponentType):
        return found
    raise LookupError("group.System")


def _warn_of_missing_summaries(components: Mapping[str, Component], around: Surroundings) -> None:
    for component in components.values():
        written = around.written[component.id]
        if isinstance(written.node, Map) and not (
            component.summary or written.says("summary") or written.says("instance-of")
        ):
            around.problems.append(NO_SUMMARY.at(component.place, id=component.id))
