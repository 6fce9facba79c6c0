"""What all tests share: the options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--update-problems`, which writes what is reported now into `tests/problems/*.md`."""
    parser.addoption(
        "--update-problems",
        action="store_true",
        help="write the reports of today into tests/problems/*.md instead of comparing them",
    )
