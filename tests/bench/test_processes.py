"""What a command takes is measured over all of its processes, with real ones."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.performance.machine import cores
from bench.performance.processes import CommandError, Watcher, memory_of, on_cores, run

BUSY = "import time\nwhile time.process_time() < 0.2: pass\n"
MB = 1_000_000
HOLDING = """
import subprocess, sys
held = bytearray(b"x") * {own}
child = "held = bytearray(b'x') * {childs}; print('ready', flush=True); input()"
below = subprocess.Popen([sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
below.stdout.readline()
print("ready", flush=True)
input()
"""


def test_time_of_the_processor_counts_those_of_all_processes(tmp_path: Path) -> None:
    alone = run([sys.executable, "-c", BUSY], tmp_path)
    both = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {BUSY!r}])\n{BUSY}"
    together = run([sys.executable, "-c", both], tmp_path)
    assert alone.cpu >= 0.2
    assert alone.wall > 0
    assert together.cpu >= 0.4
    assert together.workers < 0.1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands on what a process leaves behind")
def test_time_counts_of_those_that_a_command_leaves_behind(tmp_path: Path) -> None:
    script = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {BUSY!r}])\n"
    used = run([sys.executable, "-c", script], tmp_path)
    assert used.workers >= 0.2
    assert used.cpu >= used.workers


def test_memory_counts_a_process_and_those_below_it(tmp_path: Path) -> None:
    script = HOLDING.format(own=30 * MB, childs=50 * MB)
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        assert 80 * MB < memory_of(process.pid) < 160 * MB
        watcher = Watcher(process.pid)
        deadline = time.monotonic() + 60
        while watcher.seen < 80 * MB and time.monotonic() < deadline:
            time.sleep(0.01)
        process.stdin.close()
    assert watcher.peak() > 80 * MB
    assert memory_of(process.pid) == 0


def test_what_it_says_and_its_surroundings(tmp_path: Path) -> None:
    script = "import os; print(os.getcwd(), os.environ['SAID'])"
    used = run([sys.executable, "-c", script], tmp_path, environment={"SAID": "so"}, watch=True)
    assert used.said == f"{os.path.realpath(tmp_path)} so\n"


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"(?s)ended with 3:.*no such luck"):
        run([sys.executable, "-c", "import sys; print('no such luck'); sys.exit(3)"], tmp_path)


def test_commands_can_be_kept_to_few_cores(tmp_path: Path) -> None:
    script = "import os; print(len(os.sched_getaffinity(0)))"
    before = cores()
    with on_cores(1):
        used = run([sys.executable, "-c", script], tmp_path)
    assert used.said == "1\n"
    assert cores() == before
