"""The cache: what is dear to make is kept by what it is made of, and made anew where it is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from groundplan.cache.entry import MOST_BYTES, packed, unpacked
from groundplan.cache.folder import Folder, Usage

if TYPE_CHECKING:
    from groundplan.cache.shared import SharedStore

Check: TypeAlias = Callable[[bytes], bool]
"""Whether content that comes from elsewhere is what it should be, and nothing that could do harm."""

DEFAULT_SIZE = 10**9
"""How many bytes the files of a cache take at most, unless it is told otherwise."""

_KIND = re.compile(r"[a-z]+(-[a-z]+)*")
_KEY = re.compile(r"[0-9a-f]{16,128}")


class Cache:
    """Keeps bytes by kind (such as "pictures") and key: a hex digest of everything that they are made of.

    Several threads and processes may use a folder at once, and it may be moved to another machine. What cannot be
    read, is damaged, or is another entry, is missing. What cannot be written is not kept. Neither is an error.

    Behind the folder there may be a store that several machines share, at the address `shared`.
    """

    def __init__(self, folder: Path, size: int = DEFAULT_SIZE, shared: str = "") -> None:
        self.folder = folder
        self.size = size
        self.shared_url = shared
        self.shared = _store(shared) if shared else None
        self._files = Folder(folder)
        self._used: set[tuple[str, str]] = set()
        self._taken: int | None = None

    def get(self, kind: str, key: str, sound: Check | None = None) -> bytes | None:
        """What is kept under that key; None where nothing is. About `sound` see `get_many`."""
        return self.get_many(kind, (key,), sound).get(key)

    def get_many(self, kind: str, keys: Iterable[str], sound: Check | None = None) -> dict[str, bytes]:
        """What is kept under each of the keys; those under which nothing is kept are left out.

        What is missing in the folder comes from the shared store, if `sound` says of its content that it can do no
        harm: others write there, too. To ask for many at once is quicker than for one after the other.
        """
        found: dict[str, bytes] = {}
        missing: list[tuple[str, str]] = []
        for key in dict.fromkeys(keys):
            _check(kind, key)
            file = self._files.read(kind, key)
            content = None if file is None else unpacked(kind, key, file)
            if content is None:
                missing.append((kind, key))
            else:
                found[key] = content
        if self.shared is not None and sound is not None and missing:
            for (_, key), file in self.shared.read_many(missing).items():
                content = unpacked(kind, key, file)
                if content is not None and sound(content):
                    self._write(kind, key, file)
                    found[key] = content
        self._used.update((kind, key) for key in found)
        return found

    def has(self, kind: str) -> bool:
        """Whether there may be anything of that kind in the folder."""
        return (self.folder / kind).exists()

    def put(self, kind: str, key: str, content: bytes, *, share: bool = False) -> bool:
        """Keeps the content under that key; False where that fails, which is no error.

        With `share`, it is also sent to the shared store, until `finish` ends.
        """
        _check(kind, key)
        file = packed(kind, key, content)
        self._used.add((kind, key))
        is_kept = self._write(kind, key, file)
        if self.shared is not None and share:
            self.shared.write((kind, key), file)
        return is_kept

    def finish(self) -> None:
        """At the end of a build: waits until everything is shared, and removes what is too much."""
        if self.shared is not None:
            self.shared.finish()
        self.trim()

    def usage(self) -> tuple[Usage, ...]:
        """How much of each kind is kept, in the order of their names."""
        return self._files.usage()

    def clear(self, kind: str | None = None) -> Usage:
        """Removes everything, or what is of that kind; gives how much that was."""
        self._taken = None
        return self._files.clear(kind)

    def trim(self) -> None:
        """Removes what was not used for longest, if there is too much; never what this cache gave or was given.

        The folder is only looked through the first time, and where more has come than it may hold.
        """
        if self._taken is None or self._taken > self.size:
            self._taken = self._files.trim(self.size, self._is_used)

    def _write(self, kind: str, key: str, file: bytes) -> bool:
        written = self._files.write(kind, key, file)
        if self._taken is not None:
            self._taken += written
        return written > 0

    def _is_used(self, kind: str, key: str) -> bool:
        return (kind, key) in self._used


def _store(url: str) -> SharedStore:
    from groundplan.cache.shared import SharedStore  # Only for those who have one.

    return SharedStore(url, MOST_BYTES)


def _check(kind: str, key: str) -> None:
    """Both are names of files, and neither comes from people."""
    if not (_KIND.fullmatch(kind) and _KEY.fullmatch(key)):
        raise ValueError(f"`{kind}/{key}` names no entry of a cache")
