"""A served site through a rebuild that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from groundplan.publish.reload import Rebuilding, Superseded
from groundplan.publish.watch import Watch


@contextmanager
def rebuilding(tmp_path: Path, *outcomes: BaseException | None) -> Iterator[tuple[Rebuilding, list[str]]]:
    """Rebuilding whose builds come out like this, and what was called."""
    project, site = tmp_path / "project", tmp_path / "site"
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text("site_name: Shop\n", encoding="utf-8")
    site.mkdir()
    (site / "index.html").write_text("<html><body>Before</body></html>", encoding="utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    coming, called = iter(outcomes), list[str]()

    def build() -> None:
        called.append("built")
        assert not list(site.iterdir())
        outcome = next(coming)
        if outcome is not None:
            raise outcome
        (site / "index.html").write_text("<html><body>After</body></html>", encoding="utf-8")

    with LiveReloadServer(build, "localhost", 0, root=str(site)) as server:
        watch = Watch(server, [project])
        forget = partial(called.append, "forgot")
        yield Rebuilding(server, build, project, watch, forget, lambda: False, lambda: config), called


def page(tmp_path: Path) -> str:
    return (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_a_failure_names_files_as_seen_from_the_project(tmp_path: Path) -> None:
    error = ValueError(f'expected a key, in "{tmp_path / "project" / "mkdocs.yml"}", line 3')
    with rebuilding(tmp_path, error) as (rebuild, _):
        rebuild()

    assert rebuild.failure == 'expected a key, in "mkdocs.yml", line 3'
    assert "Before" in page(tmp_path)


def test_after_a_failure_everything_is_built_anew(tmp_path: Path) -> None:
    with rebuilding(tmp_path, ValueError("no"), None) as (rebuild, called):
        rebuild()
        rebuild()

    assert called == ["forgot", "built", "forgot", "built"]
    assert rebuild.failure == ""
    assert "After" in page(tmp_path)


def test_a_build_that_is_superseded_begins_again_at_once(tmp_path: Path) -> None:
    with rebuilding(tmp_path, Superseded(), None) as (rebuild, called):
        rebuild()

    assert called.count("built") == 2
    assert "After" in page(tmp_path)
