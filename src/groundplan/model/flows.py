"""Flows from what is written: steps on their connections, numbered; blocks and their branches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import cast

from msgspec import Struct, field

from groundplan.model.component_codes import BAD_ID
from groundplan.model.entries import body, read_entry
from groundplan.model.flow import Block, BlockKind, Branch, Flow, FlowItem, Note, Ride, Step
from groundplan.model.flow_codes import BRANCH_WITHOUT_WHEN, ONE_BRANCH
from groundplan.model.ids import check_id, each_once
from groundplan.model.names import in_words
from groundplan.model.references import refer
from groundplan.model.roads import Roads, Trip
from groundplan.model.schema import (
    AltEntry,
    BranchEntry,
    ConditionEntry,
    FlowEntry,
    LoopEntry,
    NoteEntry,
    OptEntry,
    ParEntry,
    StepEntry,
)
from groundplan.model.written import WrittenFlow
from groundplan.source.document import Entry, List, Map, Node, descend
from groundplan.source.entry import Entry as Schema
from groundplan.source.entry import keys_of
from groundplan.source.near import nearest
from groundplan.source.problem import Place, Problem

WHAT = "a flow"

_BRANCHED: Mapping[str, type[Schema]] = {"alt": AltEntry, "par": ParEntry}
_SINGLE: Mapping[str, type[Schema]] = {"opt": OptEntry, "loop": LoopEntry}


def make_flows(
    written: Iterable[WrittenFlow], components: Collection[str], roads: Roads, problems: list[Problem]
) -> dict[str, Flow]:
    """Every flow by id, in the order written; the one that was made last where nothing has changed."""
    made: dict[str, Flow] = {}
    for word, said in each_once(written, WHAT, problems).items():
        check_id(said.key, WHAT, problems)
        if word == "index":
            fault = "that is the address of the list of all flows"
            problems.append(BAD_ID.at(said.key.place, id=word, what=WHAT, fault=fault, better="flow-index"))
        if said.told is None or any(roads.between(*ends) != ids for ends, ids in said.told[1].items()):
            found: list[Problem] = []
            flow = _flow(said, components, roads, found)
            between = {(step.source, step.target): roads.between(step.source, step.target) for step in flow.steps}
            said.told = None if found else (flow, between)
            problems += found
            made[word] = flow
        else:
            made[word] = said.told[0]
    return made


def _flow(said: WrittenFlow, components: Collection[str], roads: Roads, problems: list[Problem]) -> Flow:
    word, place = said.key.text, said.key.place
    node = body(Entry(said.key, said.value))
    entry = read_entry(node, FlowEntry, WHAT, problems, ("steps",), place)
    if entry is None:
        return Flow(word, in_words(word), (), place)
    items = _Teller(components, roads, problems).items(descend(said.value, ("steps",)), _top)
    return Flow(word, entry.name or in_words(word), items, place, entry.summary, entry.description)


class _Numbers(Struct, frozen=True):
    """How the items of one list are numbered: `before` each running number, or `alone` where only one step is there."""

    before: str
    alone: str | None = None


_top = _Numbers("")


class _Teller(Struct):
    """Tells one flow: `ridden` are the connections ridden along so far on the way to where it stands."""

    components: Collection[str]
    roads: Roads
    problems: list[Problem]
    ridden: frozenset[str] = field(default=frozenset())

    def items(self, steps: Node, numbers: _Numbers) -> tuple[FlowItem, ...]:
        """The steps, notes and blocks of a list; those that are broken are left out."""
        nodes = steps.items if isinstance(steps, List) else ()
        numbered = [node for node in nodes if _key(node) != "note"]
        alone = numbers.alone if len(numbered) == 1 and _key(numbered[0]) == "from" else None
        found: list[FlowItem] = []
        count = 0
        for node in nodes:
            key = _key(node)
            if key == "note":
                item: FlowItem | None = self._note(node)
            else:
                count += 1
                number = alone or f"{numbers.before}{count}"
                item = self._step(node, number) if key == "from" else self._block(node, BlockKind(key), number)
            if item is not None:
                found.append(item)
        return tuple(found)

    def _note(self, node: Node) -> Note | None:
        entry = read_entry(node, NoteEntry, "a note", self.problems, needed=("note",))
        return Note(entry.note, node.place) if entry else None

    def _step(self, node: Node, number: str) -> Step | None:
        entry = read_entry(node, StepEntry, "a step", self.problems, needed=("from", "to", "text"))
        if entry is None:
            return None
        source = refer(entry.from_, self.components, "component", self.problems, node, "from")
        target = refer(entry.to, self.components, "component", self.problems, node, "to")
        if source is None or target is None:
            return None
        trip = Trip(source, target, node, entry.via)
        found = self.roads.find(trip, self.ridden, self.problems)
        if found is None:
            return None
        connection, ride = found
        if ride is Ride.ALONG:
            self.ridden |= {connection}
        return Step(number, source, target, entry.text, connection, ride, node.place)

    def _block(self, node: Node, kind: BlockKind, number: str) -> Block | None:
        if kind.value in _SINGLE:
            branches = self._only_branch(node, kind, number)
        else:
            branches = self._branches(node, kind, number)
        return Block(kind, number, branches, node.place) if branches else None

    def _only_branch(self, node: Node, kind: BlockKind, number: str) -> tuple[Branch, ...]:
        """The one branch of `opt` and `loop`."""
        if read_entry(node, _SINGLE[kind.value], "a block", self.problems, needed=(kind.value,)) is None:
            return ()
        inner = descend(node, (kind.value,))
        entry = read_entry(inner, ConditionEntry, "a block", self.problems, needed=("when", "steps"))
        if entry is None:
            return ()
        return (Branch(entry.when, self.items(descend(inner, ("steps",)), _Numbers(f"{number}.", number))),)

    def _branches(self, node: Node, kind: BlockKind, number: str) -> tuple[Branch, ...]:
        """The branches of `alt` and `par`. What is ridden in one is not ridden in the next, but after the block."""
        if read_entry(node, _BRANCHED[kind.value], "a block", self.problems, needed=(kind.value,)) is None:
            return ()
        nodes = cast("List", descend(node, (kind.value,))).items
        self._check_branches(nodes, kind, node.place)
        before = after = self.ridden
        found: list[Branch] = []
        for index, inner in enumerate(nodes):
            entry = read_entry(inner, BranchEntry, "a branch", self.problems, needed=("steps",))
            if entry is None:
                continue
            prefix = f"{number}{letters(index)}"
            self.ridden = before
            items = self.items(descend(inner, ("steps",)), _Numbers(f"{prefix}.", prefix))
            found.append(Branch(entry.when, items))
            after |= self.ridden
        self.ridden = after
        return tuple(found)

    def _check_branches(self, nodes: Sequence[Node], kind: BlockKind, place: Place) -> None:
        if len(nodes) == 1:
            hint = {
                BlockKind.ALT: "Add the other branch, or use `opt` for steps that happen only on a condition.",
                BlockKind.PAR: "Add what happens beside it, or write its steps without `par`.",
            }[kind]
            self.problems.append(ONE_BRANCH.at(place, kind=kind, hint=hint))
        elif kind is BlockKind.ALT:
            for node in nodes[:-1]:
                if isinstance(node, Map) and node.get("when") is None:
                    self.problems.append(BRANCH_WITHOUT_WHEN.at(node.place))


def letters(index: int) -> str:
    """The branch's letters: a to z, then aa, ab and so on."""
    found = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, len(ascii_lowercase))
        found = ascii_lowercase[digit] + found
    return found


def _key(node: Node) -> str:
    """What an item of a flow is: a note, the kind of a block, or a step (`from`); a misspelt key counts as meant."""
    said = [entry.key.text for entry in node] if isinstance(node, Map) else []
    kinds, others = ("note", *_BRANCHED, *_SINGLE), tuple(keys_of(StepEntry))
    found = next((kind for kind in kinds if kind in said), None)
    if found is None and not any(key in said for key in others):
        meant = (key for word in said for key in nearest(word, (*kinds, *others), 1))
        found = next((key for key in meant if key in kinds), None)
    return found or "from"
