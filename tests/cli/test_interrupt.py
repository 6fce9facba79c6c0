"""Ctrl-C ends a command at once and without noise, also while its workers start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from groundplan.scaffold.begin import begin_project


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal's signals are those of POSIX")
@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.1])
def test_an_interrupt_while_workers_start_is_quiet(tmp_path: Path, seconds: float) -> None:
    begin_project(tmp_path)
    command = subprocess.Popen(
        [sys.executable, "-m", "groundplan", "draw"],
        cwd=tmp_path,
        start_new_session=True,
        # Whoever runs the tests in the background has this signal ignored, and hands that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert command.stderr is not None
    assert command.stderr.readline().startswith("Drawing pictures")

    time.sleep(seconds)
    os.killpg(command.pid, signal.SIGINT)

    _, said = command.communicate(timeout=30)
    assert command.returncode == 130
    assert "Traceback" not in said
