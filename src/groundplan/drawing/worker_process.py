"""One worker as its pool sees it: how its process starts, what it holds, and how it ended."""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import sys
from collections import deque
from concurrent.futures import Future
from multiprocessing import resource_tracker, util
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from groundplan.drawing.worker import work

_MOST_AHEAD = 4
"""So many tasks a worker holds at most: while it works on one, the next are there already."""

_LONGEST_FOLDER_OF_SOCKETS = 107 - len("/listener-12345678")

_LARGE = 20_000
"""From so many bytes on a task is large. A worker that holds that much gets nothing ahead."""


class Task(Struct, eq=False):
    """A pickled function with its arguments, and how often it was tried."""

    content: bytes
    future: Future[Any] = field(default_factory=Future)
    tries: int = 0
    tries_of_killed: int = 0

    def begins(self) -> bool:
        """Whether it is still wanted. From now on it cannot be cancelled."""
        return self.future.running() or self.future.set_running_or_notify_cancel()


class Worker(Struct, eq=False):
    """A process, and the tasks that it has not answered; it is at the first."""

    process: BaseProcess
    connection: Connection
    ready: bool = False
    held: deque[Task] = field(default_factory=deque)

    def takes(self, task: Task) -> bool:
        """Whether it gets this task ahead of time: a small one, behind few small ones."""
        return len(self.held) < _MOST_AHEAD and sum(len(each.content) for each in (*self.held, task)) < _LARGE


def processors() -> int:
    """How many processors this process may use, which is less than the machine has in many a container."""
    if sys.version_info >= (3, 13):
        count = os.process_cpu_count() or 1
    else:
        count = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):  # No such file, or "max": no other limit.
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        count = min(count, math.ceil(int(quota) / int(period)))
    return max(1, count)


def get_ready(preload: str) -> None:
    """Begins to import, in a process of its own, what workers share: once it has, the first of them starts at once."""
    if _context(preload).get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver  # Not every system has it.

    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    be_deaf_to_interrupts()
    try:
        forkserver.ensure_running()
    except OSError:  # Whoever needs workers tries again, and tells.
        return
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def started(preload: str) -> Worker:
    """A new worker. Where the system can do that, it shares the memory of what the module `preload` imports."""
    ours, theirs = multiprocessing.Pipe()
    process = _context(preload).Process(target=work, args=(theirs,), name="groundplan-worker", daemon=True)  # type: ignore[attr-defined]
    try:
        process.start()
    finally:
        theirs.close()
    return Worker(process, ours)


def buried(worker: Worker) -> int | None:
    """The exit code of a worker that is ending, or has ended."""
    worker.process.join(timeout=5)
    worker.process.kill()
    worker.process.join()
    worker.connection.close()
    return worker.process.exitcode


def _context(preload: str) -> BaseContext:
    """How workers start. Never forked from this process: it has threads, and forks of such processes can hang."""
    # A process to fork from is reached by a socket in the folder for temporary files, whose path may be too long.
    if sys.platform != "linux" or len(os.fsencode(util.get_temp_dir())) > _LONGEST_FOLDER_OF_SOCKETS:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    return context


def was_killed(code: int | None) -> bool:
    """Whether a process was ended from outside, as far as its exit code tells."""
    return sys.platform != "win32" and code in (-signal.SIGKILL, -signal.SIGTERM, 255)


def be_deaf_to_interrupts() -> None:
    """Keeps Ctrl-C from this thread and the processes that it starts. Windows has nothing of the kind."""
    if sys.platform != "win32":
        # It starts with the first process, and would let interrupts through again.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
