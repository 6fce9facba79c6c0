"""Files that are written into the site when everything else is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct


class AwaitedFile(Struct, frozen=True):
    """A file whose content comes late: where it goes below the site, what it is made of, and what makes it.

    Files that are made of equal things have the same content.
    """

    path: str
    made_of: object
    content: Callable[[], bytes]


class Writing:
    """Writes such files into a site, each once. Both methods raise `OSError` where a file cannot be written.

    Those that lie there already, made of the same things `before`, are not made. In the end `before` holds, by path,
    what those are made of that lie there now.
    """

    def __init__(self, site: Path, before: dict[str, object] | None = None) -> None:
        self._site = site
        self._before = before
        self.wanted: dict[str, object] = {}
        """What those are made of that have been written, or were there, by path."""
        self._folders: set[Path] = set()

    def write(self, files: Iterable[AwaitedFile]) -> None:
        """Writes these files, as far as they were not written yet."""
        for awaited in files:
            if awaited.path in self.wanted:
                continue
            self.wanted[awaited.path] = awaited.made_of
            if self._before is not None and self._before.get(awaited.path) == awaited.made_of:
                continue
            file = self._site / awaited.path
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            file.write_bytes(awaited.content())

    def finish(self) -> None:
        """Removes the files of before that nobody wants any more."""
        if self._before is not None:
            for path in self._before.keys() - self.wanted.keys():
                (self._site / path).unlink(missing_ok=True)
            self._before.clear()
            self._before.update(self.wanted)


def files_in(site: Path) -> Iterator[str]:
    """Every file of the site, by its path."""
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names)
