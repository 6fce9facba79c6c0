"""People's own types: the `types:` section of a model, turned into component types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from groundplan.catalog.catalogue import Catalogue
from groundplan.catalog.codes import BAD_TYPE_NAME, TYPE_CIRCLE, TYPE_CLASH, resolve_or_problem
from groundplan.catalog.component_type import ComponentType, Icon
from groundplan.catalog.groups import GROUPS
from groundplan.catalog.own_icons import own_icon
from groundplan.catalog.titles import title_of
from groundplan.source.checked import check
from groundplan.source.document import Entry as Written
from groundplan.source.document import Map, Node, Plain, Text, descend, plain
from groundplan.source.entry import Entry, key
from groundplan.source.fields import OneLine, Word
from groundplan.source.problem import Problem

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)+")

_NOTHING_TO_EXTEND = GROUPS["group.System"]
"""What a type builds on where the one that it extends could not be found, which is a problem already."""


class DefaultsEntry(Entry):
    """The `defaults` of an own type: component keys that hold for each of its components, unless that says them."""

    technology: OneLine | None = key(default=None, about="What it is made with, in a few words.")
    layer: Word | None = key(default=None, about="The layer that it belongs to, one of those under `layers:`.")
    owner: OneLine | None = key(default=None, about="Who answers for it.")
    status: Literal["planned", "live", "deprecated", "retired"] | None = key(
        default=None, about="Where in its life it is."
    )
    summary: OneLine | None = key(default=None, about="What it is for, in one line of inline Markdown.")
    tags: tuple[OneLine, ...] = key(default=(), about="Tags of every such component that says none itself.")
    properties: dict[str, Any] = key(
        default={}, about="Properties of every such component, besides those that it says itself."
    )


class TypeEntry(Entry):
    """A type of this project's own, under its name (`acme.Worker`). It has everything from the type that it extends."""

    extends: OneLine = key(about="The type that it builds on: one of the catalogue, or another own type.")
    name: OneLine | None = key(default=None, about="What people read for it. Its last word where it is left out.")
    icon: OneLine | None = key(
        default=None, about="Its icon: a PNG or SVG file of the project, by its path from the project's folder."
    )
    defaults: DefaultsEntry | None = key(
        default=None, about="What holds for its components, unless they say it themselves."
    )


SCHEMAS: tuple[type[Entry], ...] = (TypeEntry, DefaultsEntry)
"""Every schema of the `types:` section."""


def own_types(
    entries: Iterable[Written], catalogue: Catalogue, root: Path | None
) -> tuple[Mapping[str, ComponentType], tuple[Problem, ...]]:
    """The types of a `types:` section by name, and what is wrong with them; their icons lie below `root`.

    A type with a mistake is made all the same, without what is wrong, so that the mistake is reported once. Only a name
    of the catalogue makes no type: it goes on meaning what it means there.
    """
    problems: list[Problem] = []
    said = {entry.key.text: entry.value for entry in entries if _is_free(entry.key, catalogue, problems)}
    extends = {name: _text_of(node, "extends") for name, node in said.items()}
    _cut_circles(extends, problems)
    maker = _Maker(said, extends, catalogue, root, problems)
    return {name: maker.made_type(name) for name in said}, tuple(problems)


