"""Membership in pictures: what only has members is chips on them, or a frame where the members stand side by side."""

from __future__ import annotations

from collections.abc import Iterable

from groundplan.model.model import Model
from groundplan.scenes.placement import Placements
from groundplan.scenes.zoom import Node, walk

CHIPS_ALWAYS = frozenset({"aws.group.SecurityGroup"})
"""Types of group that overlap so often that frames would only confuse."""


def is_marker(id: str, placements: Placements) -> bool:
    """Whether a component only has members: it contains nothing and no connection touches it."""
    return id in placements.markers


def members_alone(model: Model, marker: str) -> tuple[Node, ...]:
    """A frame for the marker around its members, wherever they stand; a member inside another stays inside it."""
    members = [member.id for member in model.members(marker) if member.id != marker]
    inside: dict[str, list[str]] = {each: [] for each in (marker, *members)}
    for member in members:
        around = next((group.id for group in reversed(model.path(member)) if group.id in members), marker)
        inside[around].append(member)

    def node(id: str) -> Node:
        return Node(id, tuple(node(member) for member in inside[id]))

    return (node(marker),)


def framed(nodes: tuple[Node, ...], placements: Placements) -> tuple[Node, ...]:
    """The tree with a frame around the members of a group type (an Auto Scaling group) that all are siblings."""
    model = placements.model
    present = {node.id for node in walk(nodes)}
    groups = {group.id for each in present for group in model.memberships(each)}
    for marker in placements.components.in_order(groups - present):
        if _may_frame(marker, placements):
            nodes = _wrapped(nodes, marker, {member.id for member in model.members(marker)})
    return nodes


def _may_frame(marker: str, placements: Placements) -> bool:
    type = placements.model.components[marker].type
    is_group_type = any(name.split(".")[-2] == "group" for name in type.lineage)
    return is_group_type and CHIPS_ALWAYS.isdisjoint(type.lineage) and is_marker(marker, placements)


def _wrapped(nodes: Iterable[Node], marker: str, members: set[str]) -> tuple[Node, ...]:
    """The nodes with `marker` around those of its members, if all of them, at least two, are side by side."""
    siblings = tuple(nodes)
    inside = tuple(node for node in siblings if node.id in members)
    if len(inside) == len(members) > 1:
        first = siblings.index(inside[0])
        others = tuple(node for node in siblings[first:] if node.id not in members)
        return (*siblings[:first], Node(marker, inside), *others)
    return tuple(Node(node.id, _wrapped(node.children, marker, members)) for node in siblings)
