"""Sites that are built once in a test run, as a person would build them, and the browser that looks at them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser

from groundplan.scaffold.begin import begin_project
from tests.site.flows import FLOWS, make_flows
from tests.site.playground import PLAYGROUND, make_playground
from tests.site.real_browser import chromium, served

SHOP = "http://shop.example/"
"""Where the browser finds the finished site of the shop."""


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a module of this environment, such as `mkdocs`, in a folder."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def build(folder: Path) -> None:
    """Builds the project in the folder, in which nothing may be wrong."""
    built = run("groundplan", "build", "--strict", "--quiet", cwd=folder)
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")


Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A function that gives the folder of a name, filled once for all processes of the test run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder_of(name: str, fill: Callable[[Path], None]) -> Path:
        done = shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(shared / name, ignore_errors=True)
                fill(shared / name)
                done.touch()
        return shared / name

    return folder_of


@pytest.fixture(scope="session")
def shop(once: Once) -> Path:
    """A project as `groundplan init` begins it, built by `groundplan build`. Tests only read it."""

    def fill(folder: Path) -> None:
        begin_project(folder)
        build(folder)
        shutil.copytree(folder / ".cache", folder.with_name("shop-kept"))

    return once("shop", fill)


@pytest.fixture(scope="session")
def site(shop: Path) -> Path:
    """The finished site of the shop."""
    return shop / "site"


@pytest.fixture
def own_shop(shop: Path, tmp_path: Path) -> Path:
    """A project of its own for one test to change; not built yet, but what takes long to draw is kept."""
    begin_project(tmp_path / "shop")
    shutil.copytree(shop.with_name("shop-kept"), tmp_path / "shop" / ".cache")
    return tmp_path / "shop"


@pytest.fixture(scope="session")
def playground(once: Once) -> Path:
    """The finished site of a project that has everything, found at the address `PLAYGROUND`. Tests only read it."""

    def fill(folder: Path) -> None:
        make_playground(folder)
        build(folder)

    return once("playground", fill) / "site"


@pytest.fixture(scope="session")
def flows(once: Once) -> Path:
    """The finished site of a project of two flows, found at the address `FLOWS`. Tests only read it."""

    def fill(folder: Path) -> None:
        make_flows(folder)
        build(folder)

    return once("flows", fill) / "site"


@pytest.fixture(scope="module")
def browser(site: Path, playground: Path, flows: Path) -> Iterator[Browser]:
    """Chromium, started once for each file of tests. It finds the finished sites at addresses that stay the same."""
    with ExitStack() as stack:
        sites = {SHOP: site, PLAYGROUND: playground, FLOWS: flows}
        hosts = {address: stack.enter_context(served(folder, address)) for address, folder in sites.items()}
        yield stack.enter_context(chromium(hosts))
