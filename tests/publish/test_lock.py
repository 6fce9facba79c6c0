"""Only one process holds the lock of a project; it goes with the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from groundplan.publish.lock import held

HOLDER = """
import sys, time
from pathlib import Path
from groundplan.publish.lock import held
with held(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "lock"
    other = subprocess.Popen([sys.executable, "-c", HOLDER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdout.readline()
    waits: list[str] = []

    def waiting() -> None:
        waits.append("waited")
        other.kill()

    with held(file, waiting):
        assert waits == ["waited"]
    other.communicate()


def test_nobody_waits_for_a_lock_that_is_free(tmp_path: Path) -> None:
    waits: list[str] = []
    for _ in range(2):
        with held(tmp_path / "lock", lambda: waits.append("waited")):
            pass
    assert waits == []
