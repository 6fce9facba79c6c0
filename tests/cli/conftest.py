"""Runs the command as a person would: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def groundplan() -> Run:
    """Runs `groundplan` with arguments in a folder."""

    def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "groundplan", *arguments],
            cwd=cwd,
            env={**os.environ, "COLUMNS": "200", "TERM": "dumb", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
