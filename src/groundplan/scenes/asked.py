"""What a diagram asks for: which components it shows, as a tree, how much of it is open, and which connections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from groundplan.model.model import Model
from groundplan.scenes import select
from groundplan.scenes.crowds import Crowd
from groundplan.scenes.crowds import crowds as find_crowds
from groundplan.scenes.diagram import MOST_BOXES, Diagram, Grouping
from groundplan.scenes.membership import is_marker, members_alone
from groundplan.scenes.placement import Placed, Placements
from groundplan.scenes.scene import Zoom
from groundplan.scenes.selector import Mistake, named, parse_components
from groundplan.scenes.zoom import Node, boxes, shown, walk, zoomed_out

_MOST_AT_ALL = 400
"""A single group that holds more than these directly is closed, too: nobody could read them, or wait for them."""


def picked(diagram: Diagram, placements: Placements) -> tuple[str, ...]:
    """The ids of the components that a diagram shows, before zoom.

    Something that only has members (a security group, a route table) is shown as chips on them, not as a box,
    unless the diagram asks for it by id, or for nothing else.
    """
    selectors = diagram.select or ((f"flow:{diagram.flow}",) if diagram.flow else ("*",))
    selected = select.components(selectors, placements)
    asked = {diagram.focus, *_named(selectors)}
    boxes = tuple(each for each in selected if each in asked or not is_marker(each, placements))
    return boxes or selected


def whole_tree(diagram: Diagram, selected: Collection[str], placements: Placements) -> tuple[Node, ...]:
    """Everything that is asked for, as a tree, before it is zoomed out."""
    if diagram.focus and is_of_members(diagram, placements):
        return members_alone(placements.model, diagram.focus)
    return shown(placements, selected, diagram.depth, diagram.collapse)


def is_of_members(diagram: Diagram, placements: Placements) -> bool:
    """Whether a diagram is about something that only has members."""
    return diagram.focus is not None and is_marker(diagram.focus, placements)


def in_sight(diagram: Diagram, whole: tuple[Node, ...]) -> tuple[Node, ...]:
    """The tree with groups closed until there are as few boxes as the diagram may have. What it is about stays open."""
    if diagram.most is None or diagram.by is not Grouping.CONTAINMENT:
        return whole
    if not diagram.automatic:
        return zoomed_out(whole, diagram.most, least=1 if len(whole) == 1 else 0)
    return zoomed_out(whole, diagram.most, least=1 if diagram.focus and boxes(whole, 1) <= _MOST_AT_ALL else 0)


def crowds_in(diagram: Diagram, nodes: Sequence[Node], model: Model) -> Mapping[str, Crowd]:
    """What stands for components in the frames of layers and the like, where they are too many."""
    if diagram.most is None or diagram.by is Grouping.CONTAINMENT or len(nodes) <= diagram.most:
        return {}
    return find_crowds([node.id for node in nodes], diagram.by, model, diagram.most)


def wanted_connections(diagram: Diagram, nodes: Iterable[Node], placements: Placements) -> tuple[Placed, ...]:
    """The placed connections that the diagram wants and that touch what it shows; with a focus, only that one's.

    Those that its flow rides are wanted.
    """
    model, focus = placements.model, diagram.focus
    if focus and not diagram.outside and not is_marker(focus, placements):
        return placements.touching((focus, *(each.id for each in model.inside(focus))))
    seen = [node.id for node in walk(nodes)]
    closed = (node.id for node in walk(nodes) if not node.children)
    touching = placements.touching((*seen, *(each.id for id in closed for each in model.inside(id))))
    if not diagram.connections:
        return touching
    wanted = set(select.connections(diagram.connections, placements))
    if diagram.flow and (flow := model.flows.get(diagram.flow)):
        wanted.update(step.connection for step in flow.steps)
    return tuple(each for each in touching if each.connection.id in wanted)


def zoom_of(
    diagram: Diagram, selected: int, whole: Iterable[Node], nodes: Iterable[Node], crowds: Iterable[str]
) -> Zoom | None:
    """How far the picture stands back, where it would be a crowd; None where a file says what it wants to be open."""
    if not diagram.automatic and diagram.most is None:
        return None
    is_of_neighbours = diagram.focus is not None and not diagram.outside
    count = selected if is_of_neighbours else boxes(tuple(whole))
    if count <= MOST_BOXES:
        return None
    was_open = {node.id for node in walk(whole) if node.children} | (set(diagram.collapse) - {diagram.focus})
    closed = (node.id for node in walk(nodes) if not node.children and node.id in was_open)
    return Zoom(count, boxes(tuple(nodes)), tuple(dict.fromkeys((*closed, *crowds))))


def _named(selectors: Iterable[str]) -> set[str]:
    trees = (parse_components(text) for text in selectors)
    return {each for tree in trees if not isinstance(tree, Mistake) for each in named(tree)}
