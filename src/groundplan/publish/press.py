"""The press: makes one edition after the other and, while a site is served, keeps the last good one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from pathlib import Path

from groundplan.drawing.export.format import Format
from groundplan.drawing.picture import Picture
from groundplan.drawing.workers import Pool
from groundplan.pages.kept_pages import KeptPages
from groundplan.pages.medium import Medium
from groundplan.publish.begun import Begun, begin_drawing
from groundplan.publish.cache import cache_of
from groundplan.publish.edition import Edition, Finished, finish_drawing, with_pictures, write_edition
from groundplan.publish.exports import Exported, Exports, is_exported, workers_or_threads
from groundplan.publish.project import Project, load_project
from groundplan.publish.studio import Drawing, Studio
from groundplan.scenes.kept_scenes import KeptScenes
from groundplan.source.problem import Problem, Sources, has_errors, sort_problems
from groundplan.source.reader import Kept


class Press:
    """Holds what is published now (`edition`), and what is wrong with the newest state (`problems`).

    With `keep_last`, a broken edition does not take the place of a good one; where there never was a good one, it is
    published without its broken parts. Files of pictures then wait until they are asked for.

    What is `begun` is taken for the first edition, if it is of the same project.
    """

    def __init__(self, begun: Begun | None = None) -> None:
        self.keep_last = False
        self.when_drawn: Callable[[], None] | None = None
        """Called when pictures of the edition that were late are drawn. Without it, all are waited for."""
        self.problems: tuple[Problem, ...] = ()
        self.sources = Sources()
        self._files = Kept()
        self._scenes = KeptScenes()
        self._pages = KeptPages()
        self._begun = begun
        self._studio = Studio() if begun is None else begun.studio
        self._edition: Edition | None = None
        self._exports: Exports | None = None

    @property
    def edition(self) -> Edition:
        """What is published now."""
        if self._edition is None:
            raise RuntimeError("nothing has been made yet")
        return self._edition

    @property
    def stale(self) -> bool:
        """Whether what is published is older than what lies on the disk."""
        return self._edition is not None and self._edition.sources is not self.sources

    @property
    def pool(self) -> Pool:
        """Workers for whatever there is to do beside drawing."""
        return self._studio.pool

    def file_makers(self) -> Executor:
        """Who makes files of pictures."""
        return workers_or_threads(self.pool)

    def make(
        self, root: Path, docs: str, site_name: str, medium: Medium, formats: Iterable[Format], exported: Exported
    ) -> None:
        """Makes the edition of what lies on the disk now, and begins to draw it if it is published."""
        again = self.keep_last  # Once only, nothing is taken again: to note what it is made of would be in vain.
        self._studio.cache = cache_of(root)
        project, drawing = self._read(root, docs)
        formats = tuple(formats)
        self._exports = None if again else Exports(cache_of(root), formats, self.file_makers)

        def drawn(picture: Picture) -> None:
            if self._exports is not None and is_exported(project.diagrams, picture.id, exported):
                self._exports.begin(picture)

        if drawing is not None:
            drawing.on_drawn(drawn)
        newest = write_edition(project, site_name, medium, self._pages if again else None)
        if drawing is not None and self._may_go_out(newest.broken):
            if self._edition is not None and self._edition.drawing is not None:
                self._edition.drawing.cancel()
            newest = self._edition = with_pictures(newest, drawing, formats, exported)
            if not newest.broken:
                self._scenes.settle()
                self._pages.pages.settle()
        else:
            if drawing is not None:
                drawing.cancel()
            if not self.keep_last:
                self._edition = newest
        self.problems, self.sources = newest.problems, newest.sources

    def wait(self) -> None:
        """Waits for the pictures of the edition, but not long where those of an earlier one can stand for them."""
        if self.edition.drawing is not None:
            self.edition.drawing.wait()

    def finish(self) -> Finished:
        """Waits for the pictures of the edition. What went wrong with them is among the `problems` then."""
        finished = finish_drawing(self.edition, self._studio, self._exports)
        if not self.stale:
            self.problems = sort_problems((*self.edition.problems, *finished.problems))
        return finished

    def close(self) -> None:
        """Ends the workers."""
        self._studio.close()

    def _read(self, root: Path, docs: str) -> tuple[Project, Drawing | None]:
        """What lies on the disk, and its pictures if they are to be published.

        They are drawn while the pages are written. Where those turn out to be broken, it was in vain.
        """
        begun, self._begun = self._begun, None
        if begun is not None:
            if begun.is_of(root, docs):
                return begun.project, begun.drawing
            if begun.drawing is not None:
                begun.drawing.cancel()
        self._studio.get_ready()
        project = load_project(root, docs, self._files, self._scenes if self.keep_last else None)
        if not self._may_go_out(has_errors(project.problems)):
            return project, None
        before = self._edition.drawing if self._edition is not None else None
        return project, begin_drawing(project, self._studio, before, self.when_drawn)

    def _may_go_out(self, broken: bool) -> bool:
        """Whether an edition that is broken or not is published."""
        return not broken or (self.keep_last and (self._edition is None or self._edition.broken))
