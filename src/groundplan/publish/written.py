"""Files that are written into the site when everything else is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AwaitedFile:
    """A file whose content comes late: where it goes below the site, what it is made of, and what makes it.

    Files that are made of equal things have the same content.
    """

    path: str
    made_of: object
    content: Callable[[], bytes]


def write_into(site: Path, files: Iterable[AwaitedFile], before: dict[str, object] | None = None) -> None:
    """Writes the files; those that lie there already, made of the same things `before`, are not made.

    `before` then holds, by path, what those are made of that lie there now. Raises `OSError` where a file cannot be
    written.
    """
    wanted: dict[str, object] = {}
    folders: set[Path] = set()
    for awaited in files:
        wanted[awaited.path] = awaited.made_of
        if before is not None and before.get(awaited.path) == awaited.made_of:
            continue
        file = site / awaited.path
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        file.write_bytes(awaited.content())
    if before is not None:
        for path in before.keys() - wanted.keys():
            (site / path).unlink(missing_ok=True)
        before.clear()
        before.update(wanted)


def files_in(site: Path) -> Iterator[str]:
    """Every file of the site, by its path."""
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names)
