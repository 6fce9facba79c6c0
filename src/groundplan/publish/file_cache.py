"""A folder of generated files in which only what changed is written: whoever compares times sees what is new."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes `folder` hold exactly `files` (by path); a file whose bytes are the same is not touched."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        _write(folder / path, content)
    wanted = {folder / path for path in files}
    for left in sorted(folder.rglob("*"), reverse=True):
        if left.is_dir() and not left.is_symlink():
            with contextlib.suppress(OSError):
                left.rmdir()  # Only an empty folder goes.
        elif left not in wanted:
            left.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    try:
        if file.read_bytes() == content:
            return
    except OSError:
        if file.is_dir():
            _clear(file)
    _make_folder(file.parent)
    # Written beside and moved into place: another build that reads meanwhile sees the old or the new, never half.
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(file)


def _make_folder(folder: Path) -> None:
    """Makes the folder, also where an earlier build had a file of that name."""
    for part in reversed((folder, *folder.parents)):
        if part.is_file():
            part.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _clear(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder)
