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


@pytest.mark.parametrize("direction", [*Direction, None])
@pytest.mark.parametrize("count", [30, 60, 100])
def test_many_boxes_of_a_frame_make_neither_a_column_nor_a_strip(direction: Direction | None, count: int) -> None:
    bounds = composed(Scene("many", "Many", direction, (frame("all", "cloud", "All", *boxes(count)),), ())).bounds
    assert 1 / 3.2 < bounds.width / bounds.height < 3.2
    assert max(bounds.width, bounds.height) < 1700


@pytest.mark.parametrize("direction", list(Direction))
def test_so_are_networks_around_one_hub(direction: Direction) -> None:
    networks = tuple(frame(f"n{at}", "vpc", f"Network {at}", *boxes(2, f"n{at}b")) for at in range(24))
    edges = [edge("hub", f"n{at}b0", f"10.{at}.0.0/16") for at in range(24)]
    edges += [edge(f"n{at}b0", f"n{at}b1") for at in range(24)]
    made = composed(Scene("hub", "Hub", direction, (box("hub", "network.TransitGateway"), *networks), tuple(edges)))
    assert 1 / 2.5 < made.bounds.width / made.bounds.height < 2.5
    assert set(made.courses) == {each.id for each in edges}


def test_few_spokes_stay_in_one_rank() -> None:
    edges = tuple(edge("hub", f"b{at}", "tells") for at in range(12))
    items = (box("hub", "compute.Lambda"), *boxes(12))
    made = composed(Scene("hub", "Hub", Direction.RIGHT, items, edges))
    assert len({made.geometry.boxes[f"b{at}"].centre[0] for at in range(12)}) == 1


def test_one_spoke_that_leads_on_pushes_no_other_out_of_its_rank() -> None:
    items = (box("hub", "compute.Lambda"), *boxes(30), box("next", "compute.Lambda"))
    edges = tuple(edge("hub", f"b{at}") for at in range(30))
    before = composed(Scene("hub", "Hub", Direction.RIGHT, items, edges)).geometry.boxes
    after = composed(Scene("hub", "Hub", Direction.RIGHT, items, (*edges, edge("b4", "next")))).geometry.boxes
    assert all(before[f"b{at}"].centre[0] == after[f"b{at}"].centre[0] for at in range(30))


def test_what_is_long_anyway_pushes_nothing_small_behind_it() -> None:
    items = (box("hub", "compute.Lambda"), *boxes(30), box("end", "compute.Lambda"), box("alone", "compute.Lambda"))
    edges = [edge(*pair) for at in range(30) for pair in (("hub", f"b{at}"), (f"b{at}", "end"))]
    edges += [edge("b0", f"b{at}") for at in range(1, 30)]
    made = composed(Scene("long", "Long", Direction.RIGHT, items, tuple(edges)))
    assert made.geometry.boxes["alone"].centre[0] == made.geometry.boxes["hub"].centre[0]


def test_a_row_ends_where_its_groups_do_even_if_they_are_narrow_in_the_middle() -> None:
    fans = range(4)
    items = [box(f"t{fan}", "integration.SNS") for fan in fans]
    items += [each for fan in fans for each in (*boxes(5, f"from{fan}"), *boxes(5, f"to{fan}"))]
    edges = [edge(f"from{fan}{at}", f"t{fan}") for fan in fans for at in range(5)]
    edges += [edge(f"t{fan}", f"to{fan}{at}") for fan in fans for at in range(5)]
    made = composed(Scene("fans", "Fans", Direction.RIGHT, tuple(items), tuple(edges)))
    places = {name: rect.centre[0] for name, rect in made.geometry.boxes.items()}
    assert places["to00"] < places["from30"]


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
