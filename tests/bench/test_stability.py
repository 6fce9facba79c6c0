"""What counts as moved when a component comes or goes, and which edits are made."""

from __future__ import annotations

from bench.legible.stability import edits, moved
from groundplan.drawing.geometry import Rect
from tests.drawing.drawing_samples import chain, orders

GRID = {f"{x}{y}": Rect(100.0 * x, 100.0 * y, 100.0 * x + 60, 100.0 * y + 60) for x in range(4) for y in range(3)}


def test_what_stays_or_shifts_as_a_whole_did_not_move() -> None:
    assert moved(GRID, GRID) == 0
    assert moved(GRID, {box: rect.moved(500, 80) for box, rect in GRID.items()}) == 0


def test_one_box_that_leaves_its_neighbours_moved() -> None:
    after = {**GRID, "00": GRID["00"].moved(0, 31)}
    assert moved(GRID, after) == 1 / 12
    assert moved(GRID, {**GRID, "00": GRID["00"].moved(0, 29)}) == 0


def test_two_boxes_that_change_places_moved() -> None:
    assert moved(GRID, {**GRID, "00": GRID["32"], "32": GRID["00"]}) == 2 / 12


def test_boxes_that_came_or_went_are_not_counted() -> None:
    after = {box: rect for box, rect in GRID.items() if box != "00"} | {"new": Rect(0, 0, 60, 60)}
    assert moved(GRID, after) == 0


def test_one_box_comes_and_one_with_few_edges_goes() -> None:
    scene = orders()
    before = {box.id for box in scene.boxes()}
    more, less = edits(scene)
    assert {box.id for box in more.boxes()} - before == {"the-new-one"}
    assert len(more.edges) == len(scene.edges) + 1
    (gone,) = before - {box.id for box in less.boxes()}
    assert len(scene.edges) - len(less.edges) == 1
    assert all(gone not in (edge.source, edge.target) for edge in less.edges)


def test_small_scenes_are_not_edited() -> None:
    assert list(edits(chain("a", "b", "c"))) == []
