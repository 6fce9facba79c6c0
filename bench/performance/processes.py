"""What a command takes: seconds on the clock, seconds of all processors, and the memory of all its processes."""

from __future__ import annotations

import compileall
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
from msgspec import Struct

import groundplan

SAMPLES_PER_SECOND = 20

_LAUNCHER = Path(__file__).with_name("launched.py")


class Usage(Struct, frozen=True):
    """What a command took.

    `wall` and `cpu` are seconds, `cpu` those of the command and of every process that it started, and `workers` the
    part of those for which it did not wait. `memory` is the peak in bytes of all processes together, 0 where nobody
    looked; `said` is what it wrote.
    """

    wall: float
    cpu: float
    memory: int = 0
    said: str = ""
    workers: float = 0.0


class CommandError(RuntimeError):
    """A measured command failed; the message has the end of what it said."""


def as_installed() -> None:
    """Lets the commands find the package compiled, as it is wherever somebody installed it.

    Where the environment tells Python to write nothing, a checkout would be compiled anew by each of their processes.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compileall.compile_dir(Path(groundplan.__file__).parent, quiet=1)


def run(
    command: Sequence[str | Path], folder: Path, *, watch: bool = False, environment: Mapping[str, str] | None = None
) -> Usage:
    """Runs a command in a folder to its end. With `watch` its memory is sampled, which costs it some of its time.

    Raises `CommandError` where the command fails.
    """
    heard, told = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-I", _LAUNCHER, str(told), *command],
        pass_fds=[told],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        os.close(told)
        watcher = Watcher(process.pid, itself=False) if watch else None
        said, _ = process.communicate()
        memory = watcher.peak() if watcher else 0
    with os.fdopen(heard, encoding="utf-8") as answer:
        took = json.loads(answer.read() or "{}")
    words = said.decode(errors="replace")
    if process.returncode:
        code = took.get("code", process.returncode)
        raise CommandError(f"{' '.join(map(str, command))} ended with {code}:\n{words[-4000:]}")
    return Usage(took["wall"], took["all"], memory, words, took["all"] - took["own"])


@contextmanager
def on_cores(count: int) -> Iterator[None]:
    """Commands that are started within use so many cores at most. Only Linux can tell them so; others use all."""
    if sys.platform != "linux":
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:count])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


class Watcher:
    """Looks at the memory of a process and all its descendants, many times a second, until it is asked for the peak.

    Without `itself`, only at that of the descendants.
    """

    def __init__(self, pid: int, *, itself: bool = True) -> None:
        self._pid = pid
        self._itself = itself
        self.seen = 0
        """The most bytes that were seen at once, until now."""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def peak(self) -> int:
        """The most bytes that were seen at once. Ends the looking."""
        self._ended.set()
        self._thread.join()
        return self.seen

    def _watch(self) -> None:
        while not self._ended.wait(1 / SAMPLES_PER_SECOND):
            self.seen = max(self.seen, memory_of(self._pid, itself=self._itself))


def memory_of(pid: int, *, itself: bool = True) -> int:
    """The bytes that a process and its descendants have now: what processes share is counted once (Linux' PSS).

    Without `itself`, only those of the descendants.
    """
    total = 0
    try:
        process = psutil.Process(pid)
        family = [*([process] if itself else []), *process.children(recursive=True)]
    except psutil.Error:
        return 0
    for each in family:
        try:
            memory = each.memory_full_info()
        except psutil.Error:  # It has just ended.
            continue
        total += getattr(memory, "pss", memory.uss)
    return total
