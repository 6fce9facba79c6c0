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

    For each state: `turn_to` it, `get` all that is wanted, and `settle` once that was everything.
    """

    _kept: dict[Hashable, _Kept[Made]] = field(default_factory=dict)
    _before: dict[Hashable, _Kept[Made]] = field(default_factory=dict)
    _things: Mapping[str, object] = field(default_factory=dict)
    _current: dict[Question, tuple[object, object]] = field(default_factory=dict)

    def turn_to(self, things: Mapping[str, object]) -> None:
        """From now on `things` answer, each to the questions noted under its name."""
        self._before |= self._kept
        self._kept = {}
        self._things = things
        self._current = {}

    def settle(self) -> None:
        """Forgets what was not asked for in this state."""
        self._before = {}

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
        else:
            self._before.pop(key, None)
        return made

    def _holds(self, answers: Answers) -> bool:
        try:
            return all(self._is_unchanged(question, answer) for question, answer in answers.items())
        except Exception:  # Where something cannot even be asked any more, it is not what it was.
            return False

    def _is_unchanged(self, question: Question, answer: object) -> bool:
        if question not in self._current:
            now = ask(self._things[question[0]], question)
            self._current[question] = (now, now)
        now, alike = self._current[question]
        if answer is alike:  # Found the same before: most of what is kept has it from the same state.
            return True
        if same(question, answer, now):
            self._current[question] = (now, answer)
            return True
        return False


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Made]):
    given: object
    answers: Answers
    made: Made