class _Maker(Struct, frozen=True):
    """Makes each type after the one that it extends. `extends` has no circles."""

    said: Mapping[str, Node]
    extends: Mapping[str, Text | None]
    catalogue: Catalogue
    root: Path | None
    problems: list[Problem]
    made: dict[str, ComponentType] = field(default_factory=dict)

    def made_type(self, name: str) -> ComponentType:
        """The type of that name, made when it is asked for first."""
        waiting: list[str] = []
        at: str | None = name
        while at is not None and at in self.said and at not in self.made:
            waiting.append(at)
            base = self.extends[at]
            at = base.text if base else None
        for following in reversed(waiting):
            self.made[following] = self._type(following)
        return self.made[name]

    def _type(self, name: str) -> ComponentType:
        node = self.said[name]
        entry, found = check(node, TypeEntry, "a type")
        self.problems.extend(found)
        base = self._base(self.extends[name])
        look = base or _NOTHING_TO_EXTEND
        return ComponentType(
            name=name,
            title=(entry.name if entry else None) or title_of(name),
            provider=name.partition(".")[0],
            category="",
            icon=self._icon(node) or look.icon,
            frame=look.frame,
            extends=base,
            defaults=_joined(look.defaults, _plain_defaults(node)),
            on_border=look.on_border,
        )

    def _base(self, extends: Text | None) -> ComponentType | None:
        if extends is None:
            return None
        if extends.text in self.made:
            return self.made[extends.text]
        known = self.catalogue.with_types({own: replace(_NOTHING_TO_EXTEND, name=own) for own in self.said})
        found, problem = resolve_or_problem(known, extends.text, extends)
        self.problems.extend([problem] if problem else [])
        return found

    def _icon(self, node: Node) -> Icon | None:
        written = _text_of(node, "icon")
        if written is None:
            return None
        icon, problem = own_icon(written.text, self.root, written.place)
        self.problems.extend([problem] if problem else [])
        return icon


def _is_free(name: Text, catalogue: Catalogue, problems: list[Problem]) -> bool:
    """Whether the name means nothing in the catalogue; one that no type can have is reported, but stays in use."""
    if not _NAME.fullmatch(name.text):
        problems.append(BAD_TYPE_NAME.at(name.place, name=name.text))
        return True
    taken = catalogue.meanings(name.text)
    if not taken:
        return True
    meant = " or ".join(f"`{one}`" for one in taken)
    example = f"acme.{name.text.rpartition('.')[2]}"
    problems.append(TYPE_CLASH.at(name.place, name=name.text, meant=meant, example=example))
    return False


def _text_of(node: Node, key: str) -> Text | None:
    """The text behind a key of a map; None where there is none, which the schema reports."""
    entry = node.get(key) if isinstance(node, Map) else None
    return entry.value if entry and isinstance(entry.value, Text) and not entry.value.empty else None


def _cut_circles(extends: dict[str, Text | None], problems: list[Problem]) -> None:
    """Report each circle of types once, at the one that is written first, and let its types extend nothing."""
    for name in list(extends):
        chain = [name]
        while (text := extends.get(chain[-1])) is not None and text.text not in chain:
            chain.append(text.text)
        if text is not None and text.text == name:
            circle = " → ".join(f"`{one}`" for one in (*chain, name))
            first = extends[name]
            place = first.place if first else text.place
            problems.append(TYPE_CIRCLE.at(place, name=name, circle=circle, example="aws.compute.Lambda"))
            extends.update(dict.fromkeys(chain))


def _plain_defaults(node: Node) -> dict[str, Plain]:
    """The sound defaults of a type as plain values."""
    defaults = descend(node, ("defaults",))
    if not isinstance(node, Map) or node.get("defaults") is None or not isinstance(defaults, Map):
        return {}
    return {entry.key.text: plain(entry.value) for entry in sound_defaults(defaults)}


def sound_defaults(defaults: Map) -> Map:
    """The defaults that the schema lets through; the others are problems already."""
    return defaults.with_only(
        entry for entry in defaults if check(defaults.with_only((entry,)), DefaultsEntry, "`defaults`")[0] is not None
    )


def _joined(inherited: Mapping[str, Plain], said: Mapping[str, Plain]) -> dict[str, Plain]:
    """The defaults of the extended type and those said here, which win; properties are joined one by one."""
    joined = {**inherited, **said}
    theirs, ours = inherited.get("properties"), said.get("properties")
    if isinstance(theirs, dict) and isinstance(ours, dict):
        joined["properties"] = {**theirs, **ours}
    return joined
