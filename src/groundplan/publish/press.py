"""The press: makes one edition after the other and, while a site is served, keeps the last good one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from groundplan.drawing.export.format import Format
from groundplan.pages.medium import Medium
from groundplan.publish.cache import cache_of
from groundplan.publish.edition import Edition, drawn, write_edition
from groundplan.publish.exports import Exported
from groundplan.publish.project import load_project
from groundplan.publish.studio import Studio
from groundplan.source.problem import Problem, Sources
from groundplan.source.reader import Kept


class Press:
    """Holds what is published now (`edition`), and what is wrong with the newest state (`problems`)."""

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.sources = Sources()
        self.exported = Exported.ALL
        self._kept = Kept()
        self._studio = Studio()
        self._edition: Edition | None = None

    @property
    def edition(self) -> Edition:
        """What is published now."""
        if self._edition is None:
            raise RuntimeError("nothing has been made yet")
        return self._edition

    @property
    def stale(self) -> bool:
        """Whether what is published is older than what lies on the disk."""
        return self._edition is not None and self._edition.problems is not self.problems

    def make(
        self, root: Path, docs: str, site_name: str, medium: Medium, formats: Iterable[Format], *, keep_last: bool
    ) -> None:
        """Makes the edition of what lies on the disk now; a broken one is not drawn if it is not published anyway.

        With `keep_last`, a broken edition does not take the place of a good one; where there never was a good one,
        it is published without its broken parts. The files of pictures in `formats` then wait until they are asked for.
        """
        newest = write_edition(load_project(root, docs, self._kept), site_name, medium)
        may_go_out = not newest.broken or (keep_last and not self._has_good)
        if may_go_out:
            self._studio.cache = cache_of(root)
            newest = drawn(newest, self._studio, formats, self.exported, later=keep_last)
        self.problems, self.sources = newest.problems, newest.sources
        if not (keep_last and newest.broken and self._has_good):
            self._edition = newest

    @property
    def _has_good(self) -> bool:
        return self._edition is not None and not self._edition.broken

    def close(self) -> None:
        """Ends the workers that draw."""
        self._studio.close()
