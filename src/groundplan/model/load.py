"""From the files below `model/` to a checked model, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from groundplan.catalog.catalogue import Catalogue, default_catalogue
from groundplan.catalog.own import own_types
from groundplan.model.component_codes import EMPTY_MODEL
from groundplan.model.components import Surroundings, make_components
from groundplan.model.connections import make_connections
from groundplan.model.containment import by_id, groups
from groundplan.model.declared import declared_layers, declared_owners, declared_tags
from groundplan.model.flows import make_flows
from groundplan.model.follow_ups import broken_texts, lost_ends, without_follow_ups
from groundplan.model.ids import each_once
from groundplan.model.model import Model
from groundplan.model.roads import Roads
from groundplan.model.sections import Sections, gather
from groundplan.model.type_defaults import type_defaults
from groundplan.model.word_codes import UNUSED_LAYER, UNUSED_OWNER, UNUSED_TAG
from groundplan.source.document import Document
from groundplan.source.problem import Place, Problem, Sources, has_errors, sort_problems
from groundplan.source.reader import Kept, collector_paused, read_folder, read_yaml

FOLDER = "model"
"""The folder of a project that holds its model."""


class Loaded(Struct, frozen=True):
    """A model, everything that is wrong with its files, and their texts.

    A model with errors has whatever could be made out: each component that is said exists, without its broken
    values, so that one mistake is reported once.
    """

    model: Model
    problems: tuple[Problem, ...]
    sources: Sources


def load_model(root: Path, kept: Kept | None = None) -> Loaded:
    """The model of the project in `root`; files that are `kept` and did not change are not read again."""
    with collector_paused():
        read = read_folder(root, FOLDER, kept=kept)
        return _load(read.documents, read.problems, read.sources, root)


def model_from_texts(texts: Mapping[str, str], root: Path | None = None) -> Loaded:
    """The model that YAML `texts` hold, by their paths; the icons of own types lie below `root`."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for path, text in texts.items():
        read, found = read_yaml(text, path)
        documents += read
        problems += found
    return _load(documents, problems, Sources(dict(texts)), root)


def _load(documents: Iterable[Document], found: Iterable[Problem], sources: Sources, root: Path | None) -> Loaded:
    problems = list(found)
    broken = broken_texts(problems, sources)
    sections = gather(documents, problems)
    model = _model(sections, root, lost_ends(broken), problems)
    if not model.components and not has_errors(problems):
        problems.append(EMPTY_MODEL.at(Place(next(iter(sources.texts), FOLDER)), folder=FOLDER))
    return Loaded(model, sort_problems(without_follow_ups(problems, broken, sources)), sources)


def _model(sections: Sections, root: Path | None, lost: Iterable[tuple[str, str]], problems: list[Problem]) -> Model:
    layers = declared_layers(sections, problems)
    owners = declared_owners(sections, problems)
    tags = declared_tags(sections, problems)
    catalogue = _catalogue(sections, root, problems)
    written = by_id(sections.components, problems)
    components = make_components(
        Surroundings(
            written=written,
            groups=groups(written, problems),
            catalogue=catalogue,
            layers=layers,
            owners=owners,
            tags=tags,
            defaults=type_defaults(catalogue.own, sections.entries("types"), layers, owners, tags),
            problems=problems,
        )
    )
    connections = make_connections(sections.connections, components, tags, problems)
    model = Model(catalogue, components, connections.by_id)
    instances = {id: model.base(id).id for id, component in components.items() if component.instance_of}
    roads = Roads(connections.by_id, instances, (*connections.lost, *lost))
    flows = make_flows(sections.flows, components, roads, problems)
    if components:
        layers.report_unused({component.layer for component in components.values()}, UNUSED_LAYER)
        owners.report_unused({component.owner for component in components.values()}, UNUSED_OWNER)
        said = [*(one.tags for one in components.values()), *(one.tags for one in connections.by_id.values())]
        tags.report_unused({tag for tags_of_one in said for tag in tags_of_one}, UNUSED_TAG)
    return replace(model, flows=flows, layers=layers.all, owners=owners.all, tags=tags.all)


def _catalogue(sections: Sections, root: Path | None, problems: list[Problem]) -> Catalogue:
    """The catalogue with the types of this project's own."""
    entries = tuple(each_once(sections.entries("types"), "a type", problems).values())
    catalogue = default_catalogue()
    if not entries:
        return catalogue
    types, found = own_types(entries, catalogue, root)
    problems.extend(found)
    return catalogue.with_types(types)
