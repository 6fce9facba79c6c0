"""Everything of a sequence diagram in its place: what the layout hands on to the painter. Pixels, y down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.parts.texts import TextBlock
from groundplan.scenes.scene import Box
from groundplan.scenes.sequence import Band, Fragment, Message, Note, SequenceScene


class Head(Struct, frozen=True):
    """A participant's icon and name, at the top or once more at the bottom of its lifeline."""

    box: Box
    rect: Rect
    icon: Rect
    name: TextBlock
    note: TextBlock | None = None


class Lifeline(Struct, frozen=True):
    """The line of time below a participant's head."""

    participant: str
    x: float
    top: float
    bottom: float


class Bar(Struct, frozen=True):
    """A stretch of a lifeline in which the participant is at work on a call. `level` counts the bars below it."""

    participant: str
    rect: Rect
    level: int


class PlacedMessage(Struct, frozen=True):
    """A message: the corners of its line, its text beside or above it, and its number's badge at its start."""

    message: Message
    points: tuple[Point, ...]
    text: TextBlock
    badge: Rect

    @property
    def rect(self) -> Rect:
        """The room that all of it takes."""
        xs, ys = [point[0] for point in self.points], [point[1] for point in self.points]
        text, badge = self.text.rect, self.badge
        return Rect(
            min(*xs, text.left, badge.left),
            min(*ys, text.top, badge.top),
            max(*xs, text.right, badge.right),
            max(*ys, text.bottom, badge.bottom),
        )


class PlacedNote(Struct, frozen=True):
    """A note on its slip of paper."""

    note: Note
    rect: Rect
    text: TextBlock


class PlacedFragment(Struct, frozen=True):
    """A fragment's frame, its operator's tab, and its operands' conditions and dividing lines (heights)."""

    fragment: Fragment
    rect: Rect
    tab: Rect
    conditions: tuple[TextBlock, ...]
    dividers: tuple[float, ...]
    items: tuple[Placed, ...]


Placed: TypeAlias = PlacedMessage | PlacedNote | PlacedFragment


class PlacedBand(Struct, frozen=True):
    """The panel behind the heads of participants that belong together."""

    band: Band
    rect: Rect
    title: TextBlock


class Arrangement(Struct, frozen=True):
    """A sequence with everything in its place. `feet` are the heads once more, below a high picture."""

    scene: SequenceScene
    heads: tuple[Head, ...]
    feet: tuple[Head, ...]
    lifelines: tuple[Lifeline, ...]
    bars: tuple[Bar, ...]
    bands: tuple[PlacedBand, ...]
    items: tuple[Placed, ...]
    bounds: Rect

    def everything(self) -> Iterator[Placed]:
        """Every message, note and fragment, a fragment before what it holds."""
        return walk(self.items)

    def messages(self) -> tuple[PlacedMessage, ...]:
        """Every message in the order of time."""
        return tuple(each for each in self.everything() if isinstance(each, PlacedMessage))


def walk(items: tuple[Placed, ...]) -> Iterator[Placed]:
    """Every item, a fragment before what it holds."""
    for item in items:
        yield item
        if isinstance(item, PlacedFragment):
            yield from walk(item.items)
