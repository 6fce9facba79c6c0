"""What a worker process does: one task after the other, each answered, until the one who gives them is gone."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any

READY = b"ready"
"""The first thing that a worker says. Answers follow, one for each task, in the order of the tasks."""

LEAVING = b"leaving"
"""Said after an answer by a worker that has become too large. It ends, and begins none of the tasks that it holds."""

_MOST_GROWTH = 48 * 1024 * 1024
"""By so many bytes a worker may grow; what a library once took, it seldom gives back."""

_HUMBLE = 5
"""So much less of the processor workers get than the process that they work for: everything waits for that one."""


_MANY_OBJECTS = 20_000
"""After so many new objects Python looks for garbage. A picture is made of many, and hardly any of them is that."""


def work(connection: Connection) -> None:
    """Runs the tasks that come: pickled functions with their arguments."""
    _prepare()
    tasks: SimpleQueue[bytes] = SimpleQueue()
    # Whoever gives tasks never has to wait with them, and is missed at once.
    threading.Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    connection.send_bytes(READY)
    most = _memory() + _MOST_GROWTH
    while True:
        connection.send_bytes(_answer(tasks.get()))
        if _memory() > most:
            connection.send_bytes(LEAVING)
            return


def _receive(connection: Connection, tasks: SimpleQueue[bytes]) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            tasks.put(connection.recv_bytes())
    os._exit(0)


def _answer(task: bytes) -> bytes:
    """Whether the task succeeded, with its result or its error."""
    try:
        function, args, kwargs = pickle.loads(task)  # noqa: S301
        return pickle.dumps((True, function(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        return _told(error)


def _told(error: BaseException) -> bytes:
    try:
        content = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(content)  # noqa: S301
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return content


def _prepare() -> None:
    """Leaves Ctrl-C to the main process, and keeps Graphviz' own remarks off the terminal."""
    gc.set_threshold(_MANY_OBJECTS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(_HUMBLE)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)


def _memory() -> int:
    """The bytes that this process has in memory, or at most had; 0 where that cannot be told."""
    if sys.platform == "linux":
        with Path("/proc/self/statm").open("rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


def unpickled(answer: bytes) -> tuple[bool, Any]:
    """What `work` answered: whether the task succeeded, with its result or its error."""
    succeeded, value = pickle.loads(answer)  # noqa: S301
    return succeeded, value
