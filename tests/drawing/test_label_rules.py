"""Each rule of placing a label, in a scene that shows nothing else."""

from __future__ import annotations

import pytest

from groundplan.drawing.geometry import Rect
from tests.drawing.label_scenes import Drawn, lies_on_border

LABEL = "reads orders"
LONG = "asks for the stock of every article in the basket, then reserves what is there for a quarter of an hour"


@pytest.mark.parametrize(
    "line", [[(0, 50), (200, 50)], [(200, 50), (0, 50)], [(50, 0), (50, 200)], [(50, 200), (50, 0)]]
)
def test_a_label_stands_beside_the_middle_of_its_line(line: list[tuple[float, float]]) -> None:
    drawn = Drawn({"a": line}, {"a": LABEL})
    rect = drawn.label("a").rect
    assert 0 < drawn.gap("a", rect) <= 5
    assert 60 <= max(rect.centre) <= 140


def test_on_a_trunk_nobody_could_tell_whose_label_it_is() -> None:
    lines = {"a": [(0, 50), (200, 50), (200, 0), (300, 0)], "b": [(0, 50), (200, 50), (200, 100), (300, 100)]}
    drawn = Drawn(lines, {"a": LABEL, "b": LABEL})
    for own, other in (("a", "b"), ("b", "a")):
        rect = drawn.label(own).rect
        assert drawn.gap(own, rect) < drawn.gap(other, rect)


@pytest.mark.parametrize("apart", [7, 8, 10])
def test_a_label_stands_on_its_own_line_where_lines_run_close_together(apart: float) -> None:
    lines = {f"l{at}": [(0, at * apart), (400, at * apart)] for at in range(5)}
    drawn = Drawn(lines, dict.fromkeys(lines, LABEL))
    labels = drawn.placed().labels
    assert len(labels) == len(lines)
    for label in labels:
        gaps = {name: drawn.gap(name, label.rect) for name in lines}
        assert [name for name, gap in gaps.items() if gap == min(gaps.values())] == [label.edge]


def test_a_label_does_not_lie_on_a_line_that_crosses_its_own() -> None:
    lines = {"a": [(0, 50), (300, 50)], "b": [(150, 0), (150, 100)]}
    drawn = Drawn(lines, {"a": LABEL})
    assert drawn.gap("b", drawn.label("a").rect) > 2


@pytest.mark.parametrize("at", range(30, 270, 20))
def test_a_label_does_not_lie_on_the_border_of_a_frame(at: float) -> None:
    border = Rect(at, -100, 600, 200)
    drawn = Drawn({"a": [(0, 50), (300, 50)]}, {"a": LABEL}, borders=[border])
    assert not lies_on_border(drawn.label("a").rect, border)


@pytest.mark.parametrize("top", range(20, 180, 20))
def test_a_label_stands_in_the_row_of_no_title(top: float) -> None:
    head = Rect(-200, top, 400, top + 26)
    drawn = Drawn({"a": [(50, 0), (50, 200)]}, {"a": LABEL}, heads=[head])
    made = drawn.placed()
    assert not made.labels[0].rect.overlaps(head)
    assert made.labels[0].leader is None
    assert not made.wanted


def test_a_label_in_the_row_of_a_title_is_better_than_one_far_off() -> None:
    label = Drawn({"a": [(50, 0), (50, 200)]}, {"a": LABEL}, heads=[Rect(-200, -20, 400, 240)]).label("a")
    assert label.leader is None


def test_a_label_moves_along_its_line_out_of_the_way_of_a_box() -> None:
    box = Rect(100, 0, 300, 100)
    drawn = Drawn({"a": [(0, 110), (400, 110)]}, {"a": LABEL}, solids=[box, Rect(100, 112, 300, 200)])
    rect = drawn.label("a").rect
    assert not rect.overlaps(box)
    assert drawn.gap("a", rect) <= 5


@pytest.mark.parametrize("between", [50, 60, 70, 80, 90, 100])
def test_a_label_stands_so_far_from_a_name_that_the_two_do_not_read_as_one(between: float) -> None:
    names = [Rect(0, 55, 100 - between / 2, 120), Rect(100 + between / 2, 55, 200, 120)]
    line, above = [(40, 50), (160, 50)], Rect(-100, -20, 300, 45)
    drawn = Drawn({"a": line}, {"a": "invokes with the payment"}, solids=[above], words=names)
    rect = drawn.label("a").rect
    assert not any(rect.overlaps(Rect(name.left - 8, name.top, name.right + 8, name.bottom)) for name in names)


def test_a_step_may_stand_close_to_a_name() -> None:
    name = Rect(-20, 60, 200, 90)
    (badge,) = Drawn({"a": [(0, 50), (100, 50)]}, steps={"a": ["1"]}, words=[name]).placed().badges
    assert not badge.rect.overlaps(name)


def test_a_label_stands_over_its_badge_not_beside_it() -> None:
    drawn = Drawn({"a": [(0, 50), (300, 50)]}, {"a": LABEL}, {"a": ["1"]})
    made = drawn.placed()
    assert made.labels[0].rect.bottom <= made.badges[0].rect.top
    assert abs(made.labels[0].rect.centre[0] - made.badges[0].rect.centre[0]) < 5


def test_only_a_label_that_had_to_go_away_has_a_leader() -> None:
    line = [(0, 50), (60, 50)]
    walls = [Rect(-200, -20, 260, 45), Rect(-200, 55, 260, 120)]
    free, walled = Drawn({"a": line}, {"a": LABEL}), Drawn({"a": line}, {"a": LABEL}, solids=walls)
    assert free.label("a").leader is None
    label = walled.label("a")
    assert label.leader is not None
    start, end = label.leader
    assert label.rect.contains(start)
    assert walled.gap("a", Rect(*end, *end)) == 0
    assert not any(label.rect.overlaps(wall) for wall in walls)


def test_a_long_label_takes_more_lines_rather_than_be_cut() -> None:
    label = Drawn({"a": [(0, 500), (900, 500)]}, {"a": LONG}).label("a")
    assert " ".join(label.lines) == LONG
    assert label.whole == ""


def test_a_label_that_is_cut_keeps_its_whole_text() -> None:
    endless = " ".join([LONG] * 9)
    label = Drawn({"a": [(0, 500), (900, 500)]}, {"a": endless}).label("a")
    assert label.lines[-1].endswith("…")
    assert label.whole == endless


def test_what_misses_room_says_how_much_and_where() -> None:
    between = [Rect(-50, 0, -2, 100), Rect(42, 0, 100, 100)]
    made = Drawn({"a": [(0, 50), (40, 50)]}, {"a": LABEL}, solids=between).placed()
    assert made.strain == 1
    ((first, *_),) = made.wanted
    assert first.rightwards
    assert 0 <= first.low < first.high <= 40
    assert Drawn({"a": [(0, 50), (40 + first.by, 50)]}, {"a": LABEL}, solids=[between[0]]).placed().strain == 0
