"""One build of a project at a time: a file that a process holds as long as it builds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedRandom
from pathlib import Path

_SECONDS_BETWEEN_TRIES = 0.2


@contextmanager
def held(file: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Holds the file while the block runs. Where another process does, calls `on_wait` and waits for it.

    The system lets go of it when the process ends, however that happens.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as lock:
        if not _taken(lock):
            on_wait()
            while not _taken(lock):
                time.sleep(_SECONDS_BETWEEN_TRIES)
        yield


def _taken(lock: BufferedRandom) -> bool:
    """Whether this process holds the file now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # Some file systems have no locks: there, builds have to look after themselves.
        return True
    return True
