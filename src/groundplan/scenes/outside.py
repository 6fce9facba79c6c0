"""What lies around a group or a selection: the components outside it that have a connection with something inside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from groundplan.model.model import Model
from groundplan.scenes.placement import Placed, Placements
from groundplan.scenes.zoom import shown, walk

MOST_OUTSIDE = 14
"""More than these are shown as the groups they stand in."""


def outsiders(
    model: Model, focus: str, placed: Iterable[Placed], stands: Callable[[str], str | None]
) -> Mapping[str, str]:
    """The components around `focus` that a connection joins to what is shown, each with the id of its box.

    A component of another system is shown as the outermost group that does not contain the focus; one of the same
    system as itself, unless there are too many of them.
    """
    ends = [(each.source, each.target) for each in placed]
    found = dict.fromkeys(
        outer
        for pair in ends
        for inner, outer in (pair, pair[::-1])
        if stands(inner) is not None and stands(outer) is None
    )
    around_focus = {focus, *(group.id for group in model.path(focus))}
    chains = {each: _chain(model, each, around_focus) for each in found if each not in around_focus}
    own = {each: chain[-1] if _same_system(model, each, around_focus) else chain[0] for each, chain in chains.items()}
    if len(set(own.values())) > MOST_OUTSIDE:
        return {each: chain[0] for each, chain in chains.items()}
    boxes = set(own.values())
    return {each: next((group for group in chain if group in boxes), own[each]) for each, chain in chains.items()}


def bordering(selected: Collection[str], placements: Placements) -> tuple[str, ...]:
    """The components that a connection joins to what is selected, in model order.

    Connections of what a group contains are the group's, where nothing that it contains is selected itself.
    """
    model = placements.model
    closed = (node.id for node in walk(shown(placements, selected)) if not node.children)
    inside = frozenset((*selected, *(each.id for id in closed for each in model.inside(id))))
    near = placements.near(inside, 1) - inside
    return placements.components.in_order(near)


def _chain(model: Model, id: str, around_focus: Collection[str]) -> tuple[str, ...]:
    """The groups that contain the component but not the focus, outermost first, then the component itself."""
    return (*(group.id for group in model.path(id) if group.id not in around_focus), id)


def _same_system(model: Model, id: str, around_focus: Collection[str]) -> bool:
    path = model.path(id)
    return not path or path[0].id in around_focus
