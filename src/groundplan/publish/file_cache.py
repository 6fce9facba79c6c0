"""A folder of generated files in which only what changed is written: whoever compares times sees what is new."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes `folder` hold exactly `files` (by path); a file whose bytes are the same is not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    # Written elsewhere and moved into place: another build that reads meanwhile sees the old or the new, never half.
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as draft:
        for path, content in files.items():
            if not _holds(folder / path, content):
                _make_way(folder, path)
                new = Path(draft) / "new"
                new.write_bytes(content)
                new.replace(folder / path)
    wanted = {folder / path for path in files}
    for left in sorted(folder.rglob("*"), reverse=True):
        if left.is_dir() and not left.is_symlink():
            with contextlib.suppress(OSError):
                left.rmdir()  # Only an empty folder goes.
        elif left not in wanted:
            left.unlink(missing_ok=True)


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.read_bytes() == content
    except OSError:
        return False


def _make_way(folder: Path, path: str) -> None:
    """Makes the folders of a file, also where an earlier build had a file of that name, or a folder of the file's."""
    for part in reversed(Path(path).parents):
        if (folder / part).is_file():
            (folder / part).unlink()
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    if (folder / path).is_dir():
        shutil.rmtree(folder / path)
