"""Whatever computes something else gives its results another key."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import groundplan
from groundplan.cache import code_state, versions


def state_in(folder: Path, *parts: str) -> str:
    """The state of the code of a copy of the package."""
    code = f"from groundplan.cache import code_state; print(code_state(*{parts}))"
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_the_state_of_the_code_is_that_of_its_files_wherever_they_lie(tmp_path: Path) -> None:
    package = Path(groundplan.__file__).parent
    shutil.copytree(package, tmp_path / "groundplan", ignore=shutil.ignore_patterns("__pycache__"))
    assert state_in(tmp_path) == code_state()
    assert state_in(tmp_path, "drawing", "assets/picture.css") == code_state("drawing", "assets/picture.css")

    with (tmp_path / "groundplan/pages/write.py").open("a") as file:
        file.write("\n")
    assert state_in(tmp_path) != code_state()
    assert state_in(tmp_path, "drawing", "assets/picture.css") == code_state("drawing", "assets/picture.css")
    (tmp_path / "groundplan/drawing/job.py").rename(tmp_path / "groundplan/drawing/work.py")
    assert state_in(tmp_path, "drawing") != code_state("drawing")


def test_versions_tell_packages_and_what_they_were_made_for() -> None:
    assert versions("pillow") != versions("typst")
    assert versions("pygraphviz") != f"pygraphviz {metadata.version('pygraphviz')}"
    assert versions("diagrams") == f"diagrams {metadata.version('diagrams')} any"
    assert versions("no-such-package") == "no-such-package none"
