"""Grouping: the tree of what is shown becomes frames by containment, layer, owner, status or tag, or none at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from groundplan.catalog.component_type import FrameStyle
from groundplan.scenes.coloring import declared, name_of
from groundplan.scenes.crowds import Crowd, value_of
from groundplan.scenes.diagram import Grouping
from groundplan.scenes.dress import Dresser
from groundplan.scenes.scene import Box, Frame, Item
from groundplan.scenes.zoom import Node

LOOK = FrameStyle(border="#7d8998", fill=0.05, rounded=True, icon_corner=False)
"""How a frame looks that no component stands for: a layer, an owner, a status, a tag."""


def group(nodes: Iterable[Node], by: Grouping, dresser: Dresser, crowds: Iterable[Crowd] = ()) -> tuple[Item, ...]:
    """The items of a scene; where `crowds` stand for components, their nodes have the crowds' ids."""
    if by is Grouping.CONTAINMENT:
        return tuple(_contained(node, dresser) for node in nodes)
    model = dresser.model
    standing = {crowd.id: crowd for crowd in crowds}
    boxes = tuple(
        _of_crowd(standing[node.id], dresser) if node.id in standing else dresser.box(node.id, closed=not node.children)
        for node in nodes
    )
    if by is Grouping.NOTHING:
        return boxes
    some = {box.id: standing[box.id].members[0] if box.id in standing else box.id for box in boxes}
    values = {box: value_of(model.components[id], by) for box, id in some.items()}
    order = dict.fromkeys((*declared(model, by), *(value for value in values.values() if value)))
    frames = tuple(
        Frame(f"{by}.{value}", name_of(model, by, value), LOOK, children)
        for value in order
        if (children := tuple(box for box in boxes if values[box.id] == value))
    )
    return (*frames, *(box for box in boxes if values[box.id] is None))


def flat(nodes: Iterable[Node], connected: Collection[str]) -> Iterator[Node]:
    """The boxes without the groups around them. An open group is one too where it has connections of its own."""
    for node in nodes:
        if not node.children or node.id in connected:
            yield node
        yield from flat(node.children, connected)


def _contained(node: Node, dresser: Dresser) -> Item:
    if not node.children:
        return dresser.box(node.id)
    return dresser.frame(node.id, tuple(_contained(child, dresser) for child in node.children))


def _of_crowd(crowd: Crowd, dresser: Dresser) -> Box:
    outside = crowd.id in dresser.outside
    return replace(dresser.box(crowd.group), id=crowd.id, holds=len(crowd.members), outside=outside)
