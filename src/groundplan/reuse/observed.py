"""Things that note what they are asked: whoever makes something of them learns what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from typing import Any, TypeAlias, TypeVar, cast

from msgspec import Struct, field

Thing = TypeVar("Thing")

Question: TypeAlias = tuple[str, str, str, Hashable]
"""What was asked (its name), for which attribute, how (one of the words below), and with which arguments or key."""

Answers: TypeAlias = dict[Question, object]

VALUE, CALL, ITEM, HOLDS, COUNT, ALL = "value", "call", "item", "holds", "count", "all"
"""An attribute's value, a method's result; of a mapping one entry, whether there is one, how many, everything."""

MISSING = "there is none"
"""The answer where a mapping has no such entry."""


class Ledger(Struct):
    """Where observed things note what they are asked, and what they answered."""

    _open: list[Answers] = field(default_factory=list)

    @contextmanager
    def noting(self) -> Iterator[Answers]:
        """What is asked inside the block, but for what is noted in a block further inside."""
        answers: Answers = {}
        self._open.append(answers)
        try:
            yield answers
        finally:
            self._open.pop()

    def note(self, question: Question, answer: object) -> None:
        """Notes a question and its answer, where somebody is listening."""
        if self._open:
            self._open[-1].setdefault(question, answer)


def observed(name: str, thing: Thing, ledger: Ledger, parts: Mapping[str, object] | None = None) -> Thing:
    """`thing` for those who read it, but each question is noted under `name`.

    Mappings and methods that it has are observed, too. `parts` are attributes that are given out as they are, since
    they are observed themselves.
    """
    return cast("Thing", _Observed(name, thing, ledger, parts or {}))


def ask(thing: object, question: Question) -> object:
    """The answer that `thing` gives to the question now. Raises what the thing raises."""
    _, attribute, how, about = question
    value: Any = getattr(thing, attribute)
    if how == CALL:
        return value(*cast("tuple[object, ...]", about))
    if how == ITEM:
        return value.get(about, MISSING)
    if how == HOLDS:
        return about in value
    return len(value) if how == COUNT else value


def same(question: Question, one: object, other: object) -> bool:
    """Whether two answers to the question are the same, also in their order."""
    if one is other:
        return True
    if question[2] == ALL:
        one, other = cast("Mapping[Any, Any]", one), cast("Mapping[Any, Any]", other)
        return len(one) == len(other) and all(
            first == second for first, second in zip(one.items(), other.items(), strict=True)
        )
    return type(one) is type(other) and one == other


class _Observed:
    def __init__(self, name: str, thing: object, ledger: Ledger, parts: Mapping[str, object]) -> None:
        self.__dict__.update(parts)
        self._name = name
        self._thing = thing
        self._ledger = ledger

    @property
    def __class__(self) -> type:
        return type(self._thing)

    @__class__.setter
    def __class__(self, value: type) -> None:
        raise TypeError("an observed thing is what it is")

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._thing, attribute)
        if attribute.startswith("__"):
            return value
        if isinstance(value, Mapping):
            made: Any = _ObservedMapping(self._name, attribute, value, self._ledger)
        elif callable(value):
            made = _noted(self._name, attribute, value, self._ledger)
        else:
            self._ledger.note((self._name, attribute, VALUE, ()), value)
            return value
        self.__dict__[attribute] = made
        return made

    def __dir__(self) -> Iterable[str]:
        return dir(self._thing)


class _ObservedMapping(Mapping[Any, Any]):
    __slots__ = ("_attribute", "_ledger", "_name", "_values")

    def __init__(self, name: str, attribute: str, values: Mapping[Any, Any], ledger: Ledger) -> None:
        self._name = name
        self._attribute = attribute
        self._values = values
        self._ledger = ledger

    def __getitem__(self, key: Any) -> Any:
        found = self._values.get(key, MISSING)
        self._note(ITEM, key, found)
        if found is MISSING:
            raise KeyError(key)
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        found = self._values.get(key, MISSING)
        self._note(ITEM, key, found)
        return default if found is MISSING else found

    def __contains__(self, key: object) -> bool:
        held = key in self._values
        self._note(HOLDS, key, held)
        return held

    def __len__(self) -> int:
        self._note(COUNT, (), len(self._values))
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._everything())

    def values(self) -> ValuesView[Any]:
        return self._everything().values()

    def items(self) -> ItemsView[Any, Any]:
        return self._everything().items()

    def _everything(self) -> Mapping[Any, Any]:
        self._note(ALL, (), self._values)
        return self._values

    def _note(self, how: str, about: Any, answer: object) -> None:
        self._ledger.note((self._name, self._attribute, how, about), answer)


def _noted(name: str, attribute: str, method: Callable[..., Any], ledger: Ledger) -> Callable[..., Any]:
    def asked(*arguments: object, **named: object) -> Any:
        kept = tuple(_kept(each) for each in arguments)
        if named:
            # Rare, and not worth a form of question of its own: nobody can tell whether the answer is the same.
            answer = method(*kept, **{name: _kept(each) for name, each in named.items()})
            ledger.note((name, attribute, CALL, _Never()), answer)
            return answer
        answer = method(*kept)
        ledger.note((name, attribute, CALL, kept if _is_hashable(kept) else _Never()), answer)
        return answer

    return asked


class _Never:
    """The arguments of a question that cannot be asked again."""

    def __iter__(self) -> Iterator[object]:
        raise LookupError("the question was not kept")


def _kept(argument: object) -> object:
    """An argument that can be given once more: what runs dry, and lists, as a tuple."""
    if isinstance(argument, Iterable) and (isinstance(argument, Iterator) or not _is_hashable(argument)):
        return tuple(argument)
    return argument


def _is_hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True
