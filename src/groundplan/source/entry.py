"""Entries: maps of YAML as objects. Their classes are the language: which keys there are, and what stands behind them.

    class LinkEntry(Entry):
        title: OneLine = key(about="What the link is called.")
        note: OneLine = key(default="", about="What to know of it.")

An underscore in an attribute's name is a hyphen in YAML, one at its end only keeps the name from being Python's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self, dataclass_transform, get_type_hints

from msgspec import Struct

_NEEDED: Any = object()


class _Said(Struct, frozen=True):
    """What an entry's class says of a key."""

    default: Any = _NEEDED
    about: str = ""
    least: int | None = None
    most: int | None = None


def key(*, default: Any = _NEEDED, about: str = "", least: int | None = None, most: int | None = None) -> Any:
    """A key of an entry, needed unless there is a default; `about` is its explanation in the guide, in Markdown.

    `least` and `most` bound a whole number, or how many entries a list has.
    """
    return _Said(default, about, least, most)


class Key(Struct, frozen=True):
    """A key as people write it, the attribute that it becomes, and what is expected behind it: a type annotation."""

    name: str
    attribute: str
    expected: Any
    needed: bool
    default: Any
    about: str
    least: int | None
    most: int | None


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
class Entry:
    """The base of all schemas: no other keys than those it names, and nothing changes it afterwards.

    What is said are the object's own attributes; where nothing is said, those of its class hold.
    """

    _said: ClassVar[Mapping[str, _Said]] = {}
    _keys: ClassVar[Mapping[str, Key]] = {}

    def __init_subclass__(cls) -> None:
        said = {name: vars(cls).get(name, _Said()) for name in cls.__annotations__}
        cls._said = {name: each if isinstance(each, _Said) else _Said(each) for name, each in said.items()}
        for name, each in cls._said.items():
            if each.default is not _NEEDED:
                setattr(cls, name, each.default)
            elif name in vars(cls):
                delattr(cls, name)

    def __init__(self, **said: Any) -> None:
        vars(self).update(said)

    @classmethod
    def of(cls, said: dict[str, Any]) -> Self:
        """The entry that says this, by attributes; it keeps the map."""
        entry = object.__new__(cls)
        entry.__dict__ = said
        return entry

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


def keys_of(schema: type[Entry]) -> Mapping[str, Key]:
    """The keys of a schema as people write them, in order."""
    if "_keys" not in vars(schema):  # Worked out late: types may stand below the classes that name them.
        schema._keys = _keys(schema)
    return schema._keys


def _keys(schema: type[Entry]) -> Mapping[str, Key]:
    expected = get_type_hints(schema, include_extras=True)
    found: dict[str, Key] = {}
    for attribute, said in schema._said.items():
        name = attribute.rstrip("_").replace("_", "-")
        needed = said.default is _NEEDED
        default = None if needed else said.default
        found[name] = Key(name, attribute, expected[attribute], needed, default, said.about, said.least, said.most)
    return found
