"""The files of a cache: written whole or not at all, and removed where they are too many."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

_PART = ".part"
_ROOM = 0.9
"""To what share of what it may hold a full folder is emptied, so that this is not due again at once."""

_FORGOTTEN = 3600.0
"""After so many seconds nobody writes any more what was begun: its process was killed."""


class Usage(Struct, frozen=True):
    """How many entries of a kind there are, and the bytes that their files take."""

    kind: str
    entries: int
    size: int


class Folder(Struct, frozen=True):
    """A folder with a file `<kind>/<key>` for each entry. What cannot be read is not there, nor what cannot be written.

    The time of a file says when it was used last. It only decides which files go first, so it may get lost.
    """

    path: Path

    def read(self, kind: str, key: str) -> bytes | None:
        """The file of an entry, which is now the last one used."""
        name = f"{self.path}{os.sep}{kind}{os.sep}{key}"  # A `Path` would take longer than to read the file.
        try:
            with open(name, "rb") as file:  # noqa: PTH123 - see above.
                content = file.read()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(name)
        return content

    def write(self, kind: str, key: str, content: bytes) -> int:
        """Writes the file of an entry beside and renames it, so that nobody reads half; gives the bytes it takes."""
        folder = f"{self.path}{os.sep}{kind}{os.sep}"
        beside = f"{folder}{secrets.token_hex(8)}{_PART}"
        try:
            try:
                _write(beside, content)
            except FileNotFoundError:
                Path(folder).mkdir(parents=True, exist_ok=True)
                _write(beside, content)
            os.replace(beside, folder + key)  # noqa: PTH105 - as in `read`.
        except OSError:
            with contextlib.suppress(OSError):
                Path(beside).unlink(missing_ok=True)
            return 0
        return len(content)

    def usage(self) -> tuple[Usage, ...]:
        """What is there, by kind."""
        sizes: dict[str, list[int]] = {}
        for kind, found in self._files():
            with contextlib.suppress(OSError):
                sizes.setdefault(kind, []).append(found.stat().st_size)
        return tuple(Usage(kind, len(each), sum(each)) for kind, each in sorted(sizes.items()))

    def clear(self, kind: str | None = None) -> Usage:
        """Removes all entries, or those of one kind, and says how much that was."""
        entries = size = 0
        for of, found in self._files(parts=True):
            if kind in (None, of) and (taken := _remove(found)) is not None:
                entries, size = entries + (not found.name.endswith(_PART)), size + taken
        with contextlib.suppress(OSError):
            for folder in self.path.iterdir():
                with contextlib.suppress(OSError):
                    folder.rmdir()  # Only an empty one goes.
        return Usage(kind or "", entries, size)

    def trim(self, most: int, keep: Callable[[str, str], bool]) -> int:
        """Where all takes more than so many bytes, removes what was not used for longest; gives what is left.

        What `keep` says of a kind and key stays in any case.
        """
        found: list[tuple[float, int, str, os.DirEntry[str]]] = []
        for kind, file in self._files():
            with contextlib.suppress(OSError):
                state = file.stat()
                found.append((state.st_mtime, state.st_size, kind, file))
        left = sum(size for _, size, _, _ in found)
        enough = most if left <= most else _ROOM * most
        for _, size, kind, file in sorted(found, key=lambda each: (each[0], each[3].name)):
            if left <= enough:
                break
            if not keep(kind, file.name) and _remove(file) is not None:
                left -= size
        self._remove_parts()
        return left

    def _remove_parts(self) -> None:
        """Removes what a process began to write that was killed meanwhile."""
        for _, file in self._files(parts=True):
            with contextlib.suppress(OSError):
                if file.name.endswith(_PART) and time.time() - file.stat().st_mtime > _FORGOTTEN:
                    _remove(file)

    def _files(self, *, parts: bool = False) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """The files of entries with their kinds; with `parts`, those that are not finished as well."""
        for folder in _entries(self.path):
            for file in _entries(folder.path):
                if parts or not file.name.endswith(_PART):
                    yield folder.name, file


def _write(file: str, content: bytes) -> None:
    with open(file, "xb") as opened:  # noqa: PTH123 - as in `read`.
        opened.write(content)


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _remove(file: os.DirEntry[str]) -> int | None:
    """How large the file was that is gone now; None where it cannot be removed."""
    try:
        size = file.stat().st_size
        Path(file.path).unlink()
    except OSError:
        return None
    return size
