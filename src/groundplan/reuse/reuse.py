"""What was made before, with the questions that were asked while it was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct, field

from groundplan.reuse.observed import CALL, ITEM, MISSING, Ledger, Question, ask, same

Made = TypeVar("Made")

_Kind: TypeAlias = tuple[str, str, str]
"""The part of a question that many have in common: what is asked, for which attribute, and how."""


class Reuse(Struct, Generic[Made]):
    """Keeps what was made, by key, from one state of the things that it was made of to the next.

    For each state: `turn_to` it, `get` all that is wanted, and `settle` once that was everything.
    """

    _made: dict[Hashable, _Kept[Made]] = field(default_factory=dict)
    _wanted: set[Hashable] = field(default_factory=set)
    _answers: dict[_Kind, dict[Hashable, object]] = field(default_factory=lambda: defaultdict(dict))
    """The answers that all that is kept was made with, which are those of the present state."""

    _asking: dict[Question, set[Hashable]] = field(default_factory=lambda: defaultdict(set))
    """The keys of what was made with each question."""

    def turn_to(self, things: Mapping[str, object]) -> None:
        """From now on `things` answer, each to the questions noted under its name.

        What was made with a question that has another answer now is forgotten.
        """
        self._wanted = set()
        for kind, answers in self._answers.items():
            for about in tuple(_changed(things[kind[0]], kind, answers)):
                for key in tuple(self._asking[*kind, about]):
                    self._drop(key)

    def settle(self) -> None:
        """Forgets what was not asked for in this state."""
        for key in self._made.keys() - self._wanted:
            self._drop(key)

    def forget(self) -> None:
        """Forgets everything: from now on all of it is made anew."""
        for held in (self._made, self._wanted, self._answers, self._asking):
            held.clear()

    def get(
        self,
        key: Hashable,
        given: object,
        ledger: Ledger,
        make: Callable[[], Made],
        is_worth_it: Callable[[], bool] = lambda: True,
    ) -> Made:
        """What `make` gives for the key; taken again where `given` and every answer are what they were.

        `make` asks things observed with `ledger`. It is kept if it `is_worth_it`, which is asked afterwards.
        """
        self._wanted.add(key)
        before = self._made.get(key)
        if before is not None:
            if before.given == given:
                return before.made
            self._drop(key)
        with ledger.noting() as answers:
            made = make()
        if is_worth_it():
            self._made[key] = _Kept(given, tuple(answers), made)
            for question, answer in answers.items():
                self._answers[question[:3]].setdefault(question[3], answer)
                self._asking[question].add(key)
        return made

    def _drop(self, key: Hashable) -> None:
        kept = self._made.pop(key, None)
        for question in kept.questions if kept is not None else ():
            asking = self._asking[question]
            asking.discard(key)
            if not asking:
                del self._asking[question]
                self._answers[question[:3]].pop(question[3], None)


class _Kept(Struct, Generic[Made], frozen=True):
    given: object
    questions: tuple[Question, ...]
    made: Made


def _changed(thing: object, kind: _Kind, answers: dict[Hashable, object]) -> Iterator[Hashable]:
    """What about the thing has other answers than these. Where they are alike, the present ones are kept."""
    for about, answer, now in _asked(thing, kind, answers.items()):
        if answer is not now:
            if same((*kind, about), answer, now):
                answers[about] = now
            else:
                yield about


def _asked(
    thing: object, kind: _Kind, answers: Iterable[tuple[Hashable, object]]
) -> Iterator[tuple[Hashable, object, object]]:
    """Each question of one kind with the answer that it had, and the one that it has now."""
    _, attribute, how = kind
    held = getattr(thing, attribute, None)
    for about, answer in answers:
        try:
            if how == CALL and isinstance(about, tuple):
                now = held(*about)  # type: ignore[misc]  # Whatever it is, it says so.
            elif how == ITEM and isinstance(held, Mapping):
                now = held.get(about, MISSING)
            else:
                now = ask(thing, (*kind, about))
        except Exception:  # What cannot even be asked any more is not what it was.
            now = _NOTHING
        yield about, answer, now


_NOTHING = object()
