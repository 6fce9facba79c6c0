"""From the values of an entry to those of a component or connection, which nothing can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from groundplan.model.component import Component, Link, PropertyValue
from groundplan.model.schema import ComponentEntry, LinkEntry
from groundplan.source.document import Plain

_AS_SAID = ("name", "summary", "description", "technology", "layer", "owner", "status", "tags")


def said_values(entry: ComponentEntry) -> dict[str, Any]:
    """What the entry says, as the fields of a `Component`; without type, places and references to components."""
    found: dict[str, Any] = {key: getattr(entry, key) for key in _AS_SAID if key in entry.model_fields_set}
    if "properties" in entry.model_fields_set:
        found["properties"] = frozen_properties(entry.properties)
    if "links" in entry.model_fields_set:
        found["links"] = made_links(entry.links)
    return found


def values_of(component: Component) -> dict[str, Any]:
    """Every field of a component: what an instance inherits."""
    return {field.name: getattr(component, field.name) for field in fields(component)}


def frozen(value: Plain) -> PropertyValue:
    """A property's value, exactly as written."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return frozen_properties(value)
    return value or ""


def frozen_properties(properties: Mapping[str, Plain]) -> dict[str, PropertyValue]:
    """Properties as components and connections keep them."""
    return {key: frozen(value) for key, value in properties.items()}


def made_links(links: tuple[LinkEntry, ...]) -> tuple[Link, ...]:
    """Links as components and owners keep them."""
    return tuple(Link(link.title, link.url) for link in links)
