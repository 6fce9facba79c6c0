"""The navigation: diagrams, flows, layers, groups and indexes. Components are found by search, not in a menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        _section("Systems", _groups(model, addresses), NavEntry("All components", CATALOGUE)),
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


def _groups(model: Model, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """The groups of the first and the second level, each first one followed by what it contains."""
    for root in model.roots:
        if model.is_group(root.id) and root.instance_of is None:
            yield root.name, addresses.component(root.id)
            for child in model.children(root.id):
                if model.is_group(child.id) and child.instance_of is None:
                    yield f"{root.name} / {child.name}", addresses.component(child.id)


def _own(pages: Iterable[tuple[str, str]]) -> Iterator[NavEntry]:
    """The site's own pages, those of one folder in a section."""
    folders: dict[str, list[NavEntry]] = {}
    for path, title in pages:
        folder = path.partition("/")[0] if "/" in path else ""
        folders.setdefault(folder, []).append(NavEntry(title, path))
    yield from folders.pop("", ())
    for folder, entries in folders.items():
        yield NavEntry(folder.replace("-", " ").capitalize(), None, tuple(entries[:MOST]))
