"""The tree of groups: every component that is written, whether inside its group or elsewhere with `in`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from groundplan.model.circles import circles, in_words
from groundplan.model.component_codes import CIRCLE_OF_GROUPS, IN_TWO_GROUPS
from groundplan.model.entries import body, read_entry, without
from groundplan.model.references import refer
from groundplan.model.schema import ComponentEntry
from groundplan.model.sections import check_id, said_already
from groundplan.source.checked import check
from groundplan.source.document import Entry, Map, Node, descend
from groundplan.source.problem import Place, Problem

WHAT = "a component"


@dataclass(frozen=True, slots=True)
class Written:
    """A component as it is written: its keys, checked one by one (`entry`) and with their places (`node`).

    `node` holds no `contains`; `inside` is the group in whose `contains` it is written.
    """

    id: str
    place: Place
    node: Node
    entry: ComponentEntry
    inside: str | None

    def says(self, key: str) -> bool:
        """Whether the key is written, rightly or wrongly."""
        return isinstance(self.node, Map) and self.node.get(key) is not None

    def at(self, *path: str | int) -> Node:
        """The value behind a key, or further down."""
        return descend(self.node, path)


def flatten(entries: Iterable[Entry], problems: list[Problem]) -> dict[str, Written]:
    """Every component by its id, a group before what it contains."""
    found: dict[str, Written] = {}
    todo: list[tuple[Entry, str | None]] = [(entry, None) for entry in reversed(tuple(entries))]
    while todo:
        said, inside = todo.pop()
        word, place = said.key.text, said.key.place
        node = body(said)
        todo.extend((entry, word) for entry in reversed(_contents(node, problems)))
        if word in found:
            problems.append(said_already(word, WHAT, place, found[word].place))
            continue
        check_id(said.key, WHAT, problems)
        node = without(node, "contains")
        entry = read_entry(node, ComponentEntry, WHAT, problems) or ComponentEntry()
        found[word] = Written(word, place, node, entry, inside)
    return found


def groups(written: Mapping[str, Written], problems: list[Problem]) -> dict[str, str | None]:
    """The group of each component, None for those that stand in none."""
    found: dict[str, str | None] = {}
    for component in written.values():
        said = component.entry.in_
        if not said:
            found[component.id] = component.inside
        elif component.inside is not None:
            problems.append(
                IN_TWO_GROUPS.at(component.at("in").place, id=component.id, group=component.inside, other=said)
            )
            found[component.id] = component.inside
        else:
            found[component.id] = refer(said, written, "component", problems, component.node, "in")
    for circle in circles(found):
        told = next(member for member in circle if written[member].says("in"))
        problems.append(CIRCLE_OF_GROUPS.at(written[told].at("in").place, id=circle[0], circle=in_words(circle)))
        found.update(dict.fromkeys(circle))
    return found


def _contents(node: Node, problems: list[Problem]) -> tuple[Entry, ...]:
    contains = node.get("contains") if isinstance(node, Map) else None
    if contains is None or not isinstance(node, Map):
        return ()
    if isinstance(contains.value, Map):
        return tuple(contains.value)
    problems.extend(check(node.with_only((contains,)), ComponentEntry, WHAT)[1])
    return ()
