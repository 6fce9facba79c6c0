"""A store that several machines share, found by its address: whatever fsspec reaches, such as a folder or a bucket.

It may be slow, fail, and hold anything: whoever takes something of it checks that first.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as NoAnswerError
from functools import partial
from typing import Any, TypeAlias, TypeVar

from groundplan.cache.hands import Hands

Name: TypeAlias = tuple[str, str]
"""Kind and key of an entry."""

Result = TypeVar("Result")

# Not MkDocs' own, whose `--strict` takes warnings for errors: that a store fails must not cost the build.
log = logging.getLogger("groundplan")

_READERS = 32
_WRITERS = 8
_PATIENCE = 20.0
"""After so many seconds without any answer a store is taken to have failed."""

_CREDENTIALS = re.compile(r"(?<=://)[^/@]*@")


class SharedStore:
    """The store at `url`. Where it fails, it is not asked any more until `finish`, and says so once.

    `most` is how many bytes of an entry are read at most.
    """

    def __init__(self, url: str, most: int, patience: float = _PATIENCE) -> None:
        self.url = url
        self._most = most
        self._patience = patience
        self._lock = threading.Lock()
        self._opened: tuple[Any, str] | None = None
        self._readers, self._writers = Hands(_READERS), Hands(_WRITERS)
        self._reads = self._writes = True
        self._told = False
        self._under_way: deque[Future[None]] = deque()

    @property
    def shown(self) -> str:
        """Its address, without the credentials that may stand in it."""
        return _CREDENTIALS.sub("", self.url)

    def read_many(self, names: Iterable[Name]) -> dict[Name, bytes]:
        """The files of entries, as far as they are there; many are asked for at once."""
        waiting: deque[tuple[Name, Future[bytes | None]]] = deque()
        if self._reads:
            waiting.extend((name, self._readers.submit(partial(self._read, name))) for name in names)
        found = {}
        while waiting:
            name, future = waiting.popleft()
            if (file := self._outcome(future)) is not None:
                found[name] = file
            elif not self._reads:
                break
        for _, future in waiting:
            future.cancel()
        return found

    def write(self, name: Name, file: bytes) -> None:
        """Writes the file of an entry some time before `finish` ends."""
        if self._writes:
            self._under_way.append(self._writers.submit(partial(self._write, name, file)))

    def finish(self) -> None:
        """Waits until everything is written. After this, a store that failed is given another chance."""
        while self._under_way:
            future = self._under_way.popleft()
            if self._writes:
                self._outcome(future, reading=False)
            else:
                future.cancel()
        self._reads = self._writes = True
        self._told = False

    def _outcome(self, future: Future[Result], *, reading: bool = True) -> Result | None:
        try:
            return future.result(timeout=self._patience)
        except CancelledError:
            return None
        except NoAnswerError as error:
            why = str(error) or f"it gave no answer for {self._patience:.0f} seconds"
        except (ImportError, ValueError) as error:
            why = str(error)
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
        self._give_up(why, reading=reading)
        return None

    def _give_up(self, why: str, *, reading: bool) -> None:
        """Who may not write can still read; who cannot read cannot write either."""
        self._writes = False
        self._reads = self._reads and not reading
        if not self._told:
            self._told = True
            does = "is not used" if reading else "is not written to"
            first = (why.strip().splitlines() or [""])[0].rstrip(".")
            log.warning("The shared cache at `%s` %s: %s.", self.shown, does, _CREDENTIALS.sub("", first))

    def _read(self, name: Name) -> bytes | None:
        try:
            file = self._at(name, lambda system, path: system.cat_file(path, start=0, end=self._most))
        except (FileNotFoundError, IsADirectoryError):
            return None
        return file if isinstance(file, bytes) else None

    def _write(self, name: Name, file: bytes) -> None:
        try:
            self._at(name, lambda system, path: system.pipe_file(path, file))
        except FileNotFoundError:
            self._at(name, _make_folders)
            self._at(name, lambda system, path: system.pipe_file(path, file))

    def _at(self, name: Name, do: Callable[[Any, str], Result]) -> Result:
        system, root = self._open()
        return do(system, "/".join((root.rstrip("/"), *name)))

    def _open(self) -> tuple[Any, str]:
        with self._lock:
            if self._opened is None:
                try:
                    from fsspec.core import url_to_fs
                except ImportError as error:
                    raise ImportError("fsspec is not installed: `pip install groundplan[shared-cache]`") from error
                if "://" not in self.url:
                    raise ValueError("it is no address such as `s3://bucket/folder` or `file:///folder`")
                self._opened = url_to_fs(self.url)
            return self._opened


def _make_folders(system: Any, path: str) -> None:
    """Makes the folder of a file and the one above it, which is the store, but none above that, and never a bucket.

    Buckets have no folders; there, this fails where the bucket itself is missing.
    """
    folder = path.rpartition("/")[0]
    for each in (folder.rpartition("/")[0], folder):
        if "/" in each.strip("/"):
            with contextlib.suppress(FileExistsError):
                system.mkdir(each, create_parents=False)
