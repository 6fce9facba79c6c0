"""Commands load only what they need: help comes at once, and the main process of a build loads nothing that draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from groundplan.scaffold.begin import begin_project

LOADED = """
import sys
from groundplan.cli import main
if __name__ == "__main__":
    code = main({arguments!r})
    print(code, *sorted(sys.modules), file=sys.stderr)
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a process has loaded after the command."""
    program = LOADED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    code, *modules = done.stderr.splitlines()[-1].split(" ")
    assert code == "0", done.stderr
    return set(modules)


def packages(modules: set[str], *names: str) -> list[str]:
    """Which of the modules are of these packages."""
    return sorted(module for module in modules for name in names if f"{module}.".startswith(f"{name}."))


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["version"]])
def test_help_loads_next_to_nothing(tmp_path: Path, arguments: list[str]) -> None:
    modules = loaded(tmp_path, *arguments)

    heavy = ("groundplan.drawing", "groundplan.model", "mkdocs", "jinja2", "yaml", "rich", "pydantic", "PIL")
    assert packages(modules, *heavy) == []


def test_a_build_leaves_drawing_to_its_workers(tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")
    shop = tmp_path / "shop"
    cold, warm = loaded(shop, "build", "--quiet"), loaded(shop, "build", "--quiet")

    assert "groundplan.publish.plugin" in cold & warm
    drawing = (
        "groundplan.drawing.job",
        "groundplan.drawing.layout.graph",
        "groundplan.drawing.paint.paint",
        "groundplan.drawing.placing.composition",
        "groundplan.drawing.routing.route",
        "pygraphviz",
    )
    serving = ("mkdocs.livereload", "watchdog")
    assert packages(cold, *drawing, *serving) == []
    assert packages(warm, *drawing, *serving, "typst", "cssselect2", "regex", "pydantic") == []
