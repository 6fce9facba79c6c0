"""What is to be written: which pages there are, and what is wrong before any of them is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from groundplan.model.model import Model
from groundplan.pages.addresses import Addresses
from groundplan.pages.codes import PAGE_TWICE, TEXT_FOR_INSTANCE, TEXT_FOR_UNKNOWN_COMPONENT
from groundplan.pages.medium import Medium
from groundplan.pages.own_pages import OwnPage, read_own_pages
from groundplan.pages.plan import page_paths
from groundplan.pages.prose_check import check_prose
from groundplan.pages.targets import Placed, place_targets
from groundplan.scenes.diagrams import Diagrams
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Code, Place, Problem


class PageInputs(Struct, frozen=True):
    """Everything that pages are written from.

    `root` is the project's folder, in which `templates/` may lie; `component_texts` are the hand-written texts for
    component pages by id, which lie in `components/` below the folder `docs`; `codes` is every problem code there is,
    for the guide.
    """

    model: Model
    diagrams: Diagrams
    site_name: str
    root: Path
    medium: Medium
    component_texts: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    docs: str = "docs"


class Draft(Struct, frozen=True):
    """The paths of the pages to come, and what is wrong with the texts that go onto them.

    `own` are the pages that the project adds, by their paths. `texts` go onto component pages, by the component's id;
    `sources` are the same as written, by their paths.
    """

    addresses: Addresses
    paths: tuple[str, ...]
    own: Mapping[str, OwnPage]
    texts: Mapping[str, Placed]
    problems: tuple[Problem, ...]
    sources: Mapping[str, str]


def draft_pages(inputs: PageInputs) -> Draft:
    """What is known of the pages before any of them is planned and rendered."""
    addresses = Addresses(inputs.model, inputs.diagrams)
    texts, problems = _component_texts(inputs, addresses)
    paths = dict.fromkeys(page_paths(inputs.model, inputs.diagrams, addresses))
    own, found = read_own_pages(inputs.root)
    problems += found
    problems += [PAGE_TWICE.at(Place(page.template_path), page=page.path) for page in own if page.path in paths]
    problems += check_prose(inputs.model, inputs.diagrams, addresses)
    return Draft(
        addresses=addresses,
        paths=tuple(dict.fromkeys((*paths, *(page.path for page in own)))),
        own={page.path: page for page in own if page.path not in paths},
        texts=texts,
        problems=tuple(problems),
        sources={_text_path(inputs, id): text for id, text in inputs.component_texts.items()},
    )


def _component_texts(inputs: PageInputs, addresses: Addresses) -> tuple[dict[str, Placed], list[Problem]]:
    texts: dict[str, Placed] = {}
    problems: list[Problem] = []
    for id, text in inputs.component_texts.items():
        path = _text_path(inputs, id)
        component = inputs.model.components.get(id)
        if component is None:
            near = did_you_mean(id, inputs.model.components)
            problems.append(TEXT_FOR_UNKNOWN_COMPONENT.at(Place(path), id=id, near=near))
        elif component.instance_of is not None:
            problems.append(TEXT_FOR_INSTANCE.at(Place(path), id=id, base=inputs.model.base(id).id))
        else:
            texts[id] = place_targets(text, addresses.component(id), path, addresses, inputs.medium)
            problems.extend(texts[id].problems)
    return texts, problems


def _text_path(inputs: PageInputs, id: str) -> str:
    return f"{inputs.docs}/components/{id}.md"
