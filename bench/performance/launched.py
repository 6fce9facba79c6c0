"""Runs one command, and says as JSON what it took: `python launched.py FD COMMAND ...`.

Workers are often left to end by themselves, so their seconds are counted nowhere. On Linux, processes whose parent has
ended are handed to this one, which waits for them; elsewhere their seconds are missing.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
import time

_SET_CHILD_SUBREAPER = 36
_PATIENCE = 10.0
"""So many seconds after the command has ended, whoever it left behind is left behind here, too."""


def main() -> int:
    """Waits for the command and all that it started; gives its exit code."""
    answer, command = int(sys.argv[1]), sys.argv[2:]
    os.set_inheritable(answer, False)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Whoever is interrupted is the command.
    _, status, own = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    _wait_for_the_others()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = os.waitstatus_to_exitcode(status)
    told = {"code": code, "wall": wall, "own": _seconds(own), "all": _seconds(used)}
    os.write(answer, json.dumps(told).encode())
    return code if code >= 0 else 128 - code


def _wait_for_the_others() -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            time.sleep(0.005)


def _seconds(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
