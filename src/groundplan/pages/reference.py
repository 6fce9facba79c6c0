"""What Groundplan knows of itself, as guides print it: the keys of its files, problems, types, names of templates."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

from msgspec import Struct

from groundplan.catalog.catalogue import Catalogue
from groundplan.catalog.component_type import ComponentType
from groundplan.model.names import slug
from groundplan.pages.names import NAMES, Name
from groundplan.source.entry import Entry, keys_of
from groundplan.source.entry import Key as Said
from groundplan.source.problem import Code
from groundplan.source.schema import in_words


class Key(Struct, frozen=True):
    """One key of a map in YAML: what it takes, whether it is needed, its default, and its purpose in Markdown."""

    name: str
    takes: str
    needed: bool
    default: str
    about: str


class KeySection(Struct, frozen=True):
    """The keys of one kind of entry, such as a component; `about` is Markdown."""

    id: str
    title: str
    about: str
    keys: tuple[Key, ...]


class Reference(Struct, frozen=True, dict=True):
    """Everything for reference, made when it is asked for."""

    catalogue: Catalogue
    codes: tuple[Code, ...]

    @cached_property
    def keys(self) -> tuple[KeySection, ...]:
        """The keys of every kind of entry, model files first."""
        from groundplan.catalog.own import SCHEMAS as OF_TYPES
        from groundplan.model.schema import SCHEMAS as OF_MODELS
        from groundplan.scenes.schema import SCHEMAS as OF_DIAGRAMS

        return tuple(_section(entry) for entry in (*OF_MODELS, *OF_TYPES, *OF_DIAGRAMS))

    @cached_property
    def types(self) -> tuple[ComponentType, ...]:
        """Every type that a component can have."""
        return self.catalogue.all()

    @property
    def names(self) -> tuple[Name, ...]:
        """Every name that templates may use."""
        return NAMES


_TITLES = {
    "ModelFile": "Model files",
    "ComponentEntry": "Component",
    "LinkEntry": "Link",
    "AllowsEntry": "Allowed traffic",
    "RouteEntry": "Route",
    "ConnectionEntry": "Connection",
    "FlowEntry": "Flow",
    "StepEntry": "Flow step",
    "NoteEntry": "Note in a flow",
    "AltEntry": "Block: alt",
    "ParEntry": "Block: par",
    "BranchEntry": "Branch of alt and par",
    "OptEntry": "Block: opt",
    "LoopEntry": "Block: loop",
    "ConditionEntry": "What opt and loop hold",
    "LayerEntry": "Layer",
    "OwnerEntry": "Owner",
    "TagEntry": "Tag",
    "TypeEntry": "Own type",
    "DefaultsEntry": "Defaults of an own type",
    "DiagramFile": "Diagram file",
    "StylesFile": "Styles file",
    "StyleEntry": "Style",
}


def _section(entry: type[Entry]) -> KeySection:
    title = _TITLES[entry.__name__]
    about = " ".join((entry.__doc__ or "").split())
    return KeySection(slug(title), title, about, tuple(map(_key, keys_of(entry).values())))


def _key(said: Said) -> Key:
    default = said.default.value if isinstance(said.default, Enum) else said.default
    return Key(
        name=said.name,
        takes=in_words(said.expected),
        needed=said.needed,
        default="" if default in (None, "", (), [], {}) else str(default),
        about=said.about,
    )
