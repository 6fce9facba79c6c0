"""From a diagram and a model to a scene."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field

from groundplan.model.flow import Flow
from groundplan.scenes.asked import crowds_in, in_sight, is_of_members, picked, wanted_connections, whole_tree, zoom_of
from groundplan.scenes.coloring import Coloring, color_by
from groundplan.scenes.crowds import Crowd, standing_in_crowds
from groundplan.scenes.diagram import Diagram, Grouping
from groundplan.scenes.dress import Dresser
from groundplan.scenes.edges import Lifted, lift, make_edges
from groundplan.scenes.grouping import flat, group
from groundplan.scenes.legend import make_legend
from groundplan.scenes.membership import framed
from groundplan.scenes.outside import bordering, outsiders
from groundplan.scenes.placement import Placed, Placements
from groundplan.scenes.scene import Edge, Item, Scene
from groundplan.scenes.styles import Styled
from groundplan.scenes.zoom import Node, plain_chains, standing, standing_for, walk


def build_scene(diagram: Diagram, placements: Placements, styled: Styled = Styled()) -> Scene:  # noqa: B008 - frozen
    """The scene that a diagram describes. What the diagram says wrong selects nothing; loading has reported it."""
    return SceneBuilder(diagram, placements, styled).scene


class SceneBuilder(Struct, frozen=True, eq=False, dict=True):
    """Makes the scene of a diagram. What of it is asked for is made, and nothing else; all of it once.

    Which boxes there are seldom depends on the connections, of which a large model has very many.
    """

    diagram: Diagram
    placements: Placements
    styled: Styled

    @cached_property
    def scene(self) -> Scene:
        """All of it."""
        diagram, items, edges, styled = self.diagram, self.items, self._edges, self.styled
        present, model = self._present, self.placements.model
        return Scene(
            id=diagram.id,
            title=diagram.title,
            direction=diagram.direction,
            items=items,
            edges=edges,
            legend=make_legend(model, diagram.legend, items, edges, self._coloring, styled.named, self._flow),
            same=tuple(kept for ids in diagram.same if len(kept := tuple(each for each in ids if each in present)) > 1),
            order=tuple(each for each in diagram.order if each in present),
            zoom=zoom_of(diagram, len(self._selected), self._whole, self._nodes, self._groups_of.values()),
        )

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Its boxes and frames."""
        nodes, frames, outside = self._nodes, self._frames, self._outside
        counts = standing(self._whole) if nodes is not self._whole else {}
        styles = self._coloring.styles, self.styled.components
        dresser = Dresser(self.placements, self.diagram.focus, *styles, frames, outside, counts)
        around = (dresser.box(each) for each in self._around_it)
        return (*group(nodes, self.diagram.by, dresser, self._arranged.crowds.values()), *around)

    @cached_property
    def _selected(self) -> tuple[str, ...]:
        return picked(self.diagram, self.placements)

    @cached_property
    def _beside(self) -> tuple[str, ...]:
        """What is shown because it borders on what is selected."""
        diagram = self.diagram
        return bordering(self._selected, self.placements) if diagram.outside and not diagram.focus else ()

    @cached_property
    def _asked(self) -> tuple[Node, ...]:
        """Everything that is asked for, before it is zoomed out."""
        return whole_tree(self.diagram, (*self._selected, *self._beside), self.placements)

    @cached_property
    def _in_sight(self) -> _Arranged:
        nodes, model = in_sight(self.diagram, self._asked), self.placements.model
        stands = standing_for(model, nodes)
        if nodes is not self._asked:
            stands = _one_after_the_other(standing_for(model, self._asked), stands)
        return _Arranged(nodes, stands)

    @cached_property
    def _placed(self) -> tuple[Placed, ...]:
        return wanted_connections(self.diagram, self._asked, self.placements)

    @cached_property
    def _around(self) -> Mapping[str, str]:
        """What stands for the components outside of the focus that are connected with it."""
        diagram, model = self.diagram, self.placements.model
        if not diagram.outside or not diagram.focus:
            return {}
        return outsiders(model, diagram.focus, self._placed, self._in_sight.stands)

    @cached_property
    def _around_it(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._around.values()))

    @cached_property
    def _arranged(self) -> _Arranged:
        """What is in sight, in the frames that the diagram wants."""
        diagram, placements = self.diagram, self.placements
        nodes, stands = self._in_sight.nodes, self._in_sight.stands
        if diagram.by is not Grouping.CONTAINMENT:
            nodes, stands = _flattened(nodes, self._placed, stands)
        elif not is_of_members(diagram, placements):
            nodes = framed(nodes, placements)
        crowds = crowds_in(diagram, nodes, placements.model)
        if not crowds:
            return _Arranged(nodes, stands)
        standing_alone = dict.fromkeys(crowds[node.id].id if node.id in crowds else node.id for node in nodes)
        return _Arranged(tuple(map(Node, standing_alone)), standing_in_crowds(stands, crowds), nodes, crowds)

    @cached_property
    def _whole(self) -> tuple[Node, ...]:
        """What there would be without zoom."""
        if self.diagram.by is Grouping.CONTAINMENT:
            return self._asked
        return self._arranged.before or self._arranged.nodes

    @cached_property
    def _frames(self) -> frozenset[str]:
        return frozenset(node.id for node in walk(self._arranged.nodes) if node.children)

    @cached_property
    def _outside(self) -> frozenset[str]:
        """The boxes that only border on what the picture is about."""
        return frozenset(self._around.values()) | _only(self._beside, self._selected, self._arranged.stands)

    @cached_property
    def _lifted(self) -> tuple[Lifted, ...]:
        around, stands = self._around, self._arranged.stands
        lifted = lift(self._placed, lambda id: stands(id) or around.get(id))
        return _to_the_point(self.diagram, lifted, self._outside, self._frames)

    @cached_property
    def _nodes(self) -> tuple[Node, ...]:
        """What is shown in the end."""
        nodes = self._arranged.nodes
        if self.diagram.focus is None or self.diagram.outside:
            return nodes
        return plain_chains(nodes, {end for each in self._lifted for end in (each.source, each.target)})

    @cached_property
    def _flow(self) -> Flow | None:
        return self.placements.model.flows.get(self.diagram.flow) if self.diagram.flow else None

    @cached_property
    def _edges(self) -> tuple[Edge, ...]:
        return make_edges(self.placements.model, self._lifted, self._flow, self.styled.connections)

    @cached_property
    def _groups_of(self) -> Mapping[str, str]:
        """The group that stands for components that are too many, by what is shown."""
        return {crowd.id: crowd.group for crowd in self._arranged.crowds.values()}

    @cached_property
    def _present(self) -> Mapping[str, str]:
        """The component of everything that is shown."""
        return {node.id: self._groups_of.get(node.id, node.id) for node in walk(self._nodes)}

    @cached_property
    def _coloring(self) -> Coloring:
        styled = {each for each, style in self.styled.components.items() if style.color}
        shown = (*self._present.values(), *self._around_it)
        return color_by(self.placements.model, self.diagram.color_by, shown, self._frames | styled)


