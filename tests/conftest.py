"""What all tests share: the options of the test run, and the order in which they begin."""

from __future__ import annotations

from pathlib import Path

import pytest

_LONG = (
    *("site/test_many_edits.py", "site/test_serve.py", "bench/test_speed.py", "publish/test_cluster.py"),
    *("site/test_killed_workers.py", "site/test_kept.py", "publish/test_reload.py", "site/test_wheel.py"),
    *("site/test_build.py", "site/test_accessible.py", "site/test_browser.py", "site/test_viewer.py"),
)
"""The files that take longest: they begin first, so that no processor is left with one of them at the end."""

_TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--update-problems`, which writes what is reported now into `tests/problems/*.md`."""
    parser.addoption(
        "--update-problems",
        action="store_true",
        help="write the reports of today into tests/problems/*.md instead of comparing them",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets the tests that take longest begin first."""
    places = {_TESTS / name: place for place, name in enumerate(_LONG)}
    items.sort(key=lambda item: places.get(item.path, len(places)))
