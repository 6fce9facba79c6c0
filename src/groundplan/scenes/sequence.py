"""A sequence: what a flow's sequence diagram shows, in the order of time, and nothing of how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct, field

from groundplan.catalog.component_type import FrameStyle
from groundplan.model.component import ConnectionKind
from groundplan.model.flow import BlockKind, Ride
from groundplan.scenes.scene import Box, LegendEntry, Style, Zoom


class Message(Struct, frozen=True):
    """One step: `source` does `text` to `target`, both ids of participants, over the connection `connection`.

    `number` is the step's; `ride` tells an answer and a poll from a call; `detail` is what the connection says.
    """

    number: str
    text: str
    source: str
    target: str
    connection: str
    kind: ConnectionKind = ConnectionKind.SYNC
    ride: Ride = Ride.ALONG
    detail: str = ""
    style: Style = field(default_factory=Style)


class Note(Struct, frozen=True):
    """A note, and the ids of the participants over whose lifelines it stands."""

    text: str
    over: tuple[str, ...]


class Operand(Struct, frozen=True):
    """One way through a fragment; `when` is its condition, "" where there is none."""

    when: str
    items: tuple[SequenceItem, ...]


class Fragment(Struct, frozen=True):
    """Messages that happen on a condition, several times, or side by side."""

    kind: BlockKind
    number: str
    operands: tuple[Operand, ...]


SequenceItem: TypeAlias = Message | Note | Fragment


class Band(Struct, frozen=True):
    """A group that several participants beside each other belong to: those from `first` to `last`."""

    name: str
    look: FrameStyle
    first: str
    last: str


class SequenceScene(Struct, frozen=True):
    """Everything that one sequence diagram shows. `participants` stand in the order in which they first take part.

    `zoom` is there where groups stand for them, since they would be too many.
    """

    id: str
    title: str
    participants: tuple[Box, ...]
    items: tuple[SequenceItem, ...]
    bands: tuple[Band, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    zoom: Zoom | None = None

    def boxes(self) -> Iterator[Box]:
        """Every participant, as the boxes of a scene."""
        return iter(self.participants)

    def messages(self) -> tuple[Message, ...]:
        """Every message in the order of time, those in fragments too."""
        return tuple(messages_in(self.items))


def messages_in(items: Iterable[SequenceItem]) -> Iterator[Message]:
    """The messages among the items, those in fragments too."""
    for item in items:
        if isinstance(item, Message):
            yield item
        elif isinstance(item, Fragment):
            for operand in item.operands:
                yield from messages_in(operand.items)
