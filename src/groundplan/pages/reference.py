"""What Groundplan knows of itself, as guides print it: the keys of its files, problems, types, names of templates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from groundplan.catalog.catalogue import Catalogue
from groundplan.catalog.component_type import ComponentType
from groundplan.pages.names import NAMES, Name
from groundplan.source.problem import Code


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a map in YAML: what it takes, whether it is needed, and what it is for (Markdown)."""

    name: str
    takes: str
    needed: bool
    about: str


@dataclass(frozen=True, slots=True)
class KeySection:
    """The keys of one kind of entry, such as a component; `about` is Markdown."""

    id: str
    title: str
    about: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Reference:
    """Everything for reference, made when it is asked for."""

    catalogue: Catalogue
    codes: tuple[Code, ...]

    @cached_property
    def keys(self) -> tuple[KeySection, ...]:
        """The keys of every kind of entry, model files first."""
        from groundplan.model import schema as of_models
        from groundplan.scenes import schema as of_diagrams

        entries = [*_entries(of_models), *_entries(of_diagrams)]
        return tuple(_section(entry) for entry in entries)

    @cached_property
    def types(self) -> tuple[ComponentType, ...]:
        """Every type that a component can have."""
        return self.catalogue.all()

    @property
    def names(self) -> tuple[Name, ...]:
        """Every name that templates may use."""
        return NAMES


def _entries(module: Any) -> list[type[BaseModel]]:
    """The schemas that a module defines: files first, then what stands in them, in the order written."""
    found = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.__name__
    ]
    return sorted(found, key=lambda entry: not entry.__name__.endswith("File"))


def _section(entry: type[BaseModel]) -> KeySection:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in entry.__name__).strip()
    what = words.removesuffix(" entry").removesuffix(" file")
    title = what.capitalize() if what.endswith("s") else f"{'An' if what[0] in 'aeiou' else 'A'} {what}"
    keys = tuple(_key(name, field) for name, field in entry.model_fields.items())
    return KeySection(title.lower().replace(" ", "-"), title, (entry.__doc__ or "").strip(), keys)


def _key(name: str, field: FieldInfo) -> Key:
    return Key(field.alias or name, _takes(field.annotation), field.is_required(), field.description or "")


def _takes(annotation: Any) -> str:
    """What a key takes, in words: `a text`, `a list of texts`, one of several words."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_takes(each) for each in arguments if each is not type(None)))
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in arguments)
    if origin in (tuple, list):
        return "a list"
    if origin is dict or annotation is dict:
        return "a map"
    if hasattr(annotation, "__metadata__"):
        return _takes(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return " or ".join(f"`{each.value}`" for each in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "a map"
    return {bool: "`true` or `false`", int: "a number", float: "a number", str: "a text"}.get(annotation, "anything")
