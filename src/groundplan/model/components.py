"""Components from what is written: references resolved, types found, and unsaid values taken from base or type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from groundplan.catalog.catalogue import Catalogue
from groundplan.catalog.codes import resolve_or_problem
from groundplan.catalog.component_type import ComponentType
from groundplan.model.circles import circles, in_words
from groundplan.model.component import Component, Layer, Owner, Tag
from groundplan.model.component_codes import CIRCLE_OF_INSTANCES, MEMBER_OF_ITSELF, NO_SUMMARY
from groundplan.model.names import in_words as name_in_words
from groundplan.model.references import each_word_once, refer, with_nodes
from groundplan.model.schema import ComponentEntry
from groundplan.model.traffic import allowances, routes
from groundplan.model.values import frozen_properties, made_links, said_values, values_of
from groundplan.model.words import Words
from groundplan.model.written import Written
from groundplan.source.entry import keys_of
from groundplan.source.problem import Problem
from groundplan.source.value_codes import MISSING_KEY


class Surroundings(Struct, frozen=True):
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
    for id, written in around.written.items():
        if id not in made:
            if id in bases:
                _make_after_base(id, bases, made, around)
            else:
                made[id] = _component(written, None, around)
    components = {id: made[id] for id in around.written} if bases else made
    _warn_of_missing_summaries(components, around)
    return components


def _bases(around: Surroundings) -> dict[str, str | None]:
    """The base of each instance; None where there is none to be found, which is a problem."""
    found = {
        component.id: refer(
            component.entry.instance_of, around.written, "component", around.problems, component, "instance-of"
        )
        for component in around.written.values()
        if component.entry.instance_of
    }
    for circle in circles(found, found):
        place = around.written[circle[0]].at("instance-of").place
        around.problems.append(CIRCLE_OF_INSTANCES.at(place, id=circle[0], circle=in_words(circle)))
        found.update(dict.fromkeys(circle))
    return found


def _make_after_base(
    id: str, bases: Mapping[str, str | None], made: dict[str, Component], around: Surroundings
) -> None:
    waiting: list[str] = []
    at: str | None = id
    while at is not None and at not in made:
        waiting.append(at)
        at = bases.get(at)
    for following in reversed(waiting):
        base = bases.get(following)
        made[following] = _component(around.written[following], made[base] if base else None, around)


def _component(written: Written, base: Component | None, around: Surroundings) -> Component:
    """The component, with what it says and what it inherits; the one that was made last where nothing has changed."""
    kind = _type(written, base, around)
    inherited: Component | Mapping[str, Any] | None = base or around.defaults.get(kind.name)
    made_of = (kind, around.groups[written.id], inherited, _references(written, around))
    if written.made is None or written.made[0] != made_of:
        written.made = made_of, _made(written, *made_of)
    return written.made[1]


def _made(
    written: Written,
    kind: ComponentType,
    parent: str | None,
    inherited: Component | Mapping[str, Any] | None,
    references: Mapping[str, Any],
) -> Component:
    entry = written.entry
    if not inherited:
        return Component(
            id=written.id,
            type=kind,
            name=entry.name or name_in_words(written.id),
            place=written.place,
            summary=entry.summary,
            description=entry.description,
            technology=entry.technology,
            status=entry.status,
            properties=frozen_properties(entry.properties),
            links=made_links(entry.links),
            parent=parent,
            count=entry.count,
            **references,
        )
    said = {**said_values(entry), **references}
    theirs = values_of(inherited) if isinstance(inherited, Component) else inherited
    values = {"name": name_in_words(written.id), **theirs, **said}
    # An instance may be what its base is a member of: it does not inherit to be a member of itself.
    others = tuple(group for group in theirs.get("member_of", ()) if group != written.id)
    values["member_of"] = said.get("member_of", others)
    values["properties"] = {**theirs.get("properties", {}), **said.get("properties", {})}
    values["id"] = written.id
    values["place"] = written.place
    values["type"] = kind
    values["parent"] = parent
    values["instance_of"] = inherited.id if isinstance(inherited, Component) else None
    values["count"] = entry.count
    return Component(**values)


def _references(written: Written, around: Surroundings) -> dict[str, Any]:
    """What the component says of others, as the fields of a `Component`; what does not resolve is left out."""
    entry = written.entry
    found: dict[str, Any] = {}
    if entry.layer:
        found["layer"] = around.layers.use(entry.layer, written, "layer")
    if entry.owner:
        found["owner"] = around.owners.use(entry.owner, written, "owner")
    if entry.tags:
        found["tags"] = around.tags.use_each(entry.tags, written, "tags")
    if entry.member_of:
        found["member_of"] = _member_of(written, around)
    if entry.allows:
        found["allows"] = allowances(written, around.written, around.problems)
    if entry.routes:
        found["routes"] = routes(written, around.written, around.problems)
    return found


def _member_of(written: Written, around: Surroundings) -> tuple[str, ...]:
    said = written.entry.member_of
    words = (said,) if isinstance(said, str) else said
    if len(set(words)) == len(words) and all(word in around.written and word != written.id for word in words):
        return words
    found: list[str] = []
    for word, at in each_word_once(with_nodes(written, "member-of", said), "member-of", around.problems):
        if word == written.id:
            around.problems.append(MEMBER_OF_ITSELF.at(at.place, id=word))
        elif refer(word, around.written, "component", around.problems, at):
            found.append(word)
    return tuple(found)


def _type(written: Written, base: Component | None, around: Surroundings) -> ComponentType:
    """The component's type; where it has none, which is a problem, a plain group stands in."""
    name = written.entry.type
    if name:
        found = around.catalogue.resolve(name)
        if isinstance(found, ComponentType):
            return found
        meant, problem = resolve_or_problem(around.catalogue, name, written.at("type"))
        if problem:
            around.problems.append(problem)
        if meant is not None:
            return meant
    elif base is not None:
        return base.type
    elif written.is_map and not (written.says("type") or written.says("instance_of")):
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
        if not component.summary:
            written = around.written[component.id]
            if written.is_map and not (written.says("summary") or written.says("instance_of")):
                around.problems.append(NO_SUMMARY.at(component.place, id=component.id))
