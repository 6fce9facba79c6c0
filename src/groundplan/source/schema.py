"""What a schema expects at a spot of a YAML tree, and its types in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct

from groundplan.source.document import List, Map, Node, Text
from groundplan.source.entry import Entry
from groundplan.source.fields import Said

_LISTS = (list, tuple, set, frozenset, Sequence, Iterable)


class Where(Struct, frozen=True):
    """A spot in a YAML tree, and what the schema expects there.

    `expected` is a type annotation. `key` is the key of a map that stands at the spot or nearest above it;
    `in_list` says that a list stands between them, `is_key` that the key itself is meant.
    """

    node: Node
    expected: Any
    key: Text | None = None
    in_list: bool = False
    is_key: bool = False


def said_of(expected: Any) -> Said | None:
    """What the type calls itself."""
    if get_origin(expected) is not Annotated:
        return None
    return next((one for one in get_args(expected)[1:] if isinstance(one, Said)), None)


def schema_at(where: Where) -> type[Entry] | None:
    """The schema that the map at the spot has to follow."""
    for branch in branches_of(bare(where.expected)):
        if is_schema(bare(branch)):
            schema: type[Entry] = bare(branch)
            return schema
    return None


def is_schema(expected: Any) -> bool:
    """Whether the type is a schema."""
    return isinstance(expected, type) and issubclass(expected, Entry)


def bare(expected: Any) -> Any:
    """The type without its annotations."""
    return get_args(expected)[0] if get_origin(expected) is Annotated else expected


def branches_of(expected: Any) -> list[Any]:
    """The types of a union, without None; a single type is a union of one."""
    if get_origin(expected) in (Union, UnionType):
        return [branch for branch in get_args(expected) if branch is not NoneType]
    return [expected]


def kind_of(expected: Any) -> type[Text] | type[List] | type[Map] | None:
    """Which kind of node the type expects; None for any."""
    plain = bare(expected)
    if plain is Any:
        return None
    if get_origin(plain) in _LISTS:
        return List
    if get_origin(plain) in (dict, Mapping) or is_schema(plain):
        return Map
    return Text


def options_of(expected: Any) -> list[str]:
    """The words that a type allows, where it allows only a few."""
    plain = bare(expected)
    if get_origin(plain) is Literal:
        return [str(option) for option in get_args(plain)]
    if isinstance(plain, type) and issubclass(plain, Enum):
        return [str(member.value) for member in plain]
    if plain is bool:
        return ["true", "false"]
    return [option for branch in branches_of(plain) if branch is not plain for option in options_of(branch)]


def in_words(expected: Any, several: bool = False) -> str:
    """The type in a person's words: "a list of words", "a map"."""
    said = said_of(expected)
    if said:
        return _plural(said.words) if several else said.words
    plain = bare(expected)
    branches = branches_of(plain)
    if len(branches) > 1 or branches[0] is not plain:
        return " or ".join(dict.fromkeys(in_words(branch, several) for branch in branches))
    if plain is bool:
        return "`true` or `false`"
    if options := options_of(plain):
        return "one of " + ", ".join(f"`{option}`" for option in options)
    if plain is int:
        return "whole numbers" if several else "a whole number"
    kind = kind_of(plain)
    if kind is List:
        inner = (*get_args(plain), Any)[0]
        of = "" if inner is Any else f" of {in_words(inner, several=True)}"
        return f"lists{of}" if several else f"a list{of}"
    if kind is Map:
        return "maps" if several else "a map"
    if kind is None:
        return "anything"
    return "texts" if several else "a text"


def _plural(words: str) -> str:
    noun = words.removeprefix("a ").removeprefix("an ")
    return words if noun == words else f"{noun}{'es' if noun.endswith('s') else 's'}"
