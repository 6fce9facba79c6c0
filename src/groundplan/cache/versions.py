"""What computes: our own code, and the packages that it uses. What is kept of one is not taken for that of another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = str(Path(__file__).parent.parent)


@cache
def code_state(*parts: str) -> str:
    """A digest of our files in these parts of the package, such as "drawing" or "assets/picture.css"; of all without.

    It does not depend on where the package is installed, nor when.
    """
    state = hashlib.sha256()
    for file in sorted(name for part in parts or ("",) for name in _files(os.path.join(_PACKAGE, part))):  # noqa: PTH118
        with open(file, "rb") as opened:  # noqa: PTH123 - there are hundreds: paths would take longer than to read them.
            content = opened.read()
        name = file[len(_PACKAGE) :].replace(os.sep, "/")
        state.update(f"{name}\0{len(content)}\0".encode() + content)
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
    # `Tag: cp310-abi3-manylinux_2_28_x86_64`: the system and the processor; the version of Python makes no difference.
    tags = [line for line in (found.read_text("WHEEL") or "").splitlines() if line.startswith("Tag:")]
    return " ".join((found.version, *sorted({tag.rpartition("-")[2] for tag in tags})))


def _files(path: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        yield path
        return
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            yield entry.path
