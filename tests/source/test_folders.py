"""Finding and reading files: which ones, in which order, and what stands in the way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from groundplan.source.document import plain
from groundplan.source.problem import Place
from groundplan.source.reader import FolderRead, Kept, read_folder


def read(root: Path, *, needed: bool = True) -> FolderRead:
    """What the folder `model` below `root` holds."""
    return read_folder(root, "model", needed=needed)


def put(root: Path, path: str, content: str | bytes = "a: 1\n") -> Path:
    """A file below `root`."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def codes(found: FolderRead) -> list[str]:
    """The names of the problems."""
    return [problem.code.name for problem in found.problems]


def test_files_are_read_at_any_depth_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for path in ("model/b.yml", "model/a/z.yaml", "model/a.yml", "model/B.YML", "other/c.yml", "model/notes.md"):
        put(tmp_path, path)
    found = read(tmp_path)
    assert [document.path for document in found.documents] == [
        "model/B.YML",
        "model/a.yml",
        "model/a/z.yaml",
        "model/b.yml",
    ]
    assert list(found.sources.texts) == [document.path for document in found.documents]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "model/a.yml")
    put(tmp_path, "model/.b.yml", "not: [yaml")
    put(tmp_path, "model/.git/c.yml", "not: [yaml")
    (tmp_path / "model" / ".#a.yml").symlink_to("nobody@nowhere:1")
    assert (len(read(tmp_path).documents), codes(read(tmp_path))) == (1, [])


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert codes(found) == ["missing-folder"]
    assert found.problems[0].place == Place("model")
    assert codes(read(tmp_path / "no" / "project")) == ["missing-folder"]
    assert codes(read(tmp_path, needed=False)) == []


def test_a_folder_without_yaml(tmp_path: Path) -> None:
    put(tmp_path, "model/readme.md", "Nothing.")
    assert codes(read(tmp_path)) == ["empty-folder"]
    assert codes(read(tmp_path, needed=False)) == []


def test_a_file_in_an_old_encoding_shows_where_and_is_read_all_the_same(tmp_path: Path) -> None:
    put(tmp_path, "model/a.yml", "a: 1\nname: Caf\xe9\n".encode("latin-1"))
    found = read(tmp_path)
    assert codes(found) == ["not-utf8"]
    assert found.problems[0].place == Place("model/a.yml", 2, 10)
    assert "0xE9" in found.problems[0].message
    assert len(found.documents) == 1


def test_utf_16_is_named(tmp_path: Path) -> None:
    put(tmp_path, "model/a.yml", "a: 1\n".encode("utf-16"))
    put(tmp_path, "model/b.yml")
    found = read(tmp_path)
    assert codes(found) == ["not-utf8"]
    assert "UTF-16" in found.problems[0].message
    assert [document.path for document in found.documents] == ["model/b.yml"]


def test_a_picture_is_one_problem_and_not_hundreds(tmp_path: Path) -> None:
    put(tmp_path, "model/a.yml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20)
    found = read(tmp_path)
    assert codes(found) == ["not-utf8"]
    assert found.problems[0].place == Place("model/a.yml")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    put(tmp_path, "model/a.yml", b"\xef\xbb\xbfa: 1\n")
    assert read(tmp_path).sources.texts == {"model/a.yml": "a: 1\n"}


def test_a_link_without_target(tmp_path: Path) -> None:
    put(tmp_path, "model/b.yml")
    (tmp_path / "model" / "a.yml").symlink_to("gone.yml")
    found = read(tmp_path)
    assert codes(found) == ["unreadable-file"]
    assert "link" in found.problems[0].mend
    assert len(found.documents) == 1


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "a.yml").symlink_to("a.yml")
    assert codes(read(tmp_path)) == ["unreadable-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    os.mkfifo(tmp_path / "model" / "a.yml")
    assert codes(read(tmp_path)) == ["unreadable-file"]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything, so whoever is root becomes somebody else for a while."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no such rights here")
def test_a_file_without_the_right_to_read_it() -> None:
    # Not below pytest's own folder, which only its user may enter.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        put(Path(folder), "model/a.yml").chmod(0)
        with as_nobody():
            found = read(Path(folder))
    assert codes(found) == ["unreadable-file"]
    assert "right" in found.problems[0].mend


def test_a_linked_folder_is_read_where_it_is_linked(tmp_path: Path) -> None:
    put(tmp_path, "model/a.yml")
    put(tmp_path, "shared/b.yml")
    (tmp_path / "model" / "shared").symlink_to(tmp_path / "shared")
    assert [document.path for document in read(tmp_path).documents] == ["model/a.yml", "model/shared/b.yml"]


def test_a_link_back_up_is_reported_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "model/a/b.yml")
    (tmp_path / "model" / "a" / "up").symlink_to(tmp_path / "model")
    found = read(tmp_path)
    assert codes(found) == ["link-circle"]
    assert found.problems[0].place == Place("model/a/up")
    assert len(found.documents) == 1


def test_one_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    put(tmp_path, "model/a.yml", "a: [1\nb: 'x' y\n")
    put(tmp_path, "model/b.yml", "a: 1\na: 2\n")
    put(tmp_path, "model/c.yml")
    found = read(tmp_path)
    assert codes(found) == ["yaml-open-bracket", "yaml-after-quote", "duplicate-key"]
    assert [document.path for document in found.documents][-1] == "model/c.yml"


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    try:
        (tmp_path / "model" / os.fsdecode(b"caf\xe9.yml")).write_text("a: [1\n")
    except OSError:
        pytest.skip("this file system has only names that are text")
    (problem,) = read(tmp_path).problems
    assert str(problem.place).encode("utf-8")


@pytest.mark.parametrize("needed", [True, False])
def test_a_file_where_the_folder_is_due(needed: bool, tmp_path: Path) -> None:
    put(tmp_path, "model")
    (problem,) = read(tmp_path, needed=needed).problems
    assert (problem.code.name, problem.place) == ("not-a-folder", Place("model"))


def test_what_is_kept_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "a.yml").write_text("a: 1\n")
    (tmp_path / "model" / "b.yml").write_text("b: 1\nb: 2\n")
    kept = Kept()
    first = read_folder(tmp_path, "model", kept=kept)
    (tmp_path / "model" / "a.yml").write_text("a: 2\n")
    second = read_folder(tmp_path, "model", kept=kept)
    assert second.documents[1] is first.documents[1]
    assert second.problems == first.problems != ()
    assert [plain(each.root) for each in second.documents if each.root] == [{"a": "2"}, {"b": "1"}]
    (tmp_path / "model" / "a.yml").unlink()
    assert read_folder(tmp_path, "model", kept=kept).documents == second.documents[1:]
