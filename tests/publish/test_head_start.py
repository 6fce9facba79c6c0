"""Workers get ready while a build that will need them is still being imported, and nobody notices anything else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, workers start from nothing")

SCRIPT = """
import os
import pathlib
import signal

before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
import groundplan.publish.head_start

begun = {pid for file in pathlib.Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()}
assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before

if __name__ == "__main__":
    from groundplan.publish.executors import chosen_pool

    with chosen_pool() as pool:
        print(str(pool.submit(os.getppid).result()) in begun)
"""


def forked_from_what_began_early(folder: Path, **environment: str) -> str:
    (folder / "script.py").write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, "script.py"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_what_workers_share_is_imported_beside_everything_else(tmp_path: Path) -> None:
    assert forked_from_what_began_early(tmp_path) == "True"


def test_with_pictures_of_an_earlier_build_it_waits_until_there_is_something_to_do(tmp_path: Path) -> None:
    (tmp_path / ".cache/groundplan/kept/pictures").mkdir(parents=True)

    assert forked_from_what_began_early(tmp_path) == "False"


def test_for_other_machines_no_worker_gets_ready_here(tmp_path: Path) -> None:
    told = forked_from_what_began_early(tmp_path, GROUNDPLAN_EXECUTOR="nowhere")

    assert "`nowhere` is not an executor" in told
