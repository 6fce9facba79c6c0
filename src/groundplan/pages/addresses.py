"""Where everything is found: the page of each component, connection, diagram, flow, layer, owner and tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from groundplan.model.component import Component, Connection, Layer, Owner, Tag
from groundplan.model.flow import Flow
from groundplan.model.model import Model
from groundplan.model.names import slugs
from groundplan.pages.full_names import full_names
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.diagrams import Diagrams

HOME = "architecture.md"
CATALOGUE = "catalogue.md"
MATRIX = "matrix.md"
DIAGRAMS = "diagrams/index.md"
FLOWS = "flows/index.md"

LISTS = {
    "components": ("Catalogue", CATALOGUE),
    "layers": ("Layers", f"{HOME}#layers"),
    "owners": ("Owners", f"{HOME}#owners"),
    "tags": ("Tags", f"{HOME}#tags"),
}
"""The lists of pages that stand elsewhere than in the pages' folder: the title and the place, by the folder."""

IN_SEQUENCE = "#in-sequence"
"""Where on a flow's page its sequence diagram stands: below the heading of that name."""

OWN_PAGES = ("overview", "layers")
"""The automatic diagrams that have a page of their own."""

KINDS = ("component", "connection", "diagram", "flow", "layer", "owner", "tag")
"""What a target such as `component:app` can name."""


Thing: TypeAlias = Component | Connection | Diagram | Flow | Layer | Owner | Tag
"""Anything that has an address."""


class Addresses:
    """The paths of all pages below the documentation's root, by what they are about."""

    def __init__(self, model: Model, diagrams: Diagrams) -> None:
        self._model = model
        self._diagrams = diagrams

    def find(self, kind: str, id: str) -> str | None:
        """The path of the page about `component:app` (kind and id), or None where there is none."""
        known, path = self._finders[kind]
        return path(id) if id in known else None

    def known(self, kind: str) -> Iterable[str]:
        """Every id of that kind."""
        return self._finders[kind][0]

    def title(self, kind: str, id: str) -> str:
        """What people call it: the name of a component, the title of a diagram."""
        found = self._finders[kind][0][id]
        if isinstance(found, Diagram):
            return found.title
        if isinstance(found, Connection):
            source, target = self._model.components[found.source], self._model.components[found.target]
            return f"{source.name} → {target.name}"
        return found.name

    def full_name(self, component: str) -> str:
        """What tells a component from all others: its name, with a group that contains it where others share it."""
        return self._full_names[component]

    def of(self, thing: Thing) -> str:
        """The path of the page about a component, connection, diagram, flow, layer, owner or tag."""
        return self._finders[kind_of(thing)][1](thing.id)

    def component(self, id: str) -> str:
        """The page of a component; an instance is found on the page of its base."""
        base = self._model.base(id).id
        return f"components/{base}.md" if base == id else f"components/{base}.md#instance-{id}"

    def connection(self, id: str) -> str:
        """The row of a connection on the page of the component where it starts."""
        source = self._model.base(self._model.connections[id].source).id
        return f"components/{source}.md#connection-{id}"

    def diagram(self, id: str) -> str:
        """The page that shows a diagram: its own, or that of what it was made for."""
        diagram = self._diagrams.by_id[id]
        if not diagram.automatic or id in OWN_PAGES:
            return self.own_page(id)
        kind, _, word = diagram.about.partition(":")
        if kind == "component":
            word = self._model.base(word).id
        return f"{self._finders[kind][1](word)}{IN_SEQUENCE if diagram.sequence else ''}"

    def own_page(self, diagram: str) -> str:
        """The page of a diagram that has one of its own."""
        return f"diagrams/{diagram}.md"

    def flow(self, id: str) -> str:
        """The page of a flow."""
        return f"flows/{id}.md"

    def layer(self, id: str) -> str:
        """The page of a layer."""
        return f"layers/{id}.md"

    def owner(self, id: str) -> str:
        """The page of an owner."""
        return f"owners/{self._owners[id]}.md"

    def tag(self, id: str) -> str:
        """The page of a tag."""
        return f"tags/{self._tags[id]}.md"

    @cached_property
    def _finders(self) -> Mapping[str, tuple[Mapping[str, Thing], Callable[[str], str]]]:
        model = self._model
        return {
            "component": (model.components, self.component),
            "connection": (model.connections, self.connection),
            "diagram": (self._diagrams.by_id, self.diagram),
            "flow": (model.flows, self.flow),
            "layer": (model.layers, self.layer),
            "owner": (model.owners, self.owner),
            "tag": (model.tags, self.tag),
        }

    @cached_property
    def _full_names(self) -> Mapping[str, str]:
        return full_names(self._model)

    @cached_property
    def _owners(self) -> Mapping[str, str]:
        return slugs(self._model.owners)

    @cached_property
    def _tags(self) -> Mapping[str, str]:
        return slugs(self._model.tags)


def kind_of(thing: Thing) -> str:
    """What a target calls it: `component`, `connection`, ..."""
    return type(thing).__name__.lower()
