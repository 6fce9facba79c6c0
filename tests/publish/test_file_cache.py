"""The folder of generated files."""

import os
from pathlib import Path

from groundplan.publish.file_cache import keep

LONG_AGO = 1_000_000_000


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    keep(tmp_path, {"a.md": b"a", "deep/b.md": b"b"})
    for file in (tmp_path / "a.md", tmp_path / "deep/b.md"):
        os.utime(file, (LONG_AGO, LONG_AGO))

    keep(tmp_path, {"a.md": b"a", "deep/b.md": b"other"})

    assert (tmp_path / "a.md").stat().st_mtime == LONG_AGO
    assert (tmp_path / "deep/b.md").stat().st_mtime > LONG_AGO
    assert (tmp_path / "deep/b.md").read_bytes() == b"other"


def test_stale_files_and_their_folders_go(tmp_path: Path) -> None:
    keep(tmp_path, {"a.md": b"a", "deep/er/b.md": b"b"})
    keep(tmp_path, {"a.md": b"a"})

    assert [path.name for path in tmp_path.rglob("*")] == ["a.md"]


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    keep(tmp_path, {"a": b"file"})
    keep(tmp_path, {"a/b.md": b"inside"})
    assert (tmp_path / "a/b.md").read_bytes() == b"inside"

    keep(tmp_path, {"a": b"file"})
    assert (tmp_path / "a").read_bytes() == b"file"


def test_nothing_is_left_beside_the_folder(tmp_path: Path) -> None:
    keep(tmp_path / "pages", {"a.md": b"a"})

    assert [path.name for path in tmp_path.iterdir()] == ["pages"]
