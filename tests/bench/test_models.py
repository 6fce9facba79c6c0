"""The models that are made to be measured: of any size, the same ones for the same size, and without a problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.models import CONNECTIONS, project, write
from groundplan.model.load import load_model
from groundplan.scenes.load import load_diagrams


@pytest.mark.parametrize("size", [40, 130])
def test_a_made_project_has_the_size_it_was_asked_for_and_no_problem(size: int, tmp_path: Path) -> None:
    made = project(size)
    write(made, tmp_path)
    loaded = load_model(tmp_path)
    drawn = load_diagrams(tmp_path, loaded.model)
    assert [*loaded.problems, *drawn.problems] == []
    components = loaded.model.components
    groups = {each.parent for each in components.values() if each.parent}
    assert len(components) - len(groups) == size == made.components
    assert len(loaded.model.connections) == made.connections == round(size * CONNECTIONS)
    assert len(loaded.model.flows) == made.flows


def test_the_same_size_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(project(60), tmp_path / name)
    one, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "other")
    )
    assert one == other
