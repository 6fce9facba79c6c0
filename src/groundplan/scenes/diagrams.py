"""All diagrams of a model, hand-written and automatic, and their scenes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from groundplan.model.model import Model
from groundplan.scenes.automatic import automatic_diagrams, cuts
from groundplan.scenes.build import build_scene
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Scene
from groundplan.scenes.selector import only_word
from groundplan.scenes.sequence import SequenceScene
from groundplan.scenes.sequence_build import build_sequence
from groundplan.scenes.styles import Styled, StyleRule, apply_rules


@dataclass(frozen=True)
class Diagrams:
    """Every diagram by id: `hand_written` ones, then `automatic` ones that no file replaces."""

    model: Model
    hand_written: tuple[Diagram, ...] = ()
    styles: tuple[StyleRule, ...] = ()
    _scenes: dict[str, Scene] = field(default_factory=dict, init=False, repr=False, compare=False)
    _sequences: dict[str, SequenceScene] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def by_id(self) -> Mapping[str, Diagram]:
        """Every diagram by id, hand-written ones first; an automatic one is made when it is asked for first."""
        written = {diagram.id: diagram for diagram in self.hand_written}
        replaced = {self._cuts[target] for target in self._written_about}
        makers = automatic_diagrams(self.placements)
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

    def shown(self, id: str) -> Scene | SequenceScene:
        """What the picture of the diagram with that id shows, whatever kind of diagram it is."""
        return self.sequence(id) if self.by_id[id].sequence else self.scene(id)

    def sequence(self, id: str) -> SequenceScene:
        """The sequence that the sequence diagram with that id shows; made once."""
        if id not in self._sequences:
            diagram = self.by_id[id]
            if not diagram.sequence or diagram.flow is None:
                raise KeyError(f"{id} is no sequence diagram")
            flow = self.model.flows[diagram.flow]
            self._sequences[id] = build_sequence(id, diagram.title, flow, self.placements, self._styled)
        return self._sequences[id]

    def scene(self, id: str) -> Scene:
        """The scene of the diagram with that id; made once. For a sequence diagram, the components and their roads."""
        if id not in self._scenes:
            written = next((diagram for diagram in self.hand_written if diagram.id == id), None)
            self._scenes[id] = build_scene(written or self.by_id[id], self.placements, self._styled)
        return self._scenes[id]

    @cached_property
    def placements(self) -> Placements:
        """Where the model's connections stand."""
        return Placements(self.model)

    @cached_property
    def _styled(self) -> Styled:
        return apply_rules(self.styles, self.placements)


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
