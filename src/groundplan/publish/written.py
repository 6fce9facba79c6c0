"""Files that are written into the site when everything else is there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path


def write_into(site: Path, files: Mapping[str, bytes], before: dict[str, bytes] | None = None) -> None:
    """Writes files, by their paths below the site; those that lie there as they were `before` are not touched.

    `before` then holds what lies there now. Raises `OSError` where a file cannot be written.
    """
    made: set[Path] = set()
    for path, content in files.items():
        if before is not None and before.get(path) == content:
            continue
        file = site / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(content)
    if before is not None:
        for path in before.keys() - files.keys():
            (site / path).unlink(missing_ok=True)
        before.clear()
        before.update(files)


def files_in(site: Path) -> Iterator[str]:
    """Every file of the site, by its path."""
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names)
