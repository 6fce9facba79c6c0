"""A sequence in words: its steps in order, numbered, with the conditions on which they happen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from groundplan.drawing.alternative import Line, Words
from groundplan.model.flow import BlockKind, Ride
from groundplan.scenes.sequence import Fragment, Message, Note, SequenceItem, SequenceScene

_RIDES = {Ride.ALONG: "", Ride.RETURN: " (answer)", Ride.POLL: " (poll)"}


def in_words(scene: SequenceScene) -> tuple[Words, ...]:
    """Every step, note and condition, a line each."""
    return (Words("Steps", tuple(_lines(scene.items, names_of(scene)))),) if scene.items else ()


def in_short(scene: SequenceScene) -> str:
    """How much the picture shows."""
    steps, people = len(scene.messages()), len(scene.participants)
    return f"Sequence diagram of {_counted(steps, 'step')} between {_counted(people, 'component')}."


def names_of(scene: SequenceScene) -> dict[str, str]:
    """The name of every participant by its id, in one line."""
    return {box.id: " ".join(box.name.split()) or box.id for box in scene.participants}


def message_in_words(message: Message, names: Mapping[str, str]) -> tuple[str, str]:
    """A message's number and ends, and what happens."""
    ends = f"{message.number}. {names[message.source]} → {names[message.target]}"
    return ends, f"{message.text}{_RIDES[message.ride]}"


def operand_in_words(fragment: Fragment, at: int) -> str:
    """When the steps of an operand happen."""
    when = fragment.operands[at].when
    if fragment.kind is BlockKind.ALT:
        return (f"If {when}" if at == 0 else f"Or if {when}") if when else "Otherwise"
    if fragment.kind is BlockKind.PAR:
        return f"At the same time: {when}" if when else "At the same time"
    return f"{'Only if' if fragment.kind is BlockKind.OPT else 'Repeated:'} {when}".strip()


def _lines(items: tuple[SequenceItem, ...], names: Mapping[str, str]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Message):
            ends, what = message_in_words(item, names)
            yield Line(ends, f": {what}", f"connection:{item.connection}")
        elif isinstance(item, Note):
            yield Line(f"Note: {item.text}")
        else:
            for at, operand in enumerate(item.operands):
                yield Line(operand_in_words(item, at))
                yield from _lines(operand.items, names)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}"
