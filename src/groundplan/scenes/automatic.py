"""Diagrams that need no file: of the whole model, of every group, component and flow, of layers, owners and tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from groundplan.model.component import Component
from groundplan.model.flow import Flow
from groundplan.model.model import Model
from groundplan.model.names import slugs
from groundplan.scenes.asked import picked
from groundplan.scenes.diagram import MOST_BOXES, Diagram, Grouping
from groundplan.scenes.membership import is_marker
from groundplan.scenes.outside import bordering
from groundplan.scenes.placement import Placements
from groundplan.scenes.zoom import boxes, shown, standing_at_most

MOST_IN_OVERVIEW = 15
"""The overview opens groups as long as it has at most so many boxes."""

MOST_ROOTS_OPENED = 3
"""With more systems than these the overview leaves all closed."""

MOST_INSIDE = 40
"""A group's inside, and any other part of the model, is zoomed out until it has at most so many boxes."""


_IN_SEQUENCE = ".sequence"


def automatic_diagrams(placements: Placements) -> dict[str, Callable[[], Diagram]]:
    """What makes each automatic diagram, by its id, in a stable order: few of them are asked for at a time."""
    model = placements.model
    if not model.components:
        return {}
    made: dict[str, Callable[[], Diagram]] = {"overview": partial(overview, placements)}
    if any(component.layer for component in model.components.values()):
        made["layers"] = layers
    for component in model.components.values():
        if model.is_group(component.id):
            made[f"{component.id}.inside"] = partial(inside, component)
    for component in model.components.values():
        made[f"{component.id}.neighbours"] = partial(neighbours, component, placements)
    for flow in model.flows.values():
        made[f"flow.{flow.id}"] = partial(of_flow, flow)
        if flow.steps:
            made[sequence_id(flow.id)] = partial(in_sequence, flow)
    made.update((cut.id, partial(across, cut, placements)) for cut in cuts(model))
    return made


class Cut(Struct, frozen=True):
    """A layer, an owner or a tag that components have: its target (`layer:data`), and the diagram's id and title."""

    target: str
    id: str
    title: str
    by: Grouping
    components: tuple[Component, ...]


def cuts(model: Model) -> Iterator[Cut]:
    """The layers, owners and tags that cut across the model."""
    in_layer: dict[str | None, list[Component]] = defaultdict(list)
    of_owner: dict[str | None, list[Component]] = defaultdict(list)
    with_tag: dict[str | None, list[Component]] = defaultdict(list)
    for each in model.components.values():
        in_layer[each.layer].append(each)
        of_owner[each.owner].append(each)
        for tag in each.tags:
            with_tag[tag].append(each)
    for kind, title, words, by, parts in (
        ("layer", "Layer: {}", model.layers, Grouping.LAYER, in_layer),
        ("owner", "Owner: {}", model.owners, Grouping.OWNER, of_owner),
        ("tag", "Tag: {}", model.tags, Grouping.CONTAINMENT, with_tag),
    ):
        names = slugs(words)
        for word in words.values():
            if found := parts.get(word.id):
                yield Cut(f"{kind}:{word.id}", f"{kind}.{names[word.id]}", title.format(word.name), by, tuple(found))


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
        *(cut.id for cut in cuts(model)),
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
        return f"{name}: inside" if last == "inside" else f"{name}: neighbours"
    return next((cut.title for cut in cuts(model) if cut.id == id), None)


def overview(placements: Placements) -> Diagram:
    """The whole model from far away. Few systems are opened, as far as the picture stays easy to grasp."""
    everything = Diagram("overview", "Overview", automatic=True)
    nodes = shown(placements, picked(everything, placements))
    systems = sum(1 for node in nodes if node.children)
    return replace(everything, most=MOST_IN_OVERVIEW if systems <= MOST_ROOTS_OPENED else 0)


def layers() -> Diagram:
    """What has a layer, in the frames of the layers."""
    return Diagram("layers", "Layers", select=("layer:*",), by=Grouping.LAYER, automatic=True)


def inside(group: Component) -> Diagram:
    """What a group contains, opened as far as it stays readable, and what lies around it."""
    return Diagram(
        id=f"{group.id}.inside",
        title=f"{group.name}: inside",
        about=f"component:{group.id}",
        select=(f"in:{group.id}",),
        focus=group.id,
        outside=True,
        most=MOST_INSIDE,
        automatic=True,
    )


def neighbours(component: Component, placements: Placements) -> Diagram:
    """A component and what it has a connection with; where that is a crowd, its groups are closed."""
    model = placements.model
    diagram = Diagram(
        id=f"{component.id}.neighbours",
        title=f"{component.name}: neighbours",
        about=f"component:{component.id}",
        select=(f"neighbours:{component.id}",),
        collapse=(component.id,),
        focus=component.id,
        most=None,
        automatic=True,
    )
    if len(placements.around.get(component.id, ())) <= MOST_INSIDE:
        return diagram
    near = picked(diagram, placements)
    around = {component.id, *(group.id for group in model.path(component.id))}
    groups = {each: [group.id for group in model.path(each) if group.id not in around] for each in near}
    standing = standing_at_most(groups, MOST_INSIDE)
    return replace(diagram, collapse=(*diagram.collapse, *(box for id, box in standing.items() if box != id)))


def of_flow(flow: Flow) -> Diagram:
    """What takes part in a flow, its connections numbered."""
    return Diagram(
        id=f"flow.{flow.id}",
        title=flow.name,
        description=flow.summary,
        about=f"flow:{flow.id}",
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
        about=f"flow:{flow.id}",
        flow=flow.id,
        sequence=True,
        automatic=True,
    )


def across(cut: Cut, placements: Placements) -> Diagram:
    """What has a layer, an owner or a tag, and what it has a connection with, as long as that stays readable.

    Layers and owners are the frames, so that one sees with which others they deal. A crowd is shown without its
    neighbours, a larger one in the groups that contain it, opened as far as it stays readable. A very large layer is
    shown with its neighbours again: in groups, since those with which it deals are what tells it from other layers.
    """
    ids = tuple(each.id for each in cut.components)
    parts = tuple(each for each in ids if not is_marker(each, placements)) or ids
    diagram = Diagram(cut.id, cut.title, about=cut.target, select=parts, by=cut.by, automatic=True)
    nodes = shown(placements, parts)
    if boxes(nodes) > MOST_BOXES and cut.by is Grouping.LAYER:
        return replace(diagram, outside=True, most=MOST_INSIDE)
    if boxes(nodes) > MOST_INSIDE:
        return replace(diagram, by=Grouping.CONTAINMENT, most=MOST_INSIDE)
    with_neighbours = shown(placements, (*parts, *bordering(parts, placements)))
    return replace(diagram, outside=boxes(with_neighbours) <= MOST_INSIDE)
