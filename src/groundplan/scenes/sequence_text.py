"""A sequence as readable text: bands, then messages, notes and fragments as an indented list. Tests compare it."""

from __future__ import annotations

from collections.abc import Iterator

from groundplan.model.component import ConnectionKind
from groundplan.model.flow import Ride
from groundplan.scenes.sequence import Message, Note, SequenceItem, SequenceScene


def sequence_as_text(scene: SequenceScene) -> str:
    """The sequence in lines, without its title: who takes part, what happens, the legend."""
    lines = [" | ".join(box.id for box in scene.participants)]
    lines += [f"[{band.name}] {band.first} .. {band.last}" for band in scene.bands]
    lines += _items(scene.items, "")
    lines += [f"legend {entry.kind}: {entry.text}" for entry in scene.legend]
    return "\n".join(lines) + "\n"


def _items(items: tuple[SequenceItem, ...], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Message):
            yield indent + _message(item)
        elif isinstance(item, Note):
            yield f"{indent}note over {', '.join(item.over)}: {item.text}"
        else:
            for at, operand in enumerate(item.operands):
                word = f"{item.kind} {item.number}" if at == 0 else "or" if item.kind == "alt" else "and"
                yield f"{indent}{word}{f' [{operand.when}]' if operand.when else ''}"
                yield from _items(operand.items, indent + "  ")


def _message(message: Message) -> str:
    told = [str(message.kind)] if message.kind is not ConnectionKind.SYNC else []
    told += [str(message.ride)] if message.ride is not Ride.ALONG else []
    told += [message.style.color] if message.style.color else []
    marks = f" ({', '.join(told)})" if told else ""
    return f"{message.number} {message.source} -> {message.target}: {message.text}{marks}"
