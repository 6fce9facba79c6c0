"""From a flow to its sequence: participants, messages, fragments, notes, and the groups the participants are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from groundplan.model.component import ConnectionKind
from groundplan.model.flow import Block, Flow, FlowItem, Ride, Step
from groundplan.model.flow import Note as FlowNote
from groundplan.model.model import Model
from groundplan.scenes.dress import Dresser
from groundplan.scenes.edges import technical
from groundplan.scenes.legend import kinds_seen, named_styles
from groundplan.scenes.placement import Placements
from groundplan.scenes.plain import plain_text
from groundplan.scenes.scene import LegendEntry, Style, Zoom
from groundplan.scenes.sequence import (
    Band,
    Fragment,
    Message,
    Note,
    Operand,
    SequenceItem,
    SequenceScene,
)
from groundplan.scenes.styles import Styled, StyleRule
from groundplan.scenes.zoom import standing_at_most

MOST = 40
"""So many may take part by themselves: more lifelines nobody follows."""


def build_sequence(
    id: str,
    title: str,
    flow: Flow,
    placements: Placements,
    styled: Styled = Styled(),  # noqa: B008 - frozen
) -> SequenceScene:
    """The sequence of a flow. A block without a step in it is left out: it has no place among the lifelines.

    Of very many that take part, the groups do that they stand in.
    """
    model = placements.model
    dresser = Dresser(placements, styles=styled.components)
    standing = standing_at_most({each: [group.id for group in model.path(each)] for each in flow.components}, MOST)
    ids = tuple(dict.fromkeys(standing.values()))
    participants = tuple(replace(dresser.box(each, closed=model.is_group(each)), chips=()) for each in ids)
    teller = _Teller(model, styled.connections, standing)
    items = _items(flow.items, teller, teller.ends(flow.steps[:1]))
    closed = tuple(dict.fromkeys(box for each, box in standing.items() if box != each))
    zoom = Zoom(len(standing), len(ids), closed) if len(standing) > MOST else None
    scene = SequenceScene(id, title, participants, items, _bands(model, ids), zoom=zoom)
    return replace(scene, legend=tuple(_legend(scene, styled.named)))


class _Teller:
    """Makes messages of steps; `standing` says who takes part for each component."""

    def __init__(self, model: Model, styles: Mapping[str, Style], standing: Mapping[str, str]) -> None:
        self._model = model
        self._styles = styles
        self._standing = standing

    def ends(self, steps: Sequence[Step]) -> tuple[str, ...]:
        """Between whom the steps happen."""
        return tuple(dict.fromkeys(self._standing[end] for step in steps for end in (step.source, step.target)))

    def message(self, step: Step) -> Message:
        connection = self._model.connections[step.connection]
        facts = dict.fromkeys((connection.label, technical(connection)))
        return Message(
            number=step.number,
            text=said(step.text),
            source=self._standing[step.source],
            target=self._standing[step.target],
            connection=connection.id,
            kind=connection.kind,
            ride=step.ride,
            detail=", ".join(fact for fact in facts if fact),
            style=self._styles.get(connection.id, Style()),
        )


def _items(items: Sequence[FlowItem], teller: _Teller, before: tuple[str, ...]) -> tuple[SequenceItem, ...]:
    """The items in order; a note stands over the ends of the step before it (`before` at first), or after it."""
    found: list[SequenceItem] = []
    over = teller.ends(_steps_of(items)[:1]) or before
    for item in items:
        if isinstance(item, Step):
            found.append(teller.message(item))
            over = teller.ends([item])
        elif isinstance(item, FlowNote):
            found.append(Note(said(item.text), over))
        elif _steps_of([item]):
            found.append(_fragment(item, teller, over))
            over = teller.ends(_steps_of([item])[-1:])
    return tuple(found)


def _fragment(block: Block, teller: _Teller, before: tuple[str, ...]) -> Fragment:
    operands = tuple(Operand(said(branch.when), _items(branch.items, teller, before)) for branch in block.branches)
    return Fragment(block.kind, block.number, operands)


def _steps_of(items: Sequence[FlowItem]) -> list[Step]:
    steps: list[Step] = []
    for item in items:
        if isinstance(item, Step):
            steps.append(item)
        elif isinstance(item, Block):
            steps.extend(step for branch in item.branches for step in _steps_of(branch.items))
    return steps


def said(markdown: str) -> str:
    """A text of a flow without its marks of Markdown; as written where nothing but marks would go."""
    return plain_text(markdown) or " ".join(markdown.split())


def _bands(model: Model, participants: Sequence[str]) -> tuple[Band, ...]:
    """The outermost groups in which the participants differ; none where that would not stay calm.

    It stays calm where every such group stands in one piece, and at least one holds two participants or more.
    """
    paths = {each: [group.id for group in model.path(each) if group.id != each] for each in participants}
    within = [path for path in paths.values() if path]
    depth = 0
    while within and all(len(path) > depth and path[depth] == within[0][depth] for path in within):
        depth += 1
    if depth and len(within) < len(participants):
        depth -= 1  # Some stand outside of what all others share: that is the difference worth telling.
    groups = [(path[depth] if len(path) > depth else None, each) for each, path in paths.items()]
    runs = [(group, [each for _, each in run]) for group, run in groupby(groups, key=lambda pair: pair[0])]
    named = [(group, run) for group, run in runs if group is not None]
    if len({group for group, _ in named}) < len(named) or all(len(run) < 2 for _, run in named):
        return ()
    return tuple(
        Band(model.components[group].name, model.components[group].type.frame, run[0], run[-1]) for group, run in named
    )


def _legend(scene: SequenceScene, named: Iterable[StyleRule]) -> Iterator[LegendEntry]:
    """What the lines mean, where there are others than calls; polls, and styles that have a name."""
    messages = scene.messages()
    told = [each for each in messages if each.ride is not Ride.RETURN]
    kinds = {each.kind for each in told}
    answers = len(told) < len(messages)
    if kinds != {ConnectionKind.SYNC} or answers:
        yield from kinds_seen(told)
    if answers:
        yield LegendEntry("line", "answer", dashed=True)
    if poll := next((each for each in messages if each.ride is Ride.POLL), None):
        yield LegendEntry("answer", "answer, or a poll", sample=poll.number)
    yield from named_styles(named, scene.participants, messages)
