"""A Dask cluster draws the same pictures, and whoever cannot use one is told so."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster
from msgspec.structs import replace

from groundplan.drawing.draw import Drawer, Limits, draw_here
from groundplan.drawing.picture import Picture
from groundplan.publish.cluster import Cluster
from groundplan.publish.portable import packed, unpacked
from groundplan.scaffold.begin import begin_project
from tests.drawing import drawing_jobs
from tests.drawing.drawing_samples import chain, orders
from tests.site.conftest import contents

pytestmark = pytest.mark.filterwarnings("default")

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>'

WITHOUT_DASK = """
import sys
sys.modules["distributed"] = None
from groundplan.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two worker processes; a task that ends its worker once has failed."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
    ):
        yield cluster


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def shop(folder: Path) -> Path:
    """A new project with an icon of its own."""
    begin_project(folder)
    (folder / "icons").mkdir()
    (folder / "icons" / "square.svg").write_text(ICON, encoding="utf-8")
    (folder / "model" / "types.yml").write_text(
        "types:\n  own.Square: {extends: aws.compute.EC2, name: Square, icon: icons/square.svg}\n"
        "components:\n  square: {type: own.Square, summary: Has four corners.}\n"
        "connections:\n  - {from: square, to: app, label: rolls}\n",
        encoding="utf-8",
    )
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("- groundplan\n", "- groundplan: {export: []}\n"))
    return folder


def tasks_of(cluster: LocalCluster) -> int:
    """How much the cluster has done by now."""
    with Client(cluster) as client:
        return int(client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.transition_counter))


def test_the_same_site_to_the_byte(cluster: LocalCluster, tmp_path: Path) -> None:
    executor = f"dask:{cluster.scheduler_address}"
    here, there = (shop(tmp_path / name) for name in ("here", "there"))
    build = ("-m", "mkdocs", "build", "--strict", "--quiet")

    built = run(*build, cwd=here)
    before = tasks_of(cluster)
    built_there = run(*build, cwd=there, GROUNDPLAN_EXECUTOR=executor)
    transitions = tasks_of(cluster) - before

    assert [(each.returncode, each.stderr) for each in (built, built_there)] == [(0, "")] * 2
    assert contents(there / "site") == contents(here / "site")
    assert transitions > len(list((here / "site" / "diagrams").glob("*.svg")))


def test_the_same_picture_by_the_option(cluster: LocalCluster, tmp_path: Path) -> None:
    project = shop(tmp_path)
    draw = ("-m", "groundplan", "draw", "overview", "--quiet", "--output", "-")

    before = tasks_of(cluster)
    there = run(*draw, "--executor", f"dask:{cluster.scheduler_address}", cwd=project)
    transitions = tasks_of(cluster) - before
    shutil.rmtree(project / ".cache")
    here = run(*draw, cwd=project)

    assert (there.returncode, there.stdout) == (0, here.stdout)
    assert transitions > 0


def test_limits_of_time_hold_there_too(cluster: LocalCluster, tmp_path: Path) -> None:
    note = tmp_path / "tries"
    scene = replace(chain("a", "b"), title=str(note))
    with Cluster(cluster.scheduler_address) as pool:
        drawer = Drawer(pool, Limits(processor=1), drawing_jobs.computes_unless_simple)
        (picture,) = drawer.draw([scene])
        (other,) = Drawer(pool).draw([orders()])

    assert isinstance(picture, Picture)
    assert [problem.code.name for problem in picture.problems] == ["drawing-simplified"]
    assert other == draw_here(orders())


def test_what_was_given_later_can_be_dropped(cluster: LocalCluster) -> None:
    with Cluster(cluster.scheduler_address) as pool:
        futures = [pool.submit_later(pow, number, 2) for number in range(50)]
        futures[-1].cancel()
        assert futures[-1].cancelled()
        assert [future.result() for future in futures[:-1]] == [number**2 for number in range(49)]


def test_files_come_along(tmp_path: Path) -> None:
    file = tmp_path / "own.svg"
    file.write_text(ICON, encoding="utf-8")
    installed = next(iter(orders().boxes())).type
    assert installed is not None
    assert installed.icon is not None

    there, same, nothing = unpacked(packed((file, installed.icon.path, tmp_path / "none")))

    assert there != file
    assert there.read_text(encoding="utf-8") == ICON
    assert (same, nothing) == (installed.icon.path, tmp_path / "none")
    assert unpacked(packed(there)) == file


def nobody_listens() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"dask:tcp://127.0.0.1:{free.getsockname()[1]}"


@pytest.mark.parametrize("command", [("-m", "groundplan", "draw"), ("-m", "mkdocs", "build")])
def test_a_scheduler_that_does_not_answer(tmp_path: Path, command: tuple[str, ...]) -> None:
    begin_project(tmp_path)
    done = run(*command, "--quiet", cwd=tmp_path, GROUNDPLAN_EXECUTOR=nobody_listens())
    assert done.returncode == 1
    assert "No Dask scheduler answers at `tcp://127.0.0.1:" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_dask(tmp_path: Path) -> None:
    begin_project(tmp_path)
    done = run("-c", WITHOUT_DASK, "draw", "--executor", "dask:tcp://localhost:8786", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("Install it with `pip install 'groundplan[dask]'`.\n")


@pytest.mark.parametrize("executor", ["dask", "dask:here", "ray://head:10001"])
def test_what_is_no_executor(tmp_path: Path, executor: str) -> None:
    begin_project(tmp_path)
    done = run("-m", "groundplan", "draw", "--executor", executor, "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"`{executor}` is not an executor. Write it like `dask:tcp://scheduler:8786`.\n"
