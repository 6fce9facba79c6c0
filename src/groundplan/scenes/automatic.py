"""Diagrams that need no file: the overview, the layers, every group's inside, every neighbourhood, every flow twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from groundplan.model.component import Component
from groundplan.model.flow import Flow
from groundplan.model.model import Model
from groundplan.scenes.build import picked
from groundplan.scenes.diagram import Diagram, Grouping
from groundplan.scenes.placement import Placements
from groundplan.scenes.zoom import fitting_depth, shown

MOST_IN_OVERVIEW = 15
"""The overview opens groups as long as it has at most so many boxes."""

MOST_ROOTS_OPENED = 3
"""With more systems than these the overview leaves all closed."""

MOST_INSIDE = 40
"""A group's inside, and a neighbourhood, is zoomed out until it has at most so many boxes."""


_IN_SEQUENCE = ".sequence"


def automatic_diagrams(placements: Placements) -> Iterator[Diagram]:
    """Every automatic diagram, in a stable order."""
    model = placements.model
    if not model.components:
        return
    yield overview(placements)
    if any(component.layer for component in model.components.values()):
        yield Diagram("layers", "Layers", select=("layer:*",), by=Grouping.LAYER, automatic=True)
    for component in model.components.values():
        if model.is_group(component.id):
            yield inside(component, placements)
    for component in model.components.values():
        yield neighbours(component, placements)
    for flow in model.flows.values():
        yield of_flow(flow)
        if flow.steps:
            yield in_sequence(flow)


def automatic_ids(model: Model) -> tuple[str, ...]:
    """The ids of the automatic diagrams that a file may replace: what its name with a dot may be.

    A flow's sequence diagram is not among them: it shows the steps as the flow tells them, and nothing can be chosen.
    """
    return (
        "overview",
        "layers",
        *(f"{each}.inside" for each in model.components if model.is_group(each)),
        *(f"{each}.neighbours" for each in model.components),
        *(f"flow.{each}" for each in model.flows),
    )


def sequence_id(flow: str) -> str:
    """The id of a flow's sequence diagram."""
    return f"flow.{flow}{_IN_SEQUENCE}"


def automatic_title(id: str, model: Model) -> str | None:
    """The title of the automatic diagram with that id; None where there is none."""
    titles = {"overview": "Overview", "layers": "Layers"}
    if id in titles:
        return titles[id]
    if id.startswith("flow.") and (flow := model.flows.get(id.removeprefix("flow.").removesuffix(_IN_SEQUENCE))):
        return f"{flow.name}, in sequence" if id.endswith(_IN_SEQUENCE) else flow.name
    first, _, last = id.rpartition(".")
    if first in model.components and last in ("inside", "neighbours"):
        name = model.components[first].name
        return f"Inside {name}" if last == "inside" else f"{name} and its neighbours"
    return None


def overview(placements: Placements) -> Diagram:
    """The whole model from far away. Few systems are opened, as far as the picture stays easy to grasp."""
    everything = Diagram("overview", "Overview", automatic=True)
    nodes = shown(placements.model, picked(everything, placements))
    systems = sum(1 for node in nodes if node.children)
    depth = fitting_depth(nodes, MOST_IN_OVERVIEW, least=0) if systems <= MOST_ROOTS_OPENED else 0
    return replace(everything, depth=depth)


def inside(group: Component, placements: Placements) -> Diagram:
    """What a group contains, opened as far as it stays readable, and what lies around it."""
    diagram = Diagram(
        id=f"{group.id}.inside",
        title=f"Inside {group.name}",
        select=(f"in:{group.id}",),
        focus=group.id,
        outside=True,
        automatic=True,
    )
    nodes = shown(placements.model, picked(diagram, placements))
    return replace(diagram, depth=fitting_depth(nodes, MOST_INSIDE, least=1))


def neighbours(component: Component, placements: Placements) -> Diagram:
    """A component and what it has a connection with; where that is a crowd, its groups are closed."""
    model = placements.model
    diagram = Diagram(
        id=f"{component.id}.neighbours",
        title=f"{component.name} and its neighbours",
        select=(f"neighbours:{component.id}",),
        collapse=(component.id,),
        focus=component.id,
        automatic=True,
    )
    if len(placements.around.get(component.id, ())) <= MOST_INSIDE:
        return diagram
    near = picked(diagram, placements)
    around = {component.id, *(group.id for group in model.path(component.id))}
    outermost = (next((group.id for group in model.path(each) if group.id not in around), None) for each in near)
    return replace(diagram, collapse=(*diagram.collapse, *dict.fromkeys(group for group in outermost if group)))


def of_flow(flow: Flow) -> Diagram:
    """What takes part in a flow, its connections numbered."""
    return Diagram(
        id=f"flow.{flow.id}",
        title=flow.name,
        description=flow.summary,
        select=(f"flow:{flow.id}",),
        connections=(f"flow:{flow.id}",),
        flow=flow.id,
        automatic=True,
    )


def in_sequence(flow: Flow) -> Diagram:
    """The steps of a flow in the order of time."""
    return Diagram(
        id=sequence_id(flow.id),
        title=f"{flow.name}, in sequence",
        description=flow.summary,
        flow=flow.id,
        sequence=True,
        automatic=True,
    )
