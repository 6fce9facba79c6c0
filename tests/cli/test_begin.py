"""`groundplan init` begins a project and never overwrites anything."""

from pathlib import Path

from groundplan.scaffold.begin import begin_project, conflicts, project_files


def test_the_six_places_are_there(tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")

    there = {path.name for path in (tmp_path / "shop").iterdir()}
    assert {
        "model",
        "diagrams",
        "templates",
        "docs",
        "mkdocs.yml",
        "build.py",
        ".gitignore",
        "requirements.txt",
    } == there


def test_every_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine")
    (tmp_path / "model").write_text("a file where a folder goes")

    assert set(conflicts(tmp_path)) == {"mkdocs.yml", "model"}


def test_a_folder_with_other_files_is_no_conflict(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "model").mkdir()

    assert conflicts(tmp_path) == ()


def test_the_requirements_name_this_version() -> None:
    from groundplan import __version__

    assert project_files()["requirements.txt"].decode() == f"groundplan=={__version__}\n"
