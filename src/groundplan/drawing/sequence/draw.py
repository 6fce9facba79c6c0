"""A sequence diagram from beginning to end."""

from __future__ import annotations

from groundplan.drawing.drawn import Drawn
from groundplan.drawing.sequence.arrange import arrange
from groundplan.drawing.sequence.paint import paint_sequence
from groundplan.scenes.sequence import SequenceScene


def draw_sequence(scene: SequenceScene) -> Drawn:
    """The picture of a sequence."""
    return paint_sequence(arrange(scene))
