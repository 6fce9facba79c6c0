"""A small project, built once as a person would build it, for the tests that look at the finished site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from groundplan.scaffold.begin import begin_project


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a module of this environment, such as `mkdocs`, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `groundplan init` begins it, built by `groundplan build`. Tests only read it."""
    folder = tmp_path_factory.mktemp("site") / "shop"
    begin_project(folder)
    built = run("groundplan", "build", "--strict", "--quiet", cwd=folder)
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    return folder


@pytest.fixture(scope="session")
def site(shop: Path) -> Path:
    """The finished site of the shop."""
    return shop / "site"


@pytest.fixture
def own_shop(tmp_path: Path) -> Path:
    """A project of its own for one test to change; not built yet."""
    begin_project(tmp_path / "shop")
    return tmp_path / "shop"
