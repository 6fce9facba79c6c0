"""The commands that show and clear what is kept of earlier builds."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from groundplan.cache import Cache
from groundplan.scaffold.begin import begin_project
from tests.cli.conftest import Run

KEY = "0123456789abcdef"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project with something in its cache."""
    begin_project(tmp_path / "shop")
    cache = cache_of(tmp_path / "shop")
    for kind, size in (("pictures", 1_234_567), ("icons", 1000)):
        for number in range(2):
            cache.put(kind, f"{KEY}{number}", os.urandom(size))
    return tmp_path / "shop"


def cache_of(project: Path) -> Cache:
    return Cache(project / ".cache/groundplan/kept")


def test_what_is_kept(groundplan: Run, shop: Path) -> None:
    result = groundplan("cache", cwd=shop)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "icons     2    2 kB\n"
        "pictures  2  2.5 MB\n"
        "all       4  2.5 MB\n"
        "at most: 1,000 MB\n"
        f"in: {shop}/.cache/groundplan/kept\n"
    )


def test_a_terminal_gets_a_table(shop: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "groundplan", "cache"],
        cwd=shop,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # The terminal is closed.
        while part := os.read(ours, 4096):
            shown += part
    process.wait()
    os.close(ours)

    text = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode())
    lines = [line.split() for line in text.splitlines() if line.strip()]
    assert lines[:4] == [
        ["kind", "entries", "size"],
        ["icons", "2", "2", "kB"],
        ["pictures", "2", "2.5", "MB"],
        ["all", "4", "2.5", "MB"],
    ]


def test_an_empty_cache_and_its_settings(groundplan: Run, tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")
    settings = tmp_path / "shop/mkdocs.yml"
    told = "- groundplan:\n      cache_size: 20\n      shared_cache: s3://me:secret@bucket/folder\n"
    settings.write_text(settings.read_text().replace("- groundplan\n", told, 1))
    result = groundplan("cache", "-C", "shop", cwd=tmp_path)

    assert result.stdout.splitlines()[:2] == ["all  0  0 kB", "at most: 20.0 MB"]
    assert result.stdout.splitlines()[3:] == ["shared at: s3://bucket/folder"]


@pytest.mark.parametrize("size", ["-1", "lots", "1.5", "true"])
def test_a_size_that_is_none_is_a_sentence(groundplan: Run, tmp_path: Path, size: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: S\nplugins:\n  - groundplan:\n      cache_size: {size}\n")
    result = groundplan("cache", cwd=tmp_path)

    assert result.returncode == 2
    assert result.stderr.startswith("`cache_size` of the plugin in `mkdocs.yml` has to be a number of megabytes")


@pytest.mark.parametrize("arguments", [["cache", "clear", "-C", "shop"], ["cache", "-C", "shop", "clear"]])
def test_clearing_it(groundplan: Run, shop: Path, arguments: list[str]) -> None:
    result = groundplan(*arguments, cwd=shop.parent)

    assert (result.returncode, result.stderr) == (0, "Removed 4 entries, 2.5 MB.\n")
    assert cache_of(shop).usage() == ()


def test_clearing_one_kind(groundplan: Run, shop: Path) -> None:
    assert groundplan("cache", "clear", "icons", "--quiet", cwd=shop).stderr == ""
    assert [usage.kind for usage in cache_of(shop).usage()] == ["pictures"]


def test_a_kind_that_is_not_kept_is_a_sentence(groundplan: Run, shop: Path) -> None:
    result = groundplan("cache", "clear", "picture", cwd=shop)

    assert result.returncode == 2
    assert result.stderr == (
        "The cache holds nothing of the kind `picture`, only `icons`, `pictures`. Did you mean `pictures`?\n"
    )
