"""Reads an entry with which something is wrong: key by key, each mistake as a problem in a person's words."""

from __future__ import annotations

import re
from enum import Enum
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin

from groundplan.source import value_codes as codes
from groundplan.source.conversion import how_to_convert
from groundplan.source.document import List, Map, Node, Text, plain
from groundplan.source.entry import Entry, Key, keys_of
from groundplan.source.faults import Fault
from groundplan.source.fields import Cleaned, Looked
from groundplan.source.near import did_you_mean, either, nearest
from groundplan.source.ordinary import ordinary, yaml_word
from groundplan.source.problem import Place, Problem
from groundplan.source.quick import TRUTH
from groundplan.source.quoting import shortened
from groundplan.source.schema import (
    Where,
    bare,
    branches_of,
    in_words,
    is_schema,
    kind_of,
    options_of,
    said_of,
    schema_at,
)

AnEntry = TypeVar("AnEntry", bound=Entry)

_NUMBER = re.compile(r"([+-]?)0*([0-9]+(?:_[0-9]+)*)(?:\.0+)?", re.ASCII)
_MOST_DIGITS = 4300
"""Python makes no number of more."""


def read_carefully(
    node: Node, schema: type[AnEntry], what: str, place: Place | None
) -> tuple[AnEntry | None, tuple[Problem, ...]]:
    """What the node says as an object of the schema, or None and everything that is wrong with it."""
    reader = _Reader(what, place)
    found = reader.value(Where(node, schema))
    problems = tuple(dict.fromkeys((*reader.problems, *reader.words)))
    return (None, problems) if problems else (cast("AnEntry", found), ())


class _Reader:
    """Reads one entry; `problems` are its mistakes, `words` the texts among them that YAML takes for something else."""

    def __init__(self, what: str, place: Place | None) -> None:
        self.problems: list[Problem] = []
        self.words: list[Problem] = []
        self._what = what
        self._place = place

    def value(self, where: Where, key: Key | None = None) -> Any:
        """What stands at the spot, as the type that is expected there; anything where that is a problem."""
        node = where.node
        if isinstance(node, Text) and node.empty and bare(where.expected) is not Any:
            self.problems.append(empty_value(where))
            return None
        before = len(self.problems)
        branches = branches_of(bare(where.expected))
        self._looked_at(where)
        if len(self.problems) > before:
            return None
        fitting = next((branch for branch in branches if kind_of(branch) in (type(node), None)), None)
        if fitting is None:
            self.problems.append(_wrong_type(where, self._what))
            return None
        if isinstance(node, Text) and any(one and one.text for one in map(said_of, (where.expected, *branches))):
            self.words += [word] if (word := yaml_word(node)) else []
        found = self._one(where, bare(fitting), key)
        for clean in dict.fromkeys((*_marks(fitting, Cleaned), *_marks(where.expected, Cleaned))):
            if len(self.problems) == before:
                found = self._through(clean, found, where)
        return found

    def _one(self, where: Where, expected: Any, key: Key | None) -> Any:
        node = where.node
        if expected is Any:
            return ordinary(node)
        if isinstance(node, Text):
            return self._text(node, where, expected, key)
        if isinstance(node, List):
            return self._list(node, where, expected, key)
        return self._entry(node, where, expected) if is_schema(expected) else self._map(node, expected)

    def _text(self, text: Text, where: Where, expected: Any, key: Key | None) -> Any:
        if expected is str:
            return text.text
        if expected is int:
            return self._number(text, where, key)
        found = _meant(text.text, expected)
        if found is None:
            options = options_of(expected)
            near = nearest(text.text, options)
            mend = f"Did you mean {either(near)}?" if near else f"It can be {either(options)}."
            what = _subject(where, self._what)
            self.problems.append(codes.BAD_VALUE.at(text.place, what=what, value=shortened(text.text), mend=mend))
        return found

    def _number(self, text: Text, where: Where, key: Key | None) -> int:
        number = _number(text.text)
        expected, example = in_words(int), "1"
        least, most = (key.least, key.most) if key else (None, None)
        if number is None:
            pass
        elif least is not None and number < least:
            expected, example = f"{expected} of at least {least}", str(least)
        elif most is not None and number > most:
            expected, example = f"{expected} of at most {most}", str(most)
        else:
            return number
        what, value = _subject(where, self._what), shortened(text.text)
        self.problems.append(
            codes.BAD_NUMBER.at(text.place, what=what, expected=expected, value=value, example=example)
        )
        return 0

    def _list(self, node: List, where: Where, expected: Any, key: Key | None) -> Any:
        inner = get_args(expected)[0]
        if key and key.least is not None and len(node.items) < key.least:
            mend = "Write at least one entry, or leave the key out."
            self.problems.append(codes.EMPTY_VALUE.at(node.place, what=_subject(where, self._what), mend=mend))
        make = get_origin(expected)
        return make([self.value(Where(item, inner, where.key, in_list=True)) for item in node])

    def _map(self, node: Map, expected: Any) -> dict[str, Any]:
        of_keys, of_values = get_args(expected)
        found: dict[str, Any] = {}
        for entry in node:
            word: Any = entry.key.text
            for clean in _marks(of_keys, Cleaned):
                word = self._through(clean, word, Where(entry.value, of_keys, entry.key, is_key=True))
            found[word] = self.value(Where(entry.value, of_values, entry.key))
        return found

    def _entry(self, node: Map, where: Where, schema: type[Entry]) -> Entry:
        keys = keys_of(schema)
        said: dict[str, Any] = {}
        for name, key in keys.items():
            if (entry := node.get(name)) is not None:
                said[key.attribute] = self.value(Where(entry.value, key.expected, entry.key), key)
            elif key.needed and not _misspelt(name, where):
                self.problems.append(_missing(key, where, self._what, None if where.key else self._place))
        self.problems += [_unknown(entry.key, where, self._what) for entry in node if entry.key.text not in keys]
        return schema.of(said)

    def _looked_at(self, where: Where) -> None:
        for look in _marks(where.expected, Looked):
            self._through(look, plain(where.node), where)

    def _through(self, function: Any, value: Any, where: Where) -> Any:
        try:
            return function(value)
        except Fault as fault:
            values = {"what": _subject(where, self._what), **fault.values}
            self.problems.append(fault.code.at(_value_place(where), **values))
            return value


