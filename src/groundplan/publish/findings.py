"""Everything that is wrong in a project: in its model, diagrams, templates and hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from groundplan.pages.check import check_pages
from groundplan.pages.codes import TEXT_FOR_UNKNOWN_COMPONENT, UNKNOWN_TARGET
from groundplan.pages.draft import PageInputs
from groundplan.pages.medium import SITE, Medium
from groundplan.publish.all_codes import ALL_CODES
from groundplan.publish.codes import TAKEN_PAGE
from groundplan.publish.project import Project, is_component_text
from groundplan.source.problem import Place, Problem, Sources, sort_problems
from groundplan.source.reader import collector_paused

_OF_COMPONENTS = (TEXT_FOR_UNKNOWN_COMPONENT, UNKNOWN_TARGET)
"""What seems wrong only because no component could be read, where that is so."""


class Findings(Struct, frozen=True):
    """What is wrong, and the texts that the problems point into."""

    problems: tuple[Problem, ...]
    sources: Sources


def find_problems(project: Project, site_name: str) -> Findings:
    """What is wrong in the project. Nothing is written or drawn."""
    with collector_paused():
        checked = check_pages(page_inputs(project, site_name, SITE))
        problems = problems_of(project, checked.paths, checked.problems)
    return Findings(problems, project.sources.joined(checked.sources))


def page_inputs(project: Project, site_name: str, medium: Medium) -> PageInputs:
    """What the project's pages are written from."""
    return PageInputs(
        model=project.model,
        diagrams=project.diagrams,
        site_name=site_name,
        root=project.root,
        medium=medium,
        component_texts=project.component_texts,
        codes=ALL_CODES,
    )


def problems_of(project: Project, paths: Iterable[str], of_pages: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of the project and of its generated pages, which have these paths."""
    unread = not project.model.components
    told = [problem for problem in of_pages if not (unread and problem.code in _OF_COMPONENTS)]
    return sort_problems((*project.problems, *told, *_taken(project, paths)))


def _taken(project: Project, paths: Iterable[str]) -> Iterator[Problem]:
    """A problem for each hand-written page that stands in a generated one's place."""
    for path in paths:
        if path in project.docs and not is_component_text(path):
            yield TAKEN_PAGE.at(Place(f"{project.docs_folder}/{path}"), path=path)
