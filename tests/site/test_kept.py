"""What is kept between builds never changes a site: damaged, moved, shared, or left by a build that was killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

from groundplan.cache import Cache
from groundplan.scaffold.begin import begin_project
from tests.site.conftest import build, contents

KEPT = ".cache/groundplan/kept"


def entries(project: Path) -> dict[str, bytes]:
    return contents(project / KEPT)


def test_damaged_entries_of_every_kind_are_made_anew(shop: Path, own_shop: Path) -> None:
    before = entries(own_shop)
    assert {path.partition("/")[0] for path in before} >= {"exports", "icons", "pages", "pictures"}
    for (path, content), share in zip(before.items(), cycle((0.0, 0.5, 0.999)), strict=False):
        (own_shop / KEPT / path).write_bytes(content[: int(share * len(content))])

    build(own_shop)

    assert contents(own_shop / "site") == contents(shop / "site")
    assert entries(own_shop) == before


def test_what_was_kept_elsewhere_is_taken(own_shop: Path) -> None:
    """Marked entries show where they are used: the project lies in another folder than the one they were made in."""
    cache = Cache(own_shop / KEPT)
    for path in entries(own_shop):
        kind, _, key = path.partition("/")
        content = cache.get(kind, key)
        assert content is not None
        if kind == "pictures":
            cache.put(kind, key, content.removesuffix(b"</svg>") + b"<!-- kept --></svg>")
        os.utime(own_shop / KEPT / path, (0, 0))

    build(own_shop)

    svgs = list((own_shop / "site/diagrams").glob("*.svg"))
    assert svgs
    assert [svg.name for svg in svgs if "<!-- kept -->" not in svg.read_text()] == []


def test_a_small_cache_gives_the_same_site(shop: Path, own_shop: Path) -> None:
    foreign = Cache(own_shop / KEPT)
    foreign.put("pictures", "0123456789abcdef", os.urandom(2_000_000))
    os.utime(own_shop / KEPT / "pictures/0123456789abcdef", (0, 0))
    settings = own_shop / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("- groundplan\n", "- groundplan: {cache_size: 1}\n", 1))

    build(own_shop)

    assert contents(own_shop / "site") == contents(shop / "site")
    assert sum(usage.size for usage in Cache(own_shop / KEPT).usage()) <= 1_000_000


def test_a_shared_cache_gives_the_same_site(shop: Path, own_shop: Path, tmp_path: Path) -> None:
    shutil.copytree(own_shop / KEPT, tmp_path / "shared")
    shutil.rmtree(own_shop / KEPT)
    damaged = next((tmp_path / "shared/pictures").iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-1])
    settings = own_shop / "mkdocs.yml"
    told = f"- groundplan: {{shared_cache: 'file://{tmp_path}/shared'}}\n"
    settings.write_text(settings.read_text().replace("- groundplan\n", told, 1))

    build(own_shop)

    assert contents(own_shop / "site") == contents(shop / "site")
    assert entries(own_shop).keys() == contents(tmp_path / "shared").keys()
    assert damaged.read_bytes() == entries(own_shop)[f"pictures/{damaged.name}"]


def test_a_shared_cache_that_fails_costs_a_warning_even_of_a_strict_build(own_shop: Path) -> None:
    shutil.rmtree(own_shop / KEPT / "pictures")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=own_shop,
        env={**os.environ, "GROUNDPLAN_SHARED_CACHE": "file:///dev/null/nowhere", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert built.returncode == 0, built.stderr
    (warning,) = built.stderr.splitlines()
    assert warning.startswith("The shared cache at `file:///dev/null/nowhere` is not used: NotADirectoryError")


def building(project: Path, site: Path) -> subprocess.Popen[bytes]:
    """A build that has just begun, in a process group of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, cwd=project, env=environment, start_new_session=True)


def test_builds_at_once_and_killed_ones_do_no_harm(shop: Path, tmp_path: Path) -> None:
    project = tmp_path / "shop"
    begin_project(project)
    pictures = project / KEPT / "pictures"

    killed = building(project, tmp_path / "killed")
    while killed.poll() is None and not (pictures.is_dir() and any(pictures.iterdir())):
        time.sleep(0.002)
    os.killpg(killed.pid, 9)
    killed.wait()

    both = [building(project, tmp_path / name) for name in ("one", "other")]
    assert [process.wait() for process in both] == [0, 0]
    assert contents(tmp_path / "one") == contents(tmp_path / "other") == contents(shop / "site")
