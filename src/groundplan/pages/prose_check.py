"""Checks the links of all prose in the model and its diagrams, whether or not a template prints it."""

from __future__ import annotations

from collections.abc import Iterator

from groundplan.model.component import Component, Layer, Owner, Tag
from groundplan.model.flow import Flow
from groundplan.model.model import Model
from groundplan.pages.addresses import Addresses
from groundplan.pages.medium import FILES
from groundplan.pages.targets import all_exist, place_targets_at
from groundplan.scenes.diagrams import Diagrams
from groundplan.source.problem import Place, Problem


def check_prose(model: Model, diagrams: Diagrams, addresses: Addresses) -> Iterator[Problem]:
    """The targets in summaries, descriptions and steps that lead nowhere, at the entry that the prose belongs to."""
    for text, place in dict.fromkeys(_prose(model, diagrams)):
        if ":" in text and not all_exist(text, addresses):
            yield from place_targets_at(text, "", lambda *_, at=place: at, addresses, FILES).problems


def _prose(model: Model, diagrams: Diagrams) -> Iterator[tuple[str, Place]]:
    """The texts that may have links, with their places. There are very many without any."""
    described: list[Component | Flow | Layer | Owner | Tag] = [
        *model.components.values(),
        *model.flows.values(),
        *model.layers.values(),
        *model.owners.values(),
        *model.tags.values(),
    ]
    for each in described:
        if "[" in each.summary:
            yield each.summary, each.place
        if "[" in each.description:
            yield each.description, each.place
    for component in model.components.values():
        for text in (*(one.description for one in component.allows), *(one.description for one in component.routes)):
            if "[" in text:
                yield text, component.place
    for connection in model.connections.values():
        if "[" in connection.description:
            yield connection.description, connection.place
    for flow in model.flows.values():
        for step in flow.steps:
            if "[" in step.text:
                yield step.text, step.place
    for diagram in diagrams.hand_written:
        if diagram.place is not None and "[" in diagram.description:
            yield diagram.description, diagram.place
