"""Pictures stay as wide as a page where boxes are joined with nothing, and lines to one box meet before it."""

from __future__ import annotations

import pytest

from groundplan.drawing.job import composed
from groundplan.model.component import ConnectionKind
from groundplan.scenes.scene import Box, Direction, Scene
from tests.drawing.drawing_samples import box, edge, frame

PAGE = 1370


def boxes(count: int, prefix: str = "b") -> list[Box]:
    return [box(f"{prefix}{at}", "compute.Lambda", "A box with a long name") for at in range(count)]


@pytest.mark.parametrize("direction", list(Direction))
def test_boxes_that_nothing_joins_stand_in_several_rows(direction: Direction) -> None:
    bounds = composed(Scene("many", "Many", direction, tuple(boxes(25)), ())).bounds
    assert bounds.width <= PAGE
    assert bounds.height <= PAGE


def test_so_do_those_of_a_frame() -> None:
    items = (frame("all", "cloud", "All", *boxes(20)),)
    assert composed(Scene("many", "Many", Direction.DOWN, items, ())).bounds.width <= PAGE


def test_what_has_an_order_stays_in_one_row() -> None:
    items = tuple(boxes(10))
    scene = Scene("many", "Many", Direction.DOWN, items, (), order=tuple(item.id for item in items))
    tops = {rect.top for rect in composed(scene).geometry.boxes.values()}
    assert len(tops) == 1


def test_lines_of_one_look_to_one_box_meet_before_it() -> None:
    items = (*boxes(5), box("hub", "compute.Lambda"))
    edges = tuple(edge(f"b{at}", "hub", "tells", kind=ConnectionKind.SYNC) for at in range(5))
    courses = composed(Scene("in", "In", Direction.RIGHT, items, edges)).courses
    assert len({course.points[-1] for course in courses.values()}) == 1
    assert len({course.points[0] for course in courses.values()}) == 5


def test_no_line_is_left_out_however_many_reach_one_box() -> None:
    kinds = list(ConnectionKind)
    items = (*(frame(f"f{at}", "cloud", f"Frame {at}", box(f"b{at}", "compute.Lambda")) for at in range(14)),)
    edges = tuple(edge(f"b{at}", "b6", "tells", kind=kinds[at % len(kinds)]) for at in range(14) if at != 6)
    scene = Scene("in", "In", Direction.DOWN, items, edges, same=(tuple(f"b{at}" for at in range(14)),))
    assert set(composed(scene).courses) == {each.id for each in edges}
