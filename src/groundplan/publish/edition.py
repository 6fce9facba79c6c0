"""An edition: everything that one state of the project publishes, before MkDocs has a hand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape

from groundplan.drawing.export.format import EXPORTED, Format
from groundplan.drawing.picture import Picture
from groundplan.pages.addresses import Addresses
from groundplan.pages.medium import Medium
from groundplan.pages.page import NavEntry, Page
from groundplan.pages.write import write_pages
from groundplan.publish.cache import cache_of
from groundplan.publish.exports import Exported, chosen, make_exports, path_of
from groundplan.publish.findings import page_inputs, problems_of
from groundplan.publish.project import Project
from groundplan.publish.studio import Studio, place_of
from groundplan.source.problem import Problem, Sources, has_errors, sort_problems


@dataclass(frozen=True)
class Edition:
    """Pages, navigation and pictures of one state of the project, with everything that is wrong in it."""

    project: Project
    medium: Medium
    pages: tuple[Page, ...]
    nav: tuple[NavEntry, ...]
    pictures: Mapping[str, Picture]
    problems: tuple[Problem, ...]
    sources: Sources
    exports: Mapping[str, bytes] = field(default_factory=dict)
    """The PNG and PDF files of the pictures, by their paths."""

    def formats_of(self, diagram_id: str) -> tuple[str, ...]:
        """The formats in which a diagram is found as `diagrams/<id>.<format>`: of "svg", "png", "pdf", in this order.

        Empty where the diagram could not be drawn.
        """
        if diagram_id not in self.pictures:
            return ()
        return (Format.SVG, *(format for format in EXPORTED if path_of(diagram_id, format) in self.exports))

    @property
    def broken(self) -> bool:
        """Whether an error stops this edition from being published."""
        return has_errors(self.problems)

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything is found."""
        return Addresses(self.project.model, self.project.diagrams)

    def address(self, page: str, target: str) -> str | None:
        """The escaped address of a picture's target (`component:app`) as seen from the file `page`."""
        kind, _, id = target.partition(":")
        path = self.addresses.find(kind, id)
        return None if path is None else escape(self.medium.url(page, path))


def write_edition(project: Project, site_name: str, medium: Medium) -> Edition:
    """Writes the pages of the project. Nothing is drawn yet: to find what is wrong, that is enough."""
    written = write_pages(page_inputs(project, site_name, medium))
    return Edition(
        project=project,
        medium=medium,
        pages=written.pages,
        nav=written.nav,
        pictures={},
        problems=problems_of(project, written.paths, written.problems),
        sources=project.sources.joined(written.sources),
    )


def drawn(
    edition: Edition,
    studio: Studio,
    formats: Iterable[Format] = EXPORTED,
    exported: Exported = Exported.ALL,
    *,
    later: bool = False,
) -> Edition:
    """The edition with all its pictures, and files of those that are `exported` in these formats.

    With `later`, all have files, and those that are not kept are empty: they are made when somebody asks for them.
    """
    diagrams = edition.project.diagrams
    pictures, problems = studio.draw(diagrams, diagrams.by_id)
    studio.tidy()
    if has_errors(problems):
        later = True  # Such an edition is not published.
    files_of = pictures if later else chosen(pictures, diagrams, exported)
    made = make_exports(cache_of(edition.project.root), files_of, formats, later=later)
    failed = (replace(problem, place=place_of(diagrams, id)) for id, problem in made.failed)
    return replace(
        edition,
        pictures=pictures,
        exports=made.files,
        problems=sort_problems((*edition.problems, *problems, *failed)),
    )
