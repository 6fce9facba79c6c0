"""Limits of time. That of the processor is the same however busy the machine is with other work.

It counts this process and the commands that it runs by `run`. Windows has no such limit: there, only the clock counts.
"""

from __future__ import annotations

import faulthandler
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# A soft limit ends the command with a signal of its own, which would leave a file of its memory behind.
_ON_LIMIT = 'ulimit -c 0; ulimit -S -t "$1"; shift; exec "$@"'


@contextmanager
def limited(seconds: float, clock: float = math.inf) -> Iterator[None]:
    """Within, this process may use so many seconds of the processor, and pass so many on the clock.

    Then the system ends it, whatever it is at: see `has_run_out`.
    """
    if sys.platform == "win32":
        with _limited_by_clock(clock):
            yield
        return
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 0 if math.isinf(clock) else clock)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def _limited_by_clock(seconds: float) -> Iterator[None]:
    if math.isinf(seconds):
        yield
        return
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def has_run_out(exit_code: int | None) -> bool:
    """Whether a process that ended so was ended by its limit."""
    if sys.platform == "win32":
        return exit_code == 1
    return exit_code in (-signal.SIGPROF, -signal.SIGALRM)


def run(command: Sequence[str], given: bytes, longest: float) -> bytes:
    """What a command answers to what it is given. Its time counts as this process' own.

    Raises `TimeoutError` where no time is left for it, or where it takes more than `longest` seconds on the clock, and
    `subprocess.CalledProcessError` where it fails.
    """
    left = _left()
    shell = ("/bin/sh", "-c", _ON_LIMIT, "sh", str(math.ceil(left))) if left else ()
    before = _used_by_commands()
    try:
        # Without words that come from people; what they wrote at most reaches its standard input.
        done = subprocess.run([*shell, *command], input=given, capture_output=True, check=True, timeout=longest)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"`{command[0]}` took longer than {longest:.0f} seconds") from error
    finally:
        if left and not _taken_off(_used_by_commands() - before):
            raise TimeoutError(f"`{command[0]}` took more of the processor's time than was left")
    return done.stdout


def _left() -> float:
    """How many seconds are left of the limit; 0 without a limit."""
    return 0.0 if sys.platform == "win32" else signal.getitimer(signal.ITIMER_PROF)[0]


def _taken_off(seconds: float) -> bool:
    """Takes so many seconds off the limit; False where no more are left."""
    left = _left() - seconds
    if left > 0 and sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, left)
    return left > 0


def _used_by_commands() -> float:
    times = os.times()
    return times.children_user + times.children_system
