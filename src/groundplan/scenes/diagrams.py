"""All diagrams of a model, hand-written and automatic, and their scenes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from groundplan.model.model import Model
from groundplan.scenes.automatic import automatic_diagrams, cuts
from groundplan.scenes.build import SceneBuilder, build_scene
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.kept_scenes import KeptScenes
from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Item, Scene
from groundplan.scenes.selector import only_word
from groundplan.scenes.sequence import SequenceScene
from groundplan.scenes.sequence_build import build_sequence
from groundplan.scenes.styles import Styled, StyleRule, apply_rules


class Diagrams(Struct, frozen=True, eq=False, dict=True):
    """Every diagram by id: `hand_written` ones, then `automatic` ones that no file replaces.

    Of `kept` scenes those are taken that would be the same again.
    """

    model: Model
    hand_written: tuple[Diagram, ...] = ()
    styles: tuple[StyleRule, ...] = ()
    kept: KeptScenes | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Diagram]:
        """Every diagram by id, hand-written ones first; an automatic one is made when it is asked for first."""
        written = {diagram.id: diagram for diagram in self.hand_written}
        replaced = {self._cuts[target] for target in self._written_about}
        makers = automatic_diagrams(self._seen[0])
        if self.kept is not None:
            makers = self.kept.automatic(makers)
        return _Made({id: make for id, make in makers.items() if id not in replaced}, written)

    @cached_property
    def automatic(self) -> tuple[Diagram, ...]:
        """The automatic diagrams, without those that a file replaces."""
        return tuple(diagram for diagram in self.by_id.values() if diagram.automatic)

    def about(self, target: str) -> tuple[Diagram, ...]:
        """The diagrams that show a layer, an owner or a tag (`layer:data`): from files, or else the automatic one."""
        if target in self._written_about:
            return self._written_about[target]
        return (self.by_id[self._cuts[target]],) if target in self._cuts else ()

    @cached_property
    def _cuts(self) -> Mapping[str, str]:
        """The automatic diagram of each layer, owner and tag that components have, by its target."""
        return {cut.target: cut.id for cut in cuts(self.model)}

    @cached_property
    def _written_about(self) -> Mapping[str, tuple[Diagram, ...]]:
        """The diagrams of files about each layer, owner or tag: by their name, or since they select nothing else."""
        targets = {id: target for target, id in self._cuts.items()}
        found: dict[str, tuple[Diagram, ...]] = {}
        for each in self.hand_written:
            target = targets.get(each.id) or only_word(each.select)
            if target in self._cuts:
                found[target] = (*found.get(target, ()), each)
        return found

    def like(self, before: Diagrams | None) -> Diagrams:
        """These diagrams; where what is drawn is as `before`, what was worked out for those holds for them, too."""
        if (
            before is not None
            and before.placements is self.placements
            and (before.hand_written, before.styles) == (self.hand_written, self.styles)
        ):
            vars(self).update({name: value for name, value in vars(before).items() if name in _WORKED_OUT})
        return self

    def shown(self, id: str) -> Scene | SequenceScene:
        """What the picture of the diagram with that id shows, whatever kind of diagram it is."""
        return self.sequence(id) if self.by_id[id].sequence else self.scene(id)

    def sequence(self, id: str) -> SequenceScene:
        """The sequence that the sequence diagram with that id shows; made once."""
        if id not in self._sequences:
            diagram = self.by_id[id]
            if not diagram.sequence or diagram.flow is None:
                raise KeyError(f"{id} is no sequence diagram")
            self._sequences[id] = self._sequence(diagram, diagram.flow)
        return self._sequences[id]

    def _sequence(self, diagram: Diagram, flow: str) -> SequenceScene:
        placements, styled = self._seen

        def make() -> SequenceScene:
            return build_sequence(diagram.id, diagram.title, placements.model.flows[flow], placements, styled)

        return make() if self.kept is None else self.kept.sequence(diagram, self.model, make)

    def scene(self, id: str) -> Scene:
        """The scene of the diagram with that id; made once. For a sequence diagram, the components and their roads."""
        if id not in self._scenes:
            self._scenes[id] = self._scene(id)
        return self._scenes[id]

    def items(self, id: str) -> tuple[Item, ...]:
        """The boxes and frames of that scene; its lines, which take longer, are only made when `scene` is asked for."""
        return self.scene(id).items if id in self._scenes or self.kept is not None else self._builder(id).items

    def _builder(self, id: str) -> SceneBuilder:
        if id not in self._builders:
            self._builders[id] = SceneBuilder(self._diagram(id), *self._seen)
        return self._builders[id]

    def _diagram(self, id: str) -> Diagram:
        return next((diagram for diagram in self.hand_written if diagram.id == id), None) or self.by_id[id]

    def _scene(self, id: str) -> Scene:
        if self.kept is None:
            scene = self._builder(id).scene
            self._builders.pop(id, None)
            return scene
        diagram, (placements, styled) = self._diagram(id), self._seen
        return self.kept.scene(diagram, self.model, lambda: build_scene(diagram, placements, styled))

    @cached_property
    def _scenes(self) -> dict[str, Scene]:
        """The scenes that were made, by id."""
        return {}

    @cached_property
    def _builders(self) -> dict[str, SceneBuilder]:
        """What makes the scenes of which only a part was asked for, by id."""
        return {}

    @cached_property
    def _sequences(self) -> dict[str, SequenceScene]:
        """The same of sequences."""
        return {}

    @cached_property
    def placements(self) -> Placements:
        """Where the model's connections stand."""
        return Placements(self.model)

    @cached_property
    def _seen(self) -> tuple[Placements, Styled]:
        """What scenes and automatic diagrams are made of."""
        styled = apply_rules(self.styles, self.placements)
        return (self.placements, styled) if self.kept is None else self.kept.turn_to(self.placements, styled)


_WORKED_OUT = frozenset({"by_id", "_cuts", "_written_about", "_seen"})


class _Made(Mapping[str, Diagram]):
    """Diagrams by id: those that are `made`, then those that are still to be made, each when it is asked for first."""

    def __init__(self, makers: Mapping[str, Callable[[], Diagram]], made: Mapping[str, Diagram]) -> None:
        self._makers = makers
        self._made = dict(made)
        self._ids = dict.fromkeys((*made, *makers))

    def __getitem__(self, id: str) -> Diagram:
        if id not in self._made:
            self._made[id] = self._makers[id]()
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
