"""Edits that are measured say what they mean to say, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.models import project, write
from bench.performance.edits import connection_edits, summary_edits, with_summary
from groundplan.model.load import load_model
from groundplan.model.model import Model

SIZE = 60


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(project(SIZE), tmp_path)
    return tmp_path


def loaded(root: Path) -> Model:
    found = load_model(root)
    assert found.problems == ()
    return found.model


def test_a_summary_is_edited_and_nothing_else(root: Path) -> None:
    before = loaded(root)
    edits = summary_edits(root, before, 4)
    for edit in edits:
        known = loaded(root)
        edit.save()
        (changed,) = edit.pages
        now = loaded(root)
        assert (now.components[changed].summary,) == edit.marks
        for id, component in now.components.items():
            was = known.components[id]
            assert replace(component, place=was.place, summary="") == replace(was, summary="")
            assert id == changed or component.summary == was.summary
        edit.undo()
    assert loaded(root) == before


def test_edits_are_spread_over_the_model_and_told_apart(root: Path) -> None:
    edits = list(summary_edits(root, loaded(root), 4))
    assert len({edit.pages for edit in edits}) == 4
    assert len({edit.marks for edit in edits}) == 4


def test_a_connection_joins_two_pages(root: Path) -> None:
    before = loaded(root)
    for number, edit in enumerate(connection_edits(root, before, 3), start=1):
        edit.save()
        now = loaded(root)
        assert len(now.connections) == len(before.connections) + number
        source, target = edit.pages
        assert edit.marks[0] in {each.label for each in now.between([source], [target])}


def test_a_summary_that_was_folded_is_replaced_whole() -> None:
    text = "components:\n  a:\n    summary: Very\n      long.\n    layer: b\n  b:\n    summary: Other.\n"
    assert with_summary(text, "a", "New.") == text.replace("Very\n      long.", "New.")
    with pytest.raises(ValueError, match="does not stand"):
        with_summary(text, "c", "New.")
