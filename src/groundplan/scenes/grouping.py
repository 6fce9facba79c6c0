"""Grouping: the tree of what is shown becomes frames by containment, layer, owner, status or tag, or none at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from groundplan.catalog.component_type import FrameStyle
from groundplan.model.component import Component
from groundplan.scenes.coloring import declared, name_of
from groundplan.scenes.diagram import Grouping
from groundplan.scenes.dress import Dresser
from groundplan.scenes.scene import Frame, Item
from groundplan.scenes.zoom import Node

LOOK = FrameStyle(border="#7d8998", fill=0.05, rounded=True, icon_corner=False)
"""How a frame looks that no component stands for: a layer, an owner, a status, a tag."""


def group(nodes: Iterable[Node], by: Grouping, dresser: Dresser) -> tuple[Item, ...]:
    """The items of a scene."""
    if by is Grouping.CONTAINMENT:
        return tuple(_contained(node, dresser) for node in nodes)
    boxes = tuple(dresser.box(node.id, closed=not node.children) for node in nodes)
    if by is Grouping.NOTHING:
        return boxes
    model = dresser.model
    values = {box.id: _value(model.components[box.id], by) for box in boxes}
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


def _value(component: Component, by: Grouping) -> str | None:
    """The value that decides a box's frame; of several tags the one said first."""
    if by is Grouping.TAG:
        return next(iter(component.tags), None)
    value = getattr(component, by)
    return None if value is None else str(value)
