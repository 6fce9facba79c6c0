"""Checks the links of all prose in the model and its diagrams, whether or not a template prints it."""

from __future__ import annotations

from collections.abc import Iterator

from groundplan.model.component import Layer, Owner, Tag
from groundplan.model.model import Model
from groundplan.pages.addresses import Addresses
from groundplan.pages.medium import FILES
from groundplan.pages.targets import place_targets_at
from groundplan.scenes.diagrams import Diagrams
from groundplan.source.problem import Place, Problem


def check_prose(model: Model, diagrams: Diagrams, addresses: Addresses) -> Iterator[Problem]:
    """The targets in summaries, descriptions and steps that lead nowhere, at the entry that the prose belongs to."""
    with_links = ((text, place) for text, place in _prose(model, diagrams) if ":" in text and "[" in text)
    for text, place in dict.fromkeys(with_links):
        yield from place_targets_at(text, "", lambda *_, at=place: at, addresses, FILES).problems


def _prose(model: Model, diagrams: Diagrams) -> Iterator[tuple[str, Place]]:
    for component in model.components.values():
        yield component.summary, component.place
        yield component.description, component.place
        yield from ((each.description, component.place) for each in component.allows)
        yield from ((each.description, component.place) for each in component.routes)
    for connection in model.connections.values():
        yield connection.description, connection.place
    for flow in model.flows.values():
        yield flow.summary, flow.place
        yield flow.description, flow.place
        for step in flow.steps:
            yield step.text, step.place
    words: list[Layer | Owner | Tag] = [*model.layers.values(), *model.owners.values(), *model.tags.values()]
    for word in words:
        yield word.summary, word.place
        yield word.description, word.place
    for diagram in diagrams.hand_written:
        if diagram.place is not None:
            yield diagram.description, diagram.place
