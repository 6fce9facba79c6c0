"""Workers that are killed in the middle of a build change nothing of the site."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from bench.models import project, write
from tests.site.conftest import contents

KILLS = 20


def start(folder: Path) -> subprocess.Popen[str]:
    """A plain build by MkDocs, on its way."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )


def workers_of(main: psutil.Process) -> list[psutil.Process]:
    """The workers: they are forked from a process that the build has started."""
    try:
        return [worker for common in main.children() for worker in common.children()]
    except psutil.NoSuchProcess:
        return []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers have other parents")
def test_twenty_killed_workers_change_nothing(tmp_path: Path) -> None:
    quiet, restless = tmp_path / "quiet", tmp_path / "restless"
    for folder in (quiet, restless):
        write(project(80), folder)
        settings = folder / "mkdocs.yml"
        settings.write_text(settings.read_text(encoding="utf-8").replace("- groundplan", "- groundplan: {export: []}"))
    with start(quiet) as build:
        assert (build.communicate()[1], build.returncode) == ("", 0)

    chance, kills = random.Random(20), 0
    with start(restless) as build:
        main = psutil.Process(build.pid)
        while kills < KILLS and build.poll() is None:
            time.sleep(chance.uniform(0.01, 0.1))
            if workers := workers_of(main):
                chance.choice(workers).kill()
                kills += 1
        said = build.communicate()[1]

    assert (said, build.returncode, kills) == ("", 0, KILLS)
    assert contents(restless / "site") == contents(quiet / "site")