class _Arranged(Struct, frozen=True, eq=False):
    """Nodes as they are shown, what stands for a component among them, and the crowds that stand for nodes `before`."""

    nodes: tuple[Node, ...]
    stands: Callable[[str], str | None]
    before: tuple[Node, ...] = ()
    crowds: Mapping[str, Crowd] = field(default_factory=dict)


def _one_after_the_other(
    first: Callable[[str], str | None], second: Callable[[str], str | None]
) -> Callable[[str], str | None]:
    """What stands for what stands for a component: of what is not asked for nothing is shown, in closed groups too."""

    def stands(id: str) -> str | None:
        box = first(id)
        return None if box is None else second(box)

    return stands


def _only(beside: Collection[str], selected: Iterable[str], stands: Callable[[str], str | None]) -> frozenset[str]:
    """The boxes that stand for components of `beside` and for none of `selected`."""
    if not beside:
        return frozenset()
    return frozenset(box for each in beside if (box := stands(each))) - {stands(each) for each in selected}


def _to_the_point(
    diagram: Diagram, lifted: Iterable[Lifted], outside: Collection[str], frames: Collection[str]
) -> tuple[Lifted, ...]:
    """Without the connections that do not concern the focus: those among its neighbours, or among what lies outside."""
    if diagram.outside:
        return tuple(each for each in lifted if each.source not in outside or each.target not in outside)
    if diagram.focus is None or diagram.focus in frames:
        return tuple(lifted)
    return tuple(each for each in lifted if diagram.focus in (each.source, each.target))


def _flattened(
    nodes: tuple[Node, ...], placed: Collection[Placed], stands: Callable[[str], str | None]
) -> tuple[tuple[Node, ...], Callable[[str], str | None]]:
    """The nodes as a flat list, and what stands for a component among them."""
    connected = {
        end for each in placed if stands(each.source) and stands(each.target) for end in (each.source, each.target)
    }
    boxes = tuple(Node(node.id) if not node.children else node for node in flat(nodes, connected))
    present = {node.id for node in boxes}

    def stands_flat(id: str) -> str | None:
        found = stands(id)
        return found if found in present else None

    return boxes, stands_flat
