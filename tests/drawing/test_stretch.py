"""Where a picture is cut for more room, everything keeps its order, its size and its docks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.placing.stretch import Docks, Stretch, Want, planned, stretched
from groundplan.drawing.routing.courses import Course
from tests.drawing.drawing_samples import edge

GEOMETRY = Geometry(
    boxes={"a": Rect(20, 40, 80, 120), "b": Rect(200, 40, 260, 120)},
    frames={"f": Rect(0, 0, 100, 140), "g": Rect(0, -20, 300, 160)},
    splines={},
)
COURSES = {
    "a--b": Course(((75, 64), (140, 64), (140, 70), (205, 70))),
    "b--a": Course(((205, 80), (150, 80), (150, 150), (50, 150), (50, 120))),
}
EDGES = (edge("a", "b"), edge("b", "a"))
DOCKS = Docks(GEOMETRY, COURSES, EDGES)


def test_what_lies_behind_the_cut_moves_and_lines_and_frames_grow() -> None:
    geometry, courses = stretched(GEOMETRY, COURSES, [Stretch(True, 120, 30)])
    assert geometry.boxes == {"a": GEOMETRY.boxes["a"], "b": Rect(230, 40, 290, 120)}
    assert geometry.frames == {"f": GEOMETRY.frames["f"], "g": Rect(0, -20, 330, 160)}
    assert courses["a--b"].points == ((75, 64), (170, 64), (170, 70), (235, 70))


def test_two_cuts_are_both_in_the_old_coordinates() -> None:
    once, _ = stretched(GEOMETRY, COURSES, [Stretch(True, 120, 30), Stretch(True, 145, 10)])
    other, _ = stretched(GEOMETRY, COURSES, [Stretch(True, 145, 10), Stretch(True, 120, 30)])
    assert once == other
    assert once.boxes["b"].left == 240


def test_no_cut_parts_the_docks_of_a_box() -> None:
    assert DOCKS.cut(True, 51, 74) is None
    assert DOCKS.cut(True, 76.5, 100) is not None
    assert DOCKS.cut(False, 71, 79) is None


def test_texts_that_miss_room_at_one_place_share_a_cut() -> None:
    wanted = [(Want(True, 100, 138, 20),), (Want(True, 110, 139, 35),), (Want(False, 121, 139, 9),)]
    cuts = planned(wanted, DOCKS)
    assert sorted((cut.rightwards, cut.by) for cut in cuts) == [(False, 9), (True, 35)]


def test_the_next_alternative_is_taken_where_the_first_cannot_be_cut() -> None:
    (cut,) = planned([(Want(True, 51, 74, 5), Want(True, 100, 130, 25))], DOCKS)
    assert 100 < cut.at < 130


@given(st.lists(st.builds(Want, st.booleans(), st.floats(-30, 150), st.floats(150, 300), st.floats(1, 60)), max_size=5))
def test_lines_stay_upright_or_level_and_end_where_they_did(wants: list[Want]) -> None:
    cuts = planned([(want,) for want in wants], DOCKS)
    geometry, courses = stretched(GEOMETRY, COURSES, cuts)
    for name, rect in geometry.boxes.items():
        assert (rect.width, rect.height) == (GEOMETRY.boxes[name].width, GEOMETRY.boxes[name].height)
    for each in EDGES:
        before, after = COURSES[each.id].points, courses[each.id].points
        for (start, end), (ax, ay) in zip(
            ((each.source, before[0]), (each.target, before[-1])), (after[0], after[-1]), strict=True
        ):
            old, new = GEOMETRY.boxes[start], geometry.boxes[start]
            assert (ax - new.left, ay - new.top) == (end[0] - old.left, end[1] - old.top)
        for (x1, y1), (x2, y2) in pairwise(after):
            assert x1 == x2 or y1 == y2
