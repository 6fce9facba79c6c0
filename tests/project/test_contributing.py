"""Every dependency has earned its place: one line in CONTRIBUTING.md says why it is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def wanted() -> set[str]:
    """The packages that pyproject.toml asks for, stubs of types as one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    named = [*project["project"]["dependencies"], *(each for group in groups for each in group)]
    packages = {re.split(r"[^\w-]", each, maxsplit=1)[0] for each in named if isinstance(each, str)}
    return {re.sub(r"^types-.*", "types-*", package) for package in packages}


def explained() -> set[str]:
    """The packages in the tables of CONTRIBUTING.md."""
    tables = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## Dependencies\n")[2]
    firsts = re.findall(r"^\| (`.+?) \|", tables, re.MULTILINE)
    return {package for first in firsts for package in re.findall(r"`([^`]+)`", first)}


def test_every_dependency_has_its_reason() -> None:
    assert explained() == wanted()
