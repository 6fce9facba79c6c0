"""A searched way: short, with few bends, clear of walls, never on another line; and the gaps where lines cross."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from groundplan.drawing.geometry import Point, Rect, crosses
from groundplan.drawing.routing.gaps import HALF_GAP, parted
from groundplan.drawing.routing.gates import DOWN, RIGHT
from groundplan.drawing.routing.grid import Lines, Terrain
from groundplan.drawing.routing.ink import Ink, Run, Trunks, common_way, crossings
from groundplan.drawing.routing.search import Gate, find_way, simplified

places = st.integers(0, 30).map(lambda at: at * 10.0)
rects = st.builds(lambda x, y, w, h: Rect(x, y, x + w, y + h), places, places, st.integers(5, 80), st.integers(5, 80))


def gate(x: float, y: float, direction: int = RIGHT) -> Gate:
    return Gate((x, y), direction, 0.0, ((x, y),))


def way(start: Point, end: Point, terrain: Terrain) -> tuple[Point, ...] | None:
    xs = {x for wall in terrain.walls for x in (wall.left, wall.right)} | {-50.0, 450.0}
    ys = {y for wall in terrain.walls for y in (wall.top, wall.bottom)} | {-50.0, 450.0}
    beside = {run.at + by for run in terrain.level for by in (-9, 9)}
    return find_way([gate(*start)], [gate(*end)], terrain, Lines(xs, ys | beside))


def test_an_empty_room_is_crossed_straight() -> None:
    assert way((0, 0), (100, 0), Terrain([])) == ((0, 0), (100, 0))


def test_a_wall_is_passed_on_its_nearer_side() -> None:
    found = way((0, 0), (200, 0), Terrain([Rect(80, -20, 120, 100)]))
    assert found
    assert min(y for _, y in found) == -20
    assert len(found) <= 6


def test_there_is_no_way_out_of_a_closed_room() -> None:
    walls = [Rect(-40, -40, 40, -30), Rect(-40, 30, 40, 40), Rect(-40, -40, -30, 40), Rect(30, -40, 40, 40)]
    assert way((0, 0), (200, 0), Terrain(walls)) is None


def test_a_line_runs_beside_another_and_not_on_it() -> None:
    found = way((0, 0), (200, 20), Terrain([], level=[Run(True, 0, 30, 150, "other")]))
    assert found
    on = [(a, b) for a, b in pairwise(found) if a[1] == b[1] == 0 and max(a[0], b[0]) > 30]
    assert on == []


@given(st.lists(rects, max_size=8))
def test_no_way_leads_through_a_wall(walls: list[Rect]) -> None:
    found = way((-20, 155), (420, 155), Terrain(walls))
    if found:
        assert not [wall for wall in walls if any(crosses(a, b, wall.grown(-0.1)) for a, b in pairwise(found))]
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(found))


@given(st.lists(st.tuples(places, places), min_size=2, max_size=8))
def test_simplified_lines_have_the_same_ends_and_no_empty_piece(points: list[Point]) -> None:
    found = simplified(points)
    assert (found[0], found[-1]) == (points[0], points[-1])
    assert all(a != b for a, b in pairwise(found))


def test_a_trunk_is_what_two_lines_share_from_their_first_point_on() -> None:
    one: tuple[Point, ...] = ((0, 0), (50, 0), (50, 80), (90, 80))
    other: tuple[Point, ...] = ((0, 0), (50, 0), (50, 40), (90, 40))
    assert common_way(one, other) == (((0, 0), (50, 0)), ((50, 0), (50, 40)))
    assert common_way(one, ((1, 0), (50, 0))) == ()


def test_lines_of_one_source_may_share_a_trunk_and_no_others() -> None:
    ink = Ink(Trunks({"a": "s", "b": "s", "c": "c"}, {"a": "x", "b": "y", "c": "z"}))
    ink.add("a", ((0, 0), (50, 0), (50, 80)))
    assert not ink.collides("b", ((0, 0), (50, 0), (50, -80)), 4)
    assert ink.collides("c", ((0, 0), (50, 0), (50, -80)), 4)
    assert ink.collides("b", ((0, 20), (50, 20), (50, 60)), 4)


def test_the_upright_line_is_open_where_a_level_one_passes_over_it() -> None:
    lines: dict[str, tuple[Point, ...]] = {"level": ((0, 50), (100, 50)), "upright": ((40, 0), (40, 100))}
    found = crossings(lines)
    assert found == {"upright": ((40, 50),)}
    assert parted(lines["upright"], found["upright"]) == (
        ((40, 0), (40, 50 - HALF_GAP)),
        ((40, 50 + HALF_GAP), (40, 100)),
    )


def test_no_gap_hides_a_corner() -> None:
    line: tuple[Point, ...] = ((0, 0), (40, 0), (40, 100))
    assert parted(line, [(40, 5)]) == (line,)
    assert len(parted(line, [(40, 50), (40, 54)])) == 2


def test_a_way_arrives_in_the_direction_of_its_gate() -> None:
    found = find_way([gate(0, 0)], [gate(100, 100, DOWN)], Terrain([]), Lines({0.0, 100.0}, {0.0, 100.0}))
    assert found == ((0, 0), (100, 0), (100, 100))
