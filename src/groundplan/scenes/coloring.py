"""Colours by owner, layer, status or a property: the same value has the same colour on every build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from groundplan.model.component import Component, Status
from groundplan.model.model import Model

PALETTE = ("#0078d2", "#c3873c", "#d21eb4", "#4b782d", "#e10f00", "#1e96ff", "#965a78", "#879696")
"""Each has a contrast of 3:1 and more on white and on #1e2129, and they stay apart under colour blindness."""

BUILT_IN = ("layer", "owner", "status")
"""What one can colour by besides the properties."""


@dataclass(frozen=True, slots=True)
class Coloring:
    """The colour of each component, and what each colour means, in the order of the legend."""

    colors: Mapping[str, str] = field(default_factory=dict)
    meanings: tuple[tuple[str, str], ...] = ()


def color_by(model: Model, by: str | None, ids: Iterable[str]) -> Coloring:
    """Colours for the components `ids` by their layer, owner, status, or a property.

    The colours belong to the values of the whole model, so that they are the same in every diagram.
    """
    if by is None:
        return Coloring()
    values = _values(model, by)
    palette = {value: PALETTE[index % len(PALETTE)] for index, value in enumerate(values)}
    colors = {each: palette[value] for each in ids if (value := value_of(model.components[each], by))}
    used = {value_of(model.components[each], by) for each in colors}
    return Coloring(colors, tuple((palette[value], name_of(model, by, value)) for value in values if value in used))


def value_of(component: Component, by: str) -> str | None:
    """What a component says for `by`, as one text; None where it says nothing that a colour could stand for."""
    if by in BUILT_IN:
        said = getattr(component, by)
        return None if said is None else str(said)
    value = component.properties.get(by)
    return value or None if isinstance(value, str) else None


def name_of(model: Model, by: str, value: str) -> str:
    """A value as people read it: the name of the layer or owner that it is the id of."""
    if by == "layer" and value in model.layers:
        return model.layers[value].name
    if by == "owner" and value in model.owners:
        return model.owners[value].name
    if by == "tag" and value in model.tags:
        return model.tags[value].name
    return value.capitalize() if by == "status" else value


def declared(model: Model, by: str) -> tuple[str, ...]:
    """The values of a layer, owner, tag or status in the order in which the model declares them."""
    sections = {"layer": model.layers, "owner": model.owners, "tag": model.tags}
    return tuple(sections[by]) if by in sections else tuple(str(status) for status in Status)


def _values(model: Model, by: str) -> tuple[str, ...]:
    """Every value in the model: those declared first, then in order of appearance."""
    first = declared(model, by) if by in BUILT_IN else ()
    found = (value_of(component, by) for component in model.components.values())
    return tuple(dict.fromkeys((*first, *(value for value in found if value))))
