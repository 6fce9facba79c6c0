"""A flow: numbered steps, each riding a connection of the model, with alternatives, options, loops, parallels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from groundplan.source.problem import Place
from groundplan.values import value


class Ride(StrEnum):
    """How a step uses its connection: along it, back along it after a call, or against it first (a poll)."""

    ALONG = "along"
    RETURN = "return"
    POLL = "poll"


class BlockKind(StrEnum):
    """What a block of steps means."""

    ALT = "alt"
    OPT = "opt"
    LOOP = "loop"
    PAR = "par"


@value()
class Step:
    """`source` does something to `target` over the connection with id `connection`.

    `number` is what the badge shows: `1`, `2`; in a block's branches `3a`, `3b`, or `3a.1`, `3a.2` where a branch
    has several steps; in an `opt` or `loop` of several steps `4.1`, `4.2`.
    """

    number: str
    source: str
    target: str
    text: str
    connection: str
    ride: Ride
    place: Place = field(compare=False)


@value()
class Note:
    """A remark between steps."""

    text: str
    place: Place = field(compare=False)


class Branch(Struct, frozen=True):
    """One way through a block; `when` is its condition ("" where there is none to say)."""

    when: str
    items: tuple[FlowItem, ...]


@value()
class Block:
    """Steps that happen on a condition, several times, or side by side. `opt` and `loop` have one branch."""

    kind: BlockKind
    number: str
    branches: tuple[Branch, ...]
    place: Place = field(compare=False)


FlowItem: TypeAlias = Step | Block | Note


@value()
class Flow:
    """What happens, step by step, over the model's connections."""

    id: str
    name: str
    items: tuple[FlowItem, ...]
    place: Place = field(compare=False)
    summary: str = ""
    description: str = ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in the order written, those in blocks too."""
        return tuple(_steps(self.items))

    @property
    def components(self) -> tuple[str, ...]:
        """The ids of the components that take part, in order of appearance."""
        return tuple(dict.fromkeys(end for step in self.steps for end in (step.source, step.target)))


def _steps(items: Iterable[FlowItem]) -> Iterator[Step]:
    for item in items:
        if isinstance(item, Step):
            yield item
        elif isinstance(item, Block):
            for branch in item.branches:
                yield from _steps(branch.items)
