"""Zoom: what is shown of a selection, as a tree of open groups and boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from groundplan.model.model import Model
from groundplan.scenes.placement import Placements


class Node(Struct, frozen=True):
    """A component that is shown: an open group where it has children, a box where it has none."""

    id: str
    children: tuple[Node, ...] = ()


def shown(
    placements: Placements, selected: Collection[str], depth: int | None = None, collapse: Collection[str] = ()
) -> tuple[Node, ...]:
    """The selection as a tree, in model order.

    Around what is selected stand the groups that contain it. Those above the nearest group that contains everything
    would say nothing and are left out. A selected group of whose content nothing is selected is a box. At most
    `depth` groups are open inside one another, and none of `collapse`.
    """
    model = placements.model
    paths = [[group.id for group in model.path(each)] for each in selected]
    around_all = _shared_start(paths)[:-1]
    kept = {*selected, *(group for path in paths for group in path)} - set(around_all)
    below: dict[str | None, list[str]] = defaultdict(list)
    for each in placements.components.in_order(kept):
        parent = model.components[each].parent
        below[parent if parent in kept else None].append(each)

    def node(id: str, level: int) -> Node:
        children = below.get(id)
        if not children or id in collapse or (depth is not None and level >= depth):
            return Node(id)
        return Node(id, tuple([node(child, level + 1) for child in children]))

    return tuple([node(each, 0) for each in below[None]])


def _shared_start(paths: Sequence[Sequence[str]]) -> Sequence[str]:
    """What all paths begin with."""
    length = 0
    for ids in zip(*paths, strict=False):
        if len(set(ids)) > 1:
            break
        length += 1
    return paths[0][:length] if paths else ()


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, an open group before what it contains."""
    waiting = [*nodes][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children[::-1])


def boxes(nodes: Iterable[Node], depth: int | None = None) -> int:
    """How many boxes there are when at most `depth` groups are open inside one another."""
    closed = depth is not None and depth <= 0
    deeper = None if depth is None else depth - 1
    return sum(1 if closed or not node.children else boxes(node.children, deeper) for node in nodes)


def fitting_depth(nodes: tuple[Node, ...], most: int, least: int) -> int | None:
    """The largest depth, from `least` on, that gives at most `most` boxes; None where everything fits."""
    if boxes(nodes) <= most:
        return None
    depth = least
    while boxes(nodes, depth + 1) <= most:
        depth += 1
    return depth


def zoomed_out(nodes: tuple[Node, ...], most: int, least: int = 0) -> tuple[Node, ...]:
    """The tree with its deepest groups closed, level by level, until it has at most `most` boxes.

    The first `least` levels stay open, whatever they hold. Below them a group that by itself holds too much is closed
    at any level, so that it does not close all others.
    """
    if boxes(nodes) <= most:
        return nodes
    calm = tuple(_without_crowds(node, most, least) for node in nodes)
    depth = fitting_depth(calm, most, least)
    return calm if depth is None else tuple(_cut(node, depth) for node in calm)


def standing_at_most(groups: Mapping[str, Sequence[str]], most: int) -> dict[str, str]:
    """What stands for each component: a group around it, of the deepest level that leaves few enough, or the outermost.

    `groups` are the groups around each that may be closed, outermost first; what has none, or fewer, stands for itself.
    """
    level = max(map(len, groups.values()), default=0)
    standing = {id: id for id in groups}
    while level > 0 and len(set(standing.values())) > most:
        level -= 1
        standing = {id: around[level] if len(around) > level else id for id, around in groups.items()}
    return standing


def standing(nodes: Iterable[Node]) -> dict[str, int]:
    """For how many boxes each group of the tree stands when it is closed."""
    counts: dict[str, int] = {}

    def count(node: Node) -> int:
        if node.children:
            counts[node.id] = sum(count(child) for child in node.children)
        return counts.get(node.id, 1)

    for node in nodes:
        count(node)
    return counts


def _without_crowds(node: Node, most: int, least: int) -> Node:
    if len(node.children) > most and least <= 0:
        return Node(node.id)
    return Node(node.id, tuple(_without_crowds(child, most, least - 1) for child in node.children))


def _cut(node: Node, depth: int) -> Node:
    return Node(node.id, tuple(_cut(child, depth - 1) for child in node.children) if depth > 0 else ())


def plain_chains(nodes: Iterable[Node], needed: Collection[str]) -> tuple[Node, ...]:
    """The tree without groups that hold nothing but one open group, except those `needed` (they have connections)."""

    def shortened(node: Node) -> Node:
        children = tuple(shortened(child) for child in node.children)
        if len(children) == 1 and children[0].children and node.id not in needed:
            return children[0]
        return Node(node.id, children)

    return tuple(shortened(node) for node in nodes)


def standing_for(model: Model, nodes: Iterable[Node]) -> Callable[[str], str | None]:
    """A function from any component to the id of what stands for it in the tree: itself, or the closed group around it.

    None means that nothing does.
    """
    is_box: Mapping[str, bool] = {node.id: not node.children for node in walk(nodes)}
    known: dict[str, str | None] = {id: id for id in is_box}

    def stands(id: str) -> str | None:
        if id not in known:
            group = model.components[id].parent
            while group is not None and group not in is_box:
                group = model.components[group].parent
            known[id] = group if group is not None and is_box[group] else None
        return known[id]

    return stands
