"""Where page templates lie, those of the package and those of a project, and what stands above their text."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "templates"
ENDING = ".md.j2"
SHIPPED = Path(__file__).parent.parent / FOLDER
"""Where the templates lie that the package ships."""


def are_replaced(root: Path) -> bool:
    """Whether the project in `root` has a template of its own in the place of any that the package ships."""
    return any(os.path.lexists(root / FOLDER / shipped.name) for shipped in SHIPPED.glob("*.j2"))


def header_lines(text: str) -> int:
    """How many lines the header of a page template has, with its two lines of `---`; 0 where there is none."""
    lines = text.splitlines()
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == "---"), 0)
