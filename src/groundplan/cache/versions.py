"""What computes: our own code, and the packages that it uses. What is kept of one is not taken for that of another."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


@cache
def code_state(*parts: str) -> str:
    """A digest of our files in these parts of the package, such as "drawing" or "assets/picture.css"; of all without.

    It does not depend on where the package is installed, nor when.
    """
    state = hashlib.sha256()
    for part in parts or ("",):
        for file in sorted(_files(_PACKAGE / part), key=Path.as_posix):
            state.update(f"{file.relative_to(_PACKAGE).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return state.hexdigest()


@cache
def versions(*packages: str) -> str:
    """The versions of installed packages and, where they hold machine code, for which machines that was made."""
    return "\n".join(f"{name} {_version(name)}" for name in packages)


def _version(package: str) -> str:
    from importlib import metadata  # Takes longer to import than most commands need for it.

    try:
        found = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return "none"
    tags = [line for line in (found.read_text("WHEEL") or "").splitlines() if line.startswith("Tag:")]
    return f"{found.version} {sorted(tags)}"


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    with contextlib.suppress(OSError):
        for entry in path.iterdir():
            if entry.name != "__pycache__" and not entry.name.startswith("."):
                yield from _files(entry)
