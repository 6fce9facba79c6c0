"""From the values of an entry to those of a component or connection, which nothing can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from groundplan.model.component import Component, Link, PropertyValue
from groundplan.model.schema import ComponentEntry, LinkEntry
from groundplan.source.ordinary import Ordinary

_AS_SAID = frozenset({"name", "summary", "description", "technology", "layer", "owner", "status", "tags"})


def said_values(entry: ComponentEntry) -> dict[str, Any]:
    """What the entry says, as the fields of a `Component`; without type, places and references."""
    found = {key: value for key, value in vars(entry).items() if key in _AS_SAID}
    if entry.properties:
        found["properties"] = frozen_properties(entry.properties)
    if entry.links:
        found["links"] = made_links(entry.links)
    return found


def values_of(component: Component) -> dict[str, Any]:
    """Every field of a component: what an instance inherits."""
    return {field.name: getattr(component, field.name) for field in fields(component)}


def frozen(value: Ordinary) -> PropertyValue:
    """A property's value, exactly as written: `null` and `~` are words like any other here."""
    if isinstance(value, str):
        return str(value)
    return tuple(map(frozen, value)) if isinstance(value, list) else frozen_properties(value)


def frozen_properties(said: Mapping[str, Ordinary]) -> dict[str, PropertyValue]:
    """The map of properties as components and connections keep them."""
    return {key: frozen(value) for key, value in said.items()} if said else {}


def made_links(links: tuple[LinkEntry, ...]) -> tuple[Link, ...]:
    """Links as components and owners keep them."""
    return tuple(Link(link.title, link.url) for link in links)
