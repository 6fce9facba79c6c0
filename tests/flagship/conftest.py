"""The flagship architecture of this repository, loaded once for all its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundplan.pages.draft import PageInputs
from groundplan.pages.medium import SITE
from groundplan.pages.page import Page
from groundplan.pages.write import Written, write_pages
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


@pytest.fixture(scope="session")
def written(project: Project) -> Written:
    """All its pages."""
    return write_pages(
        PageInputs(project.model, project.diagrams, "AWS microservices", ROOT, SITE, project.component_texts)
    )


@pytest.fixture(scope="session")
def pages(written: Written) -> tuple[Page, ...]:
    """All its pages, without what was found wrong with them."""
    return written.pages
