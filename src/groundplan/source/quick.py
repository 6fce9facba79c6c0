"""Reads entries with which nothing is wrong: at once, by functions that are made from their schemas.

Whatever is not as expected ends the reading; then the entry is looked at with care, key by key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, get_args, get_origin

from groundplan.source.document import List, Map, Text
from groundplan.source.entry import Entry, Key, keys_of
from groundplan.source.faults import Fault
from groundplan.source.fields import Cleaned, Looked
from groundplan.source.ordinary import Ordinary
from groundplan.source.schema import bare, branches_of, is_schema, kind_of

AnEntry = TypeVar("AnEntry", bound=Entry)

_Reader: TypeAlias = Callable[[Any], Any]

TRUTH = {
    **dict.fromkeys(("1", "on", "t", "true", "y", "yes"), True),
    **dict.fromkeys(("0", "off", "f", "false", "n", "no"), False),
}
"""The words for true and false, in small letters."""


_READERS: dict[type[Entry], _Reader] = {}


class _Unusual(Exception):  # noqa: N818 - nothing is wrong yet.
    """A value is not as most are."""


def read_quickly(value: Ordinary, schema: type[AnEntry]) -> AnEntry | None:
    """The entry that the value says; None where something may be wrong."""
    try:
        found: AnEntry = _entry_reader(schema)(value)
    except (_Unusual, Fault):
        return None
    return found


def _entry_reader(schema: type[Entry]) -> _Reader:
    if schema not in _READERS:
        _READERS[schema] = _made_reader(schema)
    return _READERS[schema]


def _made_reader(schema: type[Entry]) -> _Reader:
    keys = keys_of(schema)
    plan: dict[str, tuple[str, _Reader]] = {}
    planned = plan.get
    needed = {key.attribute for key in keys.values() if key.needed}
    of = schema.of

    def read(value: Any) -> Entry:
        if not isinstance(value, dict):
            raise _Unusual
        said = {}
        for name, inner in value.items():
            found = planned(name)
            if found is None:
                raise _Unusual
            said[found[0]] = found[1](inner)
        if needed and not needed <= said.keys():
            raise _Unusual
        return of(said)

    plan.update((name, (key.attribute, _bounded(key))) for name, key in keys.items())
    return read


def _bounded(key: Key) -> _Reader:
    read, least, most = _reader(key.expected), key.least, key.most
    if least is None and most is None:
        return read
    measured: Callable[[Any], int] = len if kind_of(key.expected) is List else int

    def bounded(value: Any) -> Any:
        found = read(value)
        if (least is not None and measured(found) < least) or (most is not None and measured(found) > most):
            raise _Unusual
        return found

    return bounded


def _reader(expected: Any) -> _Reader:
    if get_origin(expected) is Annotated:
        inner, *marks = get_args(expected)
        cleaned = [mark.function for mark in marks if isinstance(mark, Cleaned)]
        if bare(inner) is str and len(cleaned) == 1:
            return _text_reader(cleaned[0])
        return _marked(_reader(inner), [mark.function for mark in marks if isinstance(mark, Looked)], cleaned)
    branches = branches_of(expected)
    if len(branches) > 1:
        return _union(branches)
    return _single(branches[0])


def _single(expected: Any) -> _Reader:
    if expected is Any:
        return _anything
    if get_origin(expected) is Annotated:
        return _reader(expected)
    if expected is int:
        return _number
    if expected is bool:
        return _choice(TRUTH)
    if expected is str:
        return _text_reader(_anything)
    if is_schema(expected):
        return lambda value: _entry_reader(expected)(value)
    if get_origin(expected) is Literal:
        return _choice({option: option for option in get_args(expected)})
    if isinstance(expected, type) and issubclass(expected, Enum):
        return _choice({member.value: member for member in expected})
    if kind_of(expected) is List:
        return _list_reader(_reader(get_args(expected)[0]), get_origin(expected))
    return _map_reader(*get_args(expected))


def _anything(value: Any) -> Any:
    return value


def _number(value: Any) -> int:
    if type(value) is str and value.isascii() and value.isdigit():
        return int(value)
    raise _Unusual


def _choice(options: Mapping[str, Any]) -> _Reader:
    def read(value: Any) -> Any:
        if isinstance(value, str) and value in options:
            return options[value]
        raise _Unusual

    return read


def _text_reader(clean: _Reader) -> _Reader:
    def read(value: Any) -> Any:
        if type(value) is str:
            return clean(value)
        raise _Unusual

    return read


def _list_reader(read: _Reader, make: Callable[[list[Any]], Any]) -> _Reader:
    def read_all(value: Any) -> Any:
        if type(value) is list:
            return make([read(item) for item in value])
        raise _Unusual

    return read_all


def _map_reader(of_keys: Any, of_values: Any) -> _Reader:
    if of_keys is str and of_values is Any:
        return _any_map
    read_key, read_value = _reader(of_keys), _reader(of_values)

    def read(value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return {read_key(key): read_value(inner) for key, inner in value.items()}
        raise _Unusual

    return read


def _any_map(value: Any) -> Any:
    if isinstance(value, dict):
        return value
    raise _Unusual


def _union(branches: list[Any]) -> _Reader:
    by_kind = {kind_of(branch): _reader(branch) for branch in reversed(branches)}
    kinds: Mapping[type, Any] = {str: Text, list: List, dict: Map}

    def read(value: Any) -> Any:
        reader = by_kind.get(kinds.get(type(value)))
        if reader is None:
            raise _Unusual
        return reader(value)

    return read


def _marked(read: _Reader, looks: list[_Reader], cleans: list[_Reader]) -> _Reader:
    def marked(value: Any) -> Any:
        for look in looks:
            look(value)
        found = read(value)
        for clean in cleans:
            found = clean(found)
        return found

    return marked
