"""Crowds: too many boxes in the frames of layers, owners, statuses or tags are shown as the groups they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from groundplan.model.component import Component
from groundplan.model.model import Model
from groundplan.scenes.diagram import Grouping


class Crowd(Struct, frozen=True):
    """Components of one value (of a layer, say) in one group, which stands for them as the box `id`."""

    id: str
    group: str
    members: tuple[str, ...]


def crowds(ids: Sequence[str], by: Grouping, model: Model, most: int) -> dict[str, Crowd]:
    """What stands for each component that does not stand for itself, so that there are at most `most` boxes.

    The deepest groups that are few enough stand for their components, or the outermost where none are. A component that
    is alone in its group stands for itself.
    """
    chains = {id: [*(group.id for group in model.path(id)), id] for id in ids}
    values = {id: value_of(model.components[id], by) for id in ids}

    def gathered(depth: int) -> dict[tuple[str | None, str], list[str]]:
        found: dict[tuple[str | None, str], list[str]] = {}
        for id, chain in chains.items():
            found.setdefault((values[id], chain[min(depth, len(chain) - 1)]), []).append(id)
        return found

    depth = max(map(len, chains.values()), default=1) - 1
    while depth > 0 and len(gathered(depth)) > most:
        depth -= 1
    return {
        id: Crowd(f"{by}.{value}.{group}", group, tuple(members))
        for (value, group), members in gathered(depth).items()
        if len(members) > 1
        for id in members
    }


def standing_in_crowds(stands: Callable[[str], str | None], found: Mapping[str, Crowd]) -> Callable[[str], str | None]:
    """What stands for a component once crowds stand for theirs."""

    def stands_for(id: str) -> str | None:
        box = stands(id)
        return found[box].id if box is not None and box in found else box

    return stands_for


def value_of(component: Component, by: Grouping) -> str | None:
    """The value that decides a box's frame; of several tags the one said first."""
    if by is Grouping.NOTHING:
        return None
    if by is Grouping.TAG:
        return next(iter(component.tags), None)
    value = getattr(component, by)
    return None if value is None else str(value)
