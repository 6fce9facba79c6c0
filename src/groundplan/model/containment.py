"""The tree of groups: every component that is written, whether inside its group or elsewhere with `in`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from groundplan.model.circles import circles, in_words
from groundplan.model.component_codes import CIRCLE_OF_GROUPS, IN_TWO_GROUPS
from groundplan.model.ids import said_already
from groundplan.model.references import refer
from groundplan.model.written import COMPONENT, Written
from groundplan.source.problem import Problem


def by_id(written: Iterable[Written], problems: list[Problem]) -> dict[str, Written]:
    """Every component by its id, in the order written; a second one of the same id is a problem, and left out."""
    found: dict[str, Written] = {}
    for each in written:
        first = found.setdefault(each.id, each)
        if first is not each:
            problems.append(said_already(each.id, COMPONENT, each.place, first.place))
        elif each.problems:
            problems += each.problems
    return found


def groups(written: Mapping[str, Written], problems: list[Problem]) -> dict[str, str | None]:
    """The group of each component, None for those that stand in none."""
    found: dict[str, str | None] = {}
    elsewhere: list[str] = []
    for component in written.values():
        said = component.entry.in_
        if not said:
            found[component.id] = component.inside
            continue
        elsewhere.append(component.id)
        if component.inside is not None:
            problems.append(
                IN_TWO_GROUPS.at(component.at("in").place, id=component.id, group=component.inside, other=said)
            )
            found[component.id] = component.inside
        else:
            found[component.id] = refer(said, written, "component", problems, component, "in")
    for circle in circles(found, elsewhere):  # Without `in` there is none: a group stands before what it contains.
        told = next(member for member in circle if written[member].says("in_"))
        problems.append(CIRCLE_OF_GROUPS.at(written[told].at("in").place, id=circle[0], circle=in_words(circle)))
        found.update(dict.fromkeys(circle))
    return found
