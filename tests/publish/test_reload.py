"""A served site through a rebuild that fails."""

from __future__ import annotations

from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from groundplan.publish.reload import guard


def test_a_failure_names_files_as_seen_from_the_project(tmp_path: Path) -> None:
    project, site = tmp_path / "project", tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<html><body>Before</body></html>", encoding="utf-8")

    def fail() -> None:
        raise ValueError(f'expected a key, in "{project / "mkdocs.yml"}", line 3')

    with LiveReloadServer(fail, "localhost", 0, root=str(site)) as server:
        guard(server, fail, project)
        server.builder()

    page = (site / "index.html").read_text(encoding="utf-8")
    assert "in &quot;mkdocs.yml&quot;, line 3" in page
    assert str(tmp_path) not in page
    assert "Before" in page
