"""What own types say for all of their components, with its references checked where the type is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from groundplan.catalog.component_type import ComponentType
from groundplan.catalog.own import sound_defaults
from groundplan.model.component import Layer, Owner, Tag
from groundplan.model.schema import ComponentEntry
from groundplan.model.values import said_values
from groundplan.model.words import Words
from groundplan.source.checked import check
from groundplan.source.document import Entry, Map


def type_defaults(
    own: Mapping[str, ComponentType],
    entries: Iterable[Entry],
    layers: Words[Layer],
    owners: Words[Owner],
    tags: Words[Tag],
) -> Mapping[str, Mapping[str, Any]]:
    """The fields of a `Component` that each own type says, by the type's name; those of what it extends included."""
    said: dict[str, dict[str, Any]] = {}
    for entry in entries:
        found = own.get(entry.key.text)
        defaults = entry.value.get("defaults") if isinstance(entry.value, Map) else None
        if found is not None and found.name not in said and defaults and isinstance(defaults.value, Map):
            said[found.name] = _checked(sound_defaults(defaults.value), layers, owners, tags)
    return {name: _with_extended(found, said) for name, found in own.items()}


def _checked(node: Map, layers: Words[Layer], owners: Words[Owner], tags: Words[Tag]) -> dict[str, Any]:
    entry = check(node, ComponentEntry, "`defaults`")[0] or ComponentEntry()
    found = said_values(entry)
    if entry.layer:
        found["layer"] = layers.use(entry.layer, node, "layer")
    if entry.owner:
        found["owner"] = owners.use(entry.owner, node, "owner")
    if entry.tags:
        found["tags"] = tags.use_each(entry.tags, node, "tags")
    return found


def _with_extended(type: ComponentType, said: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """What the type says and what the types say that it extends; the nearest one wins."""
    found: dict[str, Any] = {}
    for name in reversed(type.lineage):
        values = said.get(name, {})
        found = {**found, **values, "properties": {**found.get("properties", {}), **values.get("properties", {})}}
    return found
