"""What is compiled of installed templates outlives the process, as compiled modules do; and is never taken wrongly."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, pass_context

from groundplan.pages.compiled import CompiledTemplates


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python keeps what it compiles."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "compiled"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "installed"
    folder.mkdir()
    (folder / "page.html").write_text("<p>\n  {% if true %}\n{{ 'a' | upper }}{% endif %}\n", encoding="utf-8")
    return folder


def environment(folder: Path, *, installed: bool = True, dense: bool = False) -> Environment:
    """An environment as of a new process: it has compiled nothing yet."""
    compiled = CompiledTemplates((folder,) if installed else ())
    loader = FileSystemLoader(folder)
    return Environment(loader=loader, bytecode_cache=compiled, autoescape=True, trim_blocks=dense, lstrip_blocks=dense)


def rendered(environment: Environment) -> str:
    return environment.get_template("page.html").render()


def files(kept: Path) -> list[Path]:
    return list(kept.rglob("jinja/templates/*"))


def compile_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def compiles(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", compiles)


def test_it_is_not_compiled_again(kept: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered(environment(folder))
    assert len(files(kept)) == 1

    compile_nothing(monkeypatch)
    assert rendered(environment(folder)) == first == "<p>\n  \nA"


def test_a_template_that_changed_is_compiled_again(kept: Path, folder: Path) -> None:
    rendered(environment(folder))
    (folder / "page.html").write_text("<p>B", encoding="utf-8")

    assert rendered(environment(folder)) == "<p>B"
    assert len(files(kept)) == 2


def test_other_settings_make_another_page(kept: Path, folder: Path) -> None:
    rendered(environment(folder))

    assert rendered(environment(folder, dense=True)) == "<p>\nA"
    assert len(files(kept)) == 2


@pytest.mark.parametrize("content", [b"", b"nothing of ours", b"cut off"])
def test_what_is_damaged_is_made_again(kept: Path, folder: Path, content: bytes) -> None:
    first = rendered(environment(folder))
    (file,) = files(kept)
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] if content == b"cut off" else content)

    assert rendered(environment(folder)) == first
    assert [file.read_bytes() for file in files(kept)] == [whole]


def test_what_belongs_to_another_template_is_not_taken(kept: Path, folder: Path) -> None:
    first = rendered(environment(folder))
    (before,) = files(kept)
    (folder / "page.html").write_text("<p>B", encoding="utf-8")
    rendered(environment(folder))
    (other,) = set(files(kept)) - {before}
    before.write_bytes(other.read_bytes())
    (folder / "page.html").write_text("<p>\n  {% if true %}\n{{ 'a' | upper }}{% endif %}\n", encoding="utf-8")

    assert rendered(environment(folder)) == first


def test_of_a_project_nothing_is_kept(kept: Path, folder: Path) -> None:
    assert rendered(environment(folder, installed=False)) == "<p>\n  \nA"
    assert files(kept) == []


def test_nothing_is_written_where_python_writes_nothing(
    kept: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert rendered(environment(folder)) == "<p>\n  \nA"
    assert files(kept) == []


def test_a_place_that_cannot_be_written_is_no_matter(kept: Path, folder: Path) -> None:
    kept.write_text("a file, and no folder", encoding="utf-8")

    assert rendered(environment(folder)) == "<p>\n  \nA"


def test_a_filter_of_unknown_origin_is_worked_out_anew(kept: Path, folder: Path) -> None:
    for sign in "!?":
        made = environment(folder)
        made.filters["upper"] = lambda text, sign=sign: text + sign
        assert rendered(made) == f"<p>\n  \na{sign}"
    assert files(kept) == []


def test_a_filter_that_gets_the_context_is_never_worked_out_before(kept: Path, folder: Path) -> None:
    @pass_context
    def shout(context: object, text: str) -> str:
        return text + sign

    for sign in "!?":
        made = environment(folder)
        made.filters["upper"] = shout
        assert rendered(made) == f"<p>\n  \na{sign}"
    assert len(files(kept)) == 1