def _marks(expected: Any, kind: type[Cleaned] | type[Looked]) -> list[Any]:
    marks = get_args(expected)[1:] if get_origin(expected) is Annotated else ()
    return [mark.function for mark in marks if isinstance(mark, kind)]


def _meant(word: str, expected: Any) -> Any:
    """The truth value, the member of an enumeration or the one of several words that is meant; None for none."""
    if expected is bool:
        return TRUTH.get(word.lower())
    if get_origin(expected) is Literal:
        return word if word in get_args(expected) else None
    members: dict[str, Enum] = {member.value: member for member in expected}
    return members.get(word)


def _number(word: str) -> int | None:
    match = _NUMBER.fullmatch(word.strip())
    if match is None or len(match[2]) > _MOST_DIGITS:
        return None
    return int(f"{match[1]}{match[2].replace('_', '')}")


def _unknown(key: Text, parent: Where, what: str) -> Problem:
    schema = schema_at(parent)
    known = list(keys_of(schema)) if schema else []
    written = [entry.key.text for entry in parent.node] if isinstance(parent.node, Map) else []
    mend = did_you_mean(key.text, [other for other in known if other not in written] or known)
    return codes.UNKNOWN_KEY.at(key.place, key=key.text, what=_entry_name(parent, what), mend=mend)


def _missing(key: Key, where: Where, what: str, place: Place | None) -> Problem:
    at = place or (where.key.place if where.key and not where.in_list else where.node.place)
    mend = f"Add `{key.name}: ...`. {key.about}".rstrip()
    return codes.MISSING_KEY.at(at, what=_entry_name(where, what), key=key.name, mend=mend)


def _misspelt(key: str, where: Where) -> bool:
    """Whether a missing key is there under a name that is no key, but nearly so: one problem is enough."""
    schema = schema_at(where)
    if schema is None or not isinstance(where.node, Map):
        return False
    known = list(keys_of(schema))
    unknown = [entry.key.text for entry in where.node if entry.key.text not in known]
    return any(key in nearest(word, known, 1) for word in unknown)


def empty_value(where: Where) -> Problem:
    """The problem that there is nothing where a value is due."""
    if where.key is None or where.in_list:
        subject = _subject(where, "this")
        return codes.EMPTY_VALUE.at(_value_place(where), what=subject, mend="Write a value, or leave the entry out.")
    key = where.key.text
    mend = f"Write a value behind `{key}:`, or leave the key out."
    return codes.EMPTY_VALUE.at(where.key.place, what=f"`{key}`", mend=mend)


def _wrong_type(where: Where, what: str) -> Problem:
    expected, node = where.expected, where.node
    wanted = in_words(expected) if not is_schema(expected) else "a map"
    found = "a text" if isinstance(node, Text) else "a list" if isinstance(node, List) else "a map"
    return codes.WRONG_TYPE.at(
        _value_place(where),
        what=_subject(where, what),
        expected="a text" if wanted == "Markdown" else wanted,
        found=found,
        mend=how_to_convert(where),
    )


# Words and places


def _entry_name(where: Where, what: str) -> str:
    """What the map at the spot is called: by the caller at the top, by its key further down."""
    if where.key is None:
        return what
    return f"an entry of `{where.key.text}`" if where.in_list else f"`{where.key.text}`"


def _subject(where: Where, what: str) -> str:
    """The same for any value; in a list it is counted by its place."""
    return _entry_name(where, what)


def _value_place(where: Where) -> Place:
    return where.key.place if where.is_key and where.key else where.node.place
