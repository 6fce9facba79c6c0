"""Scenes that were made before: while a site is served, only those that a change touches are made again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from groundplan.reuse.observed import Ledger, observed
from groundplan.reuse.reuse import Reuse
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Scene
from groundplan.scenes.sequence import SequenceScene
from groundplan.scenes.styles import Styled


@dataclass(slots=True)
class KeptScenes:
    """The scenes of the state before. Everything that a scene is made of is asked of placements and styles, and noted.

    A scene is kept under its id, with the diagram that it is of.
    """

    scenes: Reuse[Scene] = field(default_factory=Reuse)
    sequences: Reuse[SequenceScene] = field(default_factory=Reuse)
    ledger: Ledger = field(default_factory=Ledger)

    def turn_to(self, placements: Placements, styled: Styled) -> tuple[Placements, Styled]:
        """Begins the next state of a model. From what it gives, scenes are to be made."""
        things = {
            "model": placements.model,
            "placements": placements,
            "components": placements.components,
            "connections": placements.connections,
            "styled": styled,
        }
        self.scenes.turn_to(things)
        self.sequences.turn_to(things)
        seen = {name: observed(name, thing, self.ledger) for name, thing in things.items() if name != "placements"}
        return observed("placements", placements, self.ledger, seen), observed("styled", styled, self.ledger)

    def scene(self, diagram: Diagram, make: Callable[[], Scene]) -> Scene:
        """The scene of the diagram: as it was kept, or made now."""
        return self.scenes.get(diagram.id, diagram, self.ledger, make)

    def sequence(self, diagram: Diagram, make: Callable[[], SequenceScene]) -> SequenceScene:
        """The same for a sequence diagram."""
        return self.sequences.get(diagram.id, diagram, self.ledger, make)

    def settle(self) -> None:
        """Forgets the scenes that were not asked for in this state."""
        self.scenes.settle()
        self.sequences.settle()
