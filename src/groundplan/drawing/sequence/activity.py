"""Activation bars: where a participant is at work on a call that the flow also tells the answer of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from groundplan.drawing.geometry import Rect
from groundplan.drawing.sequence.arrangement import Bar, Placed, PlacedFragment, PlacedMessage
from groundplan.drawing.sequence.columns import Columns
from groundplan.drawing.sequence.sizes import BAR_SHIFT, BAR_WIDTH
from groundplan.model.flow import Ride
from groundplan.scenes.sequence import Message

_Way = tuple[tuple[str, int], ...]
"""In which operand of which fragment something stands, from the outermost fragment on."""


class _Told(Struct, frozen=True):
    """A message with the way to it, and the height at which it arrives."""

    message: Message
    way: _Way
    y: float


def bars(items: tuple[Placed, ...], columns: Columns) -> tuple[Bar, ...]:
    """The bars, from each call's arrival to its last answer; one that begins within another is shifted to the right."""
    told = list(_told(items, ()))
    ends: dict[int, float] = {}
    for at, each in enumerate(told):
        call = _call_of(each, told[:at])
        if call is not None:
            ends[call] = each.y
    placed: list[Bar] = []
    for at, end in sorted(ends.items()):
        participant, start = told[at].message.target, told[at].y
        level = sum(1 for bar in placed if bar.participant == participant and bar.rect.top <= start <= bar.rect.bottom)
        left = columns.x(participant) - BAR_WIDTH / 2 + level * BAR_SHIFT
        placed.append(Bar(participant, Rect(left, start, left + BAR_WIDTH, end), level))
    return tuple(placed)


def _told(items: tuple[Placed, ...], way: _Way) -> Iterator[_Told]:
    for item in items:
        if isinstance(item, PlacedMessage):
            yield _Told(item.message, way, item.points[-1][1])
        elif isinstance(item, PlacedFragment):
            for operand, inner in enumerate(by_operand(item)):
                yield from _told(inner, (*way, (item.fragment.number, operand)))


def by_operand(fragment: PlacedFragment) -> tuple[tuple[Placed, ...], ...]:
    """What each operand of a placed fragment holds."""
    found, at = [], 0
    for operand in fragment.fragment.operands:
        found.append(fragment.items[at : at + len(operand.items)])
        at += len(operand.items)
    return tuple(found)


def _call_of(answer: _Told, before: list[_Told]) -> int | None:
    """Which of the messages before is the call that this one answers; None where it answers none."""
    message = answer.message
    for at in range(len(before) - 1, -1, -1):
        call = before[at].message
        back = (call.source, call.target) == (message.target, message.source) and call.source != call.target
        rides = (call.ride, message.ride) in ((Ride.ALONG, Ride.RETURN), (Ride.POLL, Ride.ALONG))
        if back and rides and call.connection == message.connection and _on_the_way(before[at].way, answer.way):
            return at
    return None


def _on_the_way(one: _Way, other: _Way) -> bool:
    """Whether both can happen in one run: they are not in different operands of one fragment."""
    return not any(a[0] == b[0] and a[1] != b[1] for a, b in zip(one, other, strict=False))
