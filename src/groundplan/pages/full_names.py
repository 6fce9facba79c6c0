"""What components are called where the whole model is listed: where a name occurs more than once, with its group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from groundplan.model.component import Component
from groundplan.model.model import Model


def full_names(model: Model) -> Mapping[str, str]:
    """The name of each component by its id; one that others have, too, as `Cache (in Shop)`.

    The group is the outermost one that tells the component from the others; where none does, it is told by its id.
    Instances are told from all others, but nothing from instances: they have no page of their own.
    """
    named: dict[str, list[Component]] = defaultdict(list)
    for component in model.components.values():
        named[component.name].append(component)
    return {
        component.id: _full_name(component, named[component.name], model) for component in model.components.values()
    }


def _full_name(component: Component, namesakes: Sequence[Component], model: Model) -> str:
    others = [each for each in namesakes if each != component and (component.instance_of or not each.instance_of)]
    if not others:
        return component.name
    theirs = {group.name for other in others for group in model.path(other.id)}
    group = next((group.name for group in model.path(component.id) if group.name not in theirs), None)
    return f"{component.name} ({component.id})" if group is None else f"{component.name} (in {group})"
