"""What a schema expects: walking it side by side with a YAML tree, and saying its types in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from groundplan.source.document import List, Map, Node, Text
from groundplan.source.fields import Said

_LISTS = (list, tuple, set, frozenset, Sequence, Iterable)


@dataclass(frozen=True, slots=True)
class Where:
    """A spot in a YAML tree, and what the schema expects there.

    `expected` is a type annotation. `key` is the key of a map that stands at the spot or nearest above it;
    `in_list` says that a list stands between them. `owner` is the schema that has the last key.
    `misfit` says that the spot belongs to a type of a union that was not meant.
    """

    node: Node
    expected: Any
    key: Text | None = None
    in_list: bool = False
    owner: type[BaseModel] | None = None
    is_key: bool = False
    misfit: bool = False
    exists: bool = True


def find(node: Node, schema: type[BaseModel], path: Iterable[str | int], *, labels: bool = False) -> Where:
    """Where `path` leads. With `labels`, as in pydantic's paths, each union is followed by the name of a type of it."""
    where = Where(node, schema)
    for part in path:
        branches = branches_of(bare(where.expected))
        if labels and len(branches) > 1:
            where = _branch(where, branches, str(part))
        else:
            fitting = [branch for branch in branches if kind_of(branch) in (type(where.node), None)]
            where = _step(replace(where, expected=bare(fitting[0]) if fitting else Any), part)
    return where


def _step(where: Where, part: str | int) -> Where:
    expected = where.expected
    if part == "[key]":
        return replace(where, is_key=True)
    if is_schema(expected):
        field = field_of(expected, str(part))
        inner = annotation_of(field) if field else Any
        return _down(where, part, inner, expected)
    origin, arguments = get_origin(expected), get_args(expected)
    if origin in _LISTS:
        return _down(where, part, arguments[0] if arguments else Any, None)
    if origin in (dict, Mapping):
        return _down(where, part, arguments[1], None)
    return _down(where, part, Any, None)


def _down(where: Where, part: str | int, expected: Any, owner: type[BaseModel] | None) -> Where:
    if isinstance(where.node, Map) and isinstance(part, str) and (entry := where.node.get(part)):
        return Where(entry.value, expected, entry.key, owner=owner)
    if isinstance(where.node, List) and isinstance(part, int) and part < len(where.node.items):
        return Where(where.node.items[part], expected, where.key, in_list=True)
    return replace(where, expected=expected, owner=owner, exists=False)


def _branch(where: Where, branches: list[Any], label: str) -> Where:
    """The type of a union that fits the kind of the node; an error of another one is a misfit."""
    kind = type(where.node)
    fitting = [branch for branch in branches if kind_of(branch) is kind]
    if not fitting:
        return replace(where, misfit=True)
    label_kind: type[object] = List if label.startswith(("tuple", "list")) else Text
    if label.startswith("dict") or any(getattr(branch, "__name__", "") == label for branch in branches):
        label_kind = Map
    return replace(where, expected=fitting[0], misfit=label_kind is not kind)


def field_of(schema: type[BaseModel], key: str) -> FieldInfo | None:
    """The field of a schema that has the key."""
    return next((field for name, field in schema.model_fields.items() if (field.alias or name) == key), None)


def keys_in(schema: type[BaseModel]) -> list[str]:
    """The keys of a schema, in order."""
    return [field.alias or name for name, field in schema.model_fields.items()]


def annotation_of(field: FieldInfo) -> Any:
    """The type that a field expects, with what it calls itself."""
    said = next((one for one in field.metadata if isinstance(one, Said)), None)
    return Annotated[field.annotation, said] if said else field.annotation


def said_of(expected: Any) -> Said | None:
    """What the type calls itself."""
    if get_origin(expected) is not Annotated:
        return None
    return next((one for one in get_args(expected)[1:] if isinstance(one, Said)), None)


def schema_at(where: Where) -> type[BaseModel] | None:
    """The schema that the map at the spot has to follow."""
    for branch in branches_of(bare(where.expected)):
        if is_schema(bare(branch)):
            schema: type[BaseModel] = bare(branch)
            return schema
    return None


def is_schema(expected: Any) -> bool:
    """Whether the type is a schema."""
    return isinstance(expected, type) and issubclass(expected, BaseModel)


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
