"""Opening the project that a command works on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from groundplan.publish.refusal import Refusal

if TYPE_CHECKING:
    from groundplan.publish.project import Project


def open_folder(folder: Path) -> Path:
    """The project's folder in full, if there is such a folder."""
    if not folder.is_dir():
        raise Refusal(f"There is no folder `{folder}`. Say where the project is with `--project DIR`.")
    return folder.resolve()


def open_sound(folder: Path) -> Project | None:
    """The project, or None after telling what is wrong with its model."""
    from groundplan.publish.project import load_project
    from groundplan.publish.report import report
    from groundplan.source.problem import has_errors

    project = load_project(open_folder(folder))
    if has_errors(project.problems):
        sys.stderr.write(report(project.problems, project.sources) + "\n")
        return None
    return project
