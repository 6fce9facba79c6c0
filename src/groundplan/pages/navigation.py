"""The navigation: diagrams, flows, layers, groups and indexes. Components are found by search, not in a menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from groundplan.model.component import Component
from groundplan.model.model import Model
from groundplan.pages.addresses import CATALOGUE, DIAGRAMS, FLOWS, HOME, MATRIX, OWN_PAGES, Addresses
from groundplan.pages.page import NavEntry
from groundplan.scenes.diagrams import Diagrams

MOST = 50
"""So many entries a section may have; what does not fit is found through the index at its end."""


def navigation(
    model: Model, diagrams: Diagrams, addresses: Addresses, own: Iterable[tuple[str, str]]
) -> tuple[NavEntry, ...]:
    """The entries in order; `own` are the path and title of the site's own pages."""
    shown = [*diagrams.hand_written, *(diagrams.by_id[id] for id in OWN_PAGES if id in diagrams.by_id)]
    drawn = dict.fromkeys((diagram.title, addresses.diagram(diagram.id)) for diagram in shown)
    flows = [(flow.name, addresses.flow(flow.id)) for flow in model.flows.values()]
    layers = [(layer.name, addresses.layer(layer.id)) for layer in model.layers.values()]
    sections = [
        NavEntry("Overview", HOME),
        _section("Diagrams", drawn, NavEntry("All diagrams", DIAGRAMS), always=True),
        _section("Flows", flows, NavEntry("All flows", FLOWS), always=True),
        _systems(model, addresses),
        _section("Layers", layers, NavEntry("All layers", HOME)),
        NavEntry("Catalogue", CATALOGUE),
        NavEntry("Connection matrix", MATRIX),
    ]
    return (*(entry for entry in sections if entry.path or entry.children), *_own(own))


def _section(title: str, pages: Iterable[tuple[str, str]], index: NavEntry, *, always: bool = False) -> NavEntry:
    entries = [NavEntry(name, path) for name, path in pages]
    if not entries:
        return NavEntry(title)
    if len(entries) + always > MOST:
        return NavEntry(title, None, (*entries[: MOST - 1], index))
    return NavEntry(title, None, (index, *entries) if always else tuple(entries))


def _systems(model: Model, addresses: Addresses) -> NavEntry:
    """The groups of the first level, and those of the second below them."""
    index = NavEntry("All components", CATALOGUE)
    entries: list[NavEntry] = []
    for root in _groups(model, model.roots):
        children = [(child.name, addresses.component(child.id)) for child in _groups(model, model.children(root.id))]
        below = _section(root.name, children, index).children
        entries.append(NavEntry(root.name, addresses.component(root.id), below))
    return NavEntry("Systems", None, tuple(entries if len(entries) <= MOST else [*entries[: MOST - 1], index]))


def _groups(model: Model, components: Iterable[Component]) -> Iterator[Component]:
    return (each for each in components if model.is_group(each.id) and each.instance_of is None)


def _own(pages: Iterable[tuple[str, str]]) -> Iterator[NavEntry]:
    """The site's own pages, those of one folder in a section."""
    folders: dict[str, list[NavEntry]] = {}
    for path, title in pages:
        folder = path.partition("/")[0] if "/" in path else ""
        folders.setdefault(folder, []).append(NavEntry(title, path))
    yield from folders.pop("", ())
    for folder, entries in folders.items():
        yield NavEntry(folder.replace("-", " ").capitalize(), None, tuple(entries[:MOST]))
