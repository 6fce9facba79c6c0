"""From the values of an entry to those of a component or connection, which nothing can change."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from groundplan.model.component import Component, Link, PropertyValue
from groundplan.model.schema import ComponentEntry, LinkEntry
from groundplan.source.document import List, Map, Node, Text, descend

_AS_SAID = frozenset({"name", "summary", "description", "technology", "layer", "owner", "status", "tags"})


def said_values(entry: ComponentEntry, node: Node) -> dict[str, Any]:
    """What the entry of `node` says, as the fields of a `Component`; without type, places and references."""
    said = entry.model_fields_set
    found: dict[str, Any] = {key: getattr(entry, key) for key in said & _AS_SAID}
    if "properties" in said:
        found["properties"] = frozen_properties(descend(node, ("properties",)))
    if "links" in said:
        found["links"] = made_links(entry.links)
    return found


def values_of(component: Component) -> dict[str, Any]:
    """Every field of a component: what an instance inherits."""
    return {field.name: getattr(component, field.name) for field in fields(component)}


def frozen(value: Node) -> PropertyValue:
    """A property's value, exactly as written: `null` and `~` are words like any other here."""
    if isinstance(value, List):
        return tuple(frozen(item) for item in value)
    return value.text if isinstance(value, Text) else frozen_properties(value)


def frozen_properties(node: Node) -> dict[str, PropertyValue]:
    """The map of properties as components and connections keep them; none where there is no such map."""
    return {entry.key.text: frozen(entry.value) for entry in node} if isinstance(node, Map) else {}


def made_links(links: tuple[LinkEntry, ...]) -> tuple[Link, ...]:
    """Links as components and owners keep them."""
    return tuple(Link(link.title, link.url) for link in links)
