"""Scenes that were made before: while a site is served, only those that a change touches are made again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from groundplan.model.component import Component
from groundplan.model.model import Model
from groundplan.reuse.observed import ALL, Ledger, observed, same
from groundplan.reuse.reuse import Reuse
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Box, Frame, Item, Scene, walk
from groundplan.scenes.sequence import SequenceScene
from groundplan.scenes.styles import Styled

if TYPE_CHECKING:
    from groundplan.scenes.diagrams import Diagrams

Kind = TypeVar("Kind", Scene, SequenceScene)
Part = TypeVar("Part", bound=Box | Frame)


class KeptScenes(Struct):
    """The scenes and automatic diagrams of the state before.

    Everything that they are made of is asked of placements and styles, and noted. They are kept under their ids, a
    scene with the diagram that it is of. Summaries are put in afterwards: nothing else of a scene depends on them.
    """

    scenes: Reuse[Scene] = field(default_factory=Reuse)
    sequences: Reuse[SequenceScene] = field(default_factory=Reuse)
    diagrams: Reuse[Diagram] = field(default_factory=Reuse)
    ledger: Ledger = field(default_factory=Ledger)
    _parts: dict[str, tuple[Component, Component]] = field(default_factory=dict)
    latest: Diagrams | None = None
    """The diagrams of the state before."""

    _placements: Placements | None = None
    _with_summaries: dict[str, tuple[Scene | SequenceScene, tuple[str, ...], Scene | SequenceScene]] = field(
        default_factory=dict
    )

    def placements(self, model: Model) -> Placements:
        """What scenes of the model are made of: the same object as before where nothing that is drawn is different."""
        drawn = self._drawn_part(model)
        if self._placements is None or not _are_alike(self._placements.model, drawn):
            self._placements = Placements(drawn)
        return self._placements

    def _drawn_part(self, model: Model) -> Model:
        """The model without what components say in words that stand in no picture."""
        before, self._parts = self._parts, {}
        for id, component in model.components.items():
            known = before.get(id)
            if known is None or known[0] is not component:
                drawn = dataclasses.replace(component, summary="", description="", links=())
                known = component, known[1] if known is not None and known[1] == drawn else drawn
            self._parts[id] = known
        return replace(model, components={id: drawn for id, (_, drawn) in self._parts.items()})

    def turn_to(self, placements: Placements, styled: Styled) -> tuple[Placements, Styled]:
        """Begins the next state of a model. From what it gives, scenes are to be made."""
        things = {
            "model": placements.model,
            "placements": placements,
            "components": placements.components,
            "connections": placements.connections,
            "styled": styled,
        }
        for kept in (self.scenes, self.sequences, self.diagrams):
            kept.turn_to(things)
        seen = {name: observed(name, thing, self.ledger) for name, thing in things.items() if name != "placements"}
        return observed("placements", placements, self.ledger, seen), observed("styled", styled, self.ledger)

    def scene(self, diagram: Diagram, model: Model, make: Callable[[], Scene]) -> Scene:
        """The scene of the diagram: as it was kept, or made now; with the summaries of the model."""
        return self._said(self.scenes.get(diagram.id, diagram, self.ledger, make), model)

    def sequence(self, diagram: Diagram, model: Model, make: Callable[[], SequenceScene]) -> SequenceScene:
        """The same for a sequence diagram."""
        return self._said(self.sequences.get(diagram.id, diagram, self.ledger, make), model)

    def _said(self, scene: Kind, model: Model) -> Kind:
        """The scene with summaries; the same object as long as scene and summaries are the same."""
        components = model.components
        summaries = tuple(components[item.component].summary for item in _items(scene) if item.component)
        known = self._with_summaries.get(scene.id)
        if known is None or known[0] != scene or known[1] != summaries:
            known = self._with_summaries[scene.id] = scene, summaries, _with_summaries(scene, components)
        return cast("Kind", known[2])

    def automatic(self, makers: Mapping[str, Callable[[], Diagram]]) -> dict[str, Callable[[], Diagram]]:
        """What gives the automatic diagrams of these ids: as they were kept, or made when they are asked for."""
        return {id: partial(self.diagrams.get, id, _given(make), self.ledger, make) for id, make in makers.items()}

    def settle(self) -> None:
        """Forgets the scenes that were not asked for in this state."""
        self.scenes.settle()
        self.sequences.settle()
        self.diagrams.settle()
        for id in [id for id in self._with_summaries if self.latest is not None and id not in self.latest.by_id]:
            del self._with_summaries[id]


def _items(scene: Scene | SequenceScene) -> Iterable[Item]:
    return scene.participants if isinstance(scene, SequenceScene) else walk(scene.items)


def _with_summaries(scene: Kind, components: Mapping[str, Component]) -> Kind:
    def said(item: Part) -> Part:
        if isinstance(item, Frame):
            item = replace(item, children=tuple(map(said, item.children)))
        return replace(item, summary=components[item.component].summary) if item.component else item

    if isinstance(scene, SequenceScene):
        return replace(scene, participants=tuple(map(said, scene.participants)))
    return replace(scene, items=tuple(map(said, scene.items)))


def _are_alike(one: Model, other: Model) -> bool:
    """Whether two models say the same, in the same order."""
    return one.catalogue == other.catalogue and all(
        same(("model", name, ALL, ()), getattr(one, name), getattr(other, name))
        for name in Model.__struct_fields__
        if name != "catalogue"
    )


def _given(make: Callable[[], Diagram]) -> tuple[object, ...]:
    """What a maker has got beside the placements, of which it asks."""
    return tuple(each for each in getattr(make, "args", ()) if not isinstance(each, Placements))
