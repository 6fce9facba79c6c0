"""The models that are made to be measured: of any size, the same ones for the same size, and without a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bench.models import CROWD, SMALLEST, main, project, write
from groundplan.model.load import load_model
from groundplan.scaffold.begin import begin_project
from groundplan.scenes.load import load_diagrams
from tests.bench.trees import contents


@pytest.mark.parametrize("size", [*range(SMALLEST, SMALLEST + 10), 130])
def test_a_made_project_has_the_size_it_was_asked_for_and_no_problem(size: int, tmp_path: Path) -> None:
    made = project(size)
    write(made, tmp_path)
    loaded = load_model(tmp_path)
    drawn = load_diagrams(tmp_path, loaded.model)
    assert [*loaded.problems, *drawn.problems] == []
    assert len(loaded.model.components) == size == made.components
    assert len(loaded.model.connections) == made.connections == round(size * 1.5)
    assert len(loaded.model.flows) == made.flows


def test_groups_are_three_levels_deep(tmp_path: Path) -> None:
    write(project(130), tmp_path)
    model = load_model(tmp_path).model
    depths = [len(model.path(each)) for each in model.components if not model.is_group(each)]
    assert set(depths) == {3}


def test_a_model_of_ten_thousand_stands_in_about_two_hundred_files() -> None:
    made = project(10_000)
    assert 180 <= sum(path.startswith("model/") for path in made.files) <= 220
    assert made.connections == 15_000


def test_the_same_size_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(project(60), tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_the_site_is_set_up_as_init_does_it(tmp_path: Path) -> None:
    write(project(SMALLEST), tmp_path / "made")
    begin_project(tmp_path / "begun")
    made, begun = (
        yaml.safe_load((tmp_path / name / "mkdocs.yml").read_text(encoding="utf-8")) for name in ("made", "begun")
    )
    assert {key: value for key, value in made.items() if not key.startswith("site_")} == {
        key: value for key, value in begun.items() if not key.startswith("site_")
    }


def test_a_crowd_is_one_diagram_that_shows_all_of_it(tmp_path: Path) -> None:
    write(project(SMALLEST, crowd=300), tmp_path)
    loaded = load_model(tmp_path)
    drawn = load_diagrams(tmp_path, loaded.model)
    assert [*loaded.problems, *drawn.problems] == []
    assert len(loaded.model.components) == SMALLEST + 1 + 300
    assert sum(each.source.startswith("crowd") for each in loaded.model.connections.values()) == 600
    large = {id for id in drawn.diagrams.by_id if sum(1 for _ in drawn.diagrams.scene(id).boxes()) > 60}
    assert large == {CROWD}
    assert sum(1 for _ in drawn.diagrams.scene(CROWD).boxes()) == 300
    assert len(drawn.diagrams.scene(CROWD).edges) == 600


def test_the_command_writes_and_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["30", str(tmp_path / "made")]) == 0
    assert capsys.readouterr().out == "30 components, 45 connections, 1 flows\n"
    assert (tmp_path / "made" / "mkdocs.yml").is_file()
    with pytest.raises(SystemExit):
        main(["3", str(tmp_path / "small")])
    assert "at least 20" in capsys.readouterr().err
