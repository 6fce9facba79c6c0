"""What was made before, with the questions that were asked while it was made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from groundplan.reuse.observed import Answers, Ledger, Question, ask, same

Made = TypeVar("Made")


@dataclass(slots=True)
class Reuse(Generic[Made]):
    """Keeps what was made, by key, from one state of the things that it was made of to the next.

    For each state: `turn_to` it, then `get` all that is wanted. What is not wanted any more is forgotten.
    """

    _kept: dict[Hashable, _Kept[Made]] = field(default_factory=dict)
    _before: dict[Hashable, _Kept[Made]] = field(default_factory=dict)
    _things: Mapping[str, object] = field(default_factory=dict)
    _unchanged: dict[Question, bool] = field(default_factory=dict)

    def turn_to(self, things: Mapping[str, object]) -> None:
        """From now on `things` answer, each to the questions noted under its name."""
        self._before, self._kept = self._kept, {}
        self._things = things
        self._unchanged = {}

    def forget(self) -> None:
        """Forgets everything: from now on all of it is made anew."""
        self._before, self._kept = {}, {}

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
        before = self._before.get(key)
        if before is not None and before.given == given and self._holds(before.answers):
            self._kept[key] = before
            return before.made
        with ledger.noting() as answers:
            made = make()
        if is_worth_it():
            self._kept[key] = _Kept(given, answers, made)
        return made

    def _holds(self, answers: Answers) -> bool:
        return all(self._is_unchanged(question, answer) for question, answer in answers.items())

    def _is_unchanged(self, question: Question, answer: object) -> bool:
        """Whether the question has the answer that it had. All that was kept was made of one state: one answer each."""
        if question not in self._unchanged:
            try:
                self._unchanged[question] = same(question, answer, ask(self._things[question[0]], question))
            except Exception:  # Whatever it is now, it is not what it was.
                self._unchanged[question] = False
        return self._unchanged[question]


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Made]):
    given: object
    answers: Answers
    made: Made
