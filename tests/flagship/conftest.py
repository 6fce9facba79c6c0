"""The flagship architecture of this repository, loaded once for all its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundplan.publish.project import Project, load_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder, which is the flagship's project folder."""
    return ROOT


@pytest.fixture(scope="session")
def project() -> Project:
    """The flagship as every command sees it."""
    return load_project(ROOT)
