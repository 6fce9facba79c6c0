"""Which pages the model calls for: one for each component, diagram, flow, layer, owner and tag, and the indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from groundplan.model.component import Component
from groundplan.model.model import Model
from groundplan.pages.addresses import CATALOGUE, DIAGRAMS, FLOWS, HOME, MATRIX, OWN_PAGES, Addresses
from groundplan.pages.escape import finished
from groundplan.pages.listing import between_systems
from groundplan.pages.targets import Placed
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.plain import plain_text
from groundplan.source.problem import Place

_BROAD = ("toc",)
"""A large picture or a table, and few headings: the room of the table of contents is theirs."""


class PagePlan(Struct, frozen=True):
    """A page to be written: everything of it but its Markdown, and what its template needs."""

    path: str
    title: str
    template: str
    variables: Mapping[str, object] = field(default_factory=dict)
    source: Place | None = None
    boost: float = 1.0
    searchable: bool = True
    description: str = ""
    hide: tuple[str, ...] = ()
    above: tuple[str, ...] = (HOME,)


def page_paths(model: Model, diagrams: Diagrams, addresses: Addresses) -> tuple[str, ...]:
    """The paths of all pages that `plan_pages` plans, without their plans."""
    return (
        *(HOME, DIAGRAMS, FLOWS, CATALOGUE, MATRIX),
        *(addresses.component(each.id) for each in model.components.values() if each.instance_of is None),
        *map(addresses.own_page, _with_own_page(diagrams)),
        *map(addresses.flow, model.flows),
        *map(addresses.layer, model.layers),
        *map(addresses.owner, model.owners),
        *map(addresses.tag, model.tags),
    )


def plan_pages(
    model: Model, diagrams: Diagrams, addresses: Addresses, texts: Mapping[str, Placed]
) -> Iterator[PagePlan]:
    """The plan of every page, in a stable order."""
    yield PagePlan(HOME, "Architecture", "architecture.md.j2", boost=1.5)
    for component in model.components.values():
        if component.instance_of is None:
            yield _component(component, model, addresses, texts.get(component.id))
    yield from _diagrams(diagrams, addresses)
    yield PagePlan(FLOWS, "Flows", "flows.md.j2", hide=_BROAD)
    for flow in model.flows.values():
        yield PagePlan(
            addresses.flow(flow.id),
            flow.name,
            "flow.md.j2",
            {"flow": flow},
            source=flow.place,
            boost=1.5,
            description=plain_text(flow.summary),
            hide=_BROAD,
        )
    for kind, entries in (("layer", model.layers), ("owner", model.owners), ("tag", model.tags)):
        for entry in entries.values():
            yield PagePlan(
                addresses.of(entry),
                entry.name,
                f"{kind}.md.j2",
                {kind: entry},
                source=entry.place,
                description=plain_text(entry.summary),
                hide=_BROAD,
            )
    yield PagePlan(CATALOGUE, "Catalogue", "catalogue.md.j2", searchable=False)
    between = {"between": between_systems(model)}
    yield PagePlan(MATRIX, "Connection matrix", "matrix.md.j2", between, searchable=False)


def _component(component: Component, model: Model, addresses: Addresses, text: Placed | None) -> PagePlan:
    return PagePlan(
        path=addresses.component(component.id),
        title=addresses.full_name(component.id),
        template="group.md.j2" if model.is_group(component.id) else "component.md.j2",
        variables={
            "component": component,
            "text": finished(text.markdown.strip("\n")) if text else "",
            "text_pictures": text.pictures if text else (),
        },
        source=component.place,
        boost=2.0,
        description=plain_text(component.summary),
        hide=_BROAD if model.is_group(component.id) else (),
        above=(*(addresses.component(group.id) for group in reversed(model.path(component.id))), HOME),
    )


def _diagrams(diagrams: Diagrams, addresses: Addresses) -> Iterator[PagePlan]:
    yield PagePlan(DIAGRAMS, "Diagrams", "diagrams.md.j2", hide=_BROAD)
    for id in _with_own_page(diagrams):
        diagram = diagrams.by_id[id]
        yield PagePlan(
            addresses.diagram(diagram.id),
            diagram.title,
            "diagram.md.j2",
            {"diagram": diagram},
            source=diagram.place,
            boost=1.2,
            searchable=not diagram.automatic,
            description=plain_text(diagram.description),
            hide=_BROAD,
        )


def _with_own_page(diagrams: Diagrams) -> Iterator[str]:
    """The ids of the diagrams that are not shown on the page of something else."""
    written = dict.fromkeys(diagram.id for diagram in diagrams.hand_written)
    return iter((*written, *(id for id in OWN_PAGES if id not in written and id in diagrams.by_id)))
