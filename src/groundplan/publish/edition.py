"""An edition: everything that one state of the project publishes, before MkDocs has a hand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import escape

from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.export.format import EXPORTED, Format
from groundplan.drawing.picture import Picture, Shown
from groundplan.pages.addresses import Addresses
from groundplan.pages.kept_pages import KeptPages
from groundplan.pages.medium import Medium
from groundplan.pages.page import NavEntry, Page
from groundplan.pages.write import write_pages
from groundplan.publish.exports import Exported, Exports, Made, is_exported, path_of
from groundplan.publish.findings import page_inputs, problems_of
from groundplan.publish.project import Project
from groundplan.publish.studio import Drawing, Studio, place_of
from groundplan.source.problem import Problem, Sources, has_errors, sort_problems


class Edition(Struct, frozen=True, dict=True):
    """Pages, navigation and pictures of one state of the project, with everything that is wrong in it."""

    project: Project
    medium: Medium
    pages: tuple[Page, ...]
    nav: tuple[NavEntry, ...]
    problems: tuple[Problem, ...]
    sources: Sources
    formats: tuple[Format, ...] = ()
    """The formats, beside SVG, of the files that lie beside pictures."""

    exported: Exported = Exported.ALL
    """Which pictures have such files."""

    drawing: Drawing | None = None
    """Its pictures, which may still be being drawn; None where it is not to be published."""

    def picture(self, diagram_id: str) -> Picture | None:
        """The picture of a diagram, as soon as it is drawn; None where it could not be."""
        return self.drawing.picture(diagram_id) if self.drawing is not None else None

    def shown(self, diagram_id: str) -> Shown:
        """What that picture shows; what it is to show where there is none."""
        return self.project.diagrams.shown(diagram_id) if self.drawing is None else self.drawing.shown(diagram_id)

    @property
    def late(self) -> frozenset[str]:
        """The ids of the diagrams for whose pictures those of an earlier edition stand."""
        return self.drawing.late if self.drawing is not None else frozenset()

    def formats_of(self, diagram_id: str) -> tuple[str, ...]:
        """The formats in which a diagram is found as `diagrams/<id>.<format>`: of "svg", "png", "pdf", in this order.

        Empty where the diagram could not be drawn.
        """
        if self.picture(diagram_id) is None:
            return ()
        return tuple(path.rpartition(".")[2] for path in self.paths_of(diagram_id))

    def paths_of(self, diagram_id: str) -> tuple[str, ...]:
        """Where the files of a diagram lie once it is drawn, below the documentation's root."""
        others = self.formats if is_exported(self.project.diagrams, diagram_id, self.exported) else ()
        return tuple(path_of(diagram_id, format) for format in (Format.SVG, *others))

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


class Finished(Struct, frozen=True):
    """The pictures of an edition by id, what gives their files in other formats by path, and what went wrong."""

    pictures: Mapping[str, Picture]
    exports: Mapping[str, Callable[[], bytes]]
    problems: tuple[Problem, ...]


def write_edition(project: Project, site_name: str, medium: Medium, kept: KeptPages | None = None) -> Edition:
    """Writes the pages of the project. Nothing is drawn yet: to find what is wrong, that is enough.

    Of `kept` pages those are taken that would be written the same again.
    """
    written = write_pages(page_inputs(project, site_name, medium), kept)
    return Edition(
        project=project,
        medium=medium,
        pages=written.pages,
        nav=written.nav,
        problems=problems_of(project, written.paths, written.problems),
        sources=project.sources.joined(written.sources),
    )


def with_pictures(
    edition: Edition, drawing: Drawing, formats: Iterable[Format] = EXPORTED, exported: Exported = Exported.ALL
) -> Edition:
    """The edition whose pictures are being drawn: whoever asks for one waits for it.

    Files of those that are `exported` come in `formats`.
    """
    problems = sort_problems((*edition.problems, *drawing.missing))
    return replace(edition, drawing=drawing, formats=tuple(formats), exported=exported, problems=problems)


def finish_drawing(edition: Edition, studio: Studio, exports: Exports | None) -> Finished:
    """Waits for the pictures of the edition, and for their files; without `exports` they are made when asked for."""
    if edition.drawing is None:
        return Finished({}, {}, ())
    diagrams = edition.project.diagrams
    drawn, problems = edition.drawing.finish()
    pictures = {id: drawn[id] for id in diagrams.by_id if id in drawn}
    wanted = {id: picture for id, picture in pictures.items() if is_exported(diagrams, id, edition.exported)}
    made = Made({}) if exports is None else exports.finish(wanted)
    studio.tidy()
    failed = (replace(problem, place=place_of(diagrams, id)) for id, problem in made.failed)
    told = (problem for problem in problems if problem not in edition.problems)
    return Finished(pictures, made.files, sort_problems((*told, *failed)))
