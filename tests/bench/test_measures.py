"""Each measure finds the fault that was planted, and nothing in a clean picture."""

from __future__ import annotations

import pytest

from bench.legible.measures import Fault, Measures, measure
from bench.legible.reading import read
from tests.bench.svgs import Wire, badge, label, picture

STRAIGHT = Wire("a", "b", "M56,24L208,24")


def faults(svg: str) -> list[tuple[Fault, str, str]]:
    return [(found.fault, found.what, found.where) for found in measured(svg).found]


def measured(svg: str) -> Measures:
    return measure(read(svg))


def test_a_clean_picture_has_no_fault() -> None:
    wires = (
        Wire("a", "b", "M56,24L208,24", "reads", "1"),
        Wire("b", "c", "M256,24L325,24Q332,24 332,31L332,41Q332,48 339,48L408,48"),
    )
    texts = label("a--b", "reads", 110, 18) + badge("a--b", "1", 160, 24)
    found = measured(picture(wires=wires, texts=texts, frames={"n": (190, -40, 100, 130)}, titles={"n": (200, -24)}))
    assert found.found == ()
    assert (found.boxes, found.edges, found.crossings, found.bends) == (3, 2, 0, 2)
    assert found.letter == 9.5


def test_a_label_that_is_not_drawn_is_left_out() -> None:
    wire = Wire("a", "b", "M56,24L208,24", "reads")
    assert faults(picture(wires=[wire])) == [(Fault.LEFT_OUT, "a--b", "reads")]


def test_a_step_without_badge_is_left_out() -> None:
    wire = Wire("a", "b", "M56,24L208,24", steps="1 2")
    assert faults(picture(wires=[wire], texts=badge("a--b", "1", 130, 24))) == [(Fault.LEFT_OUT, "a--b", "step 2")]


def test_a_cut_label_needs_the_whole_in_the_tooltip() -> None:
    wire = Wire("a", "b", "M56,24L208,24", "reads all of it")
    cut = label("a--b", "reads all…", 130, 18)
    assert faults(picture(wires=[wire], texts=cut, tooltip="a to b: reads all of it")) == []
    assert faults(picture(wires=[wire], texts=cut)) == [(Fault.LEFT_OUT, "a--b", "reads all of it")]


def test_another_text_than_the_label_leaves_it_out() -> None:
    wire = Wire("a", "b", "M56,24L208,24", "reads")
    assert faults(picture(wires=[wire], texts=label("a--b", "writes", 130, 18))) == [(Fault.LEFT_OUT, "a--b", "reads")]


def test_labels_and_badges_over_each_other() -> None:
    texts = label("a--b", "reads", 130, 18) + badge("a--b", "1", 125, 16)
    assert [fault for fault, *_ in faults(picture(wires=[STRAIGHT], texts=texts))] == [Fault.LABEL_OVER_LABEL]


def test_a_label_over_a_title() -> None:
    svg = picture(
        wires=[STRAIGHT],
        texts=label("a--b", "reads", 130, 18),
        frames={"n": (90, 2, 400, 200)},
        titles={"n": (116, 20)},
    )
    assert (Fault.LABEL_OVER_LABEL, "a--b 'reads'", "title of n") in faults(svg)


@pytest.mark.parametrize(("x", "y"), [(232, 24), (232, 60), (232, 52)])
def test_a_label_over_icon_name_or_what_is_between(x: float, y: float) -> None:
    svg = picture(wires=[STRAIGHT], texts=label("a--b", "reads", x, y))
    assert (Fault.LABEL_OVER_BOX, "a--b 'reads'", "b") in faults(svg)


def test_a_label_beside_the_icon_is_over_nothing() -> None:
    assert faults(picture(wires=[STRAIGHT], texts=label("a--b", "x", 200, 40))) == []


@pytest.mark.parametrize("path", ["M56,24L408,24", "M56,52L408,52", "M56,10C200,10 300,60 408,60"])
def test_an_edge_through_a_foreign_box(path: str) -> None:
    assert faults(picture(wires=[Wire("a", "c", path)])) == [(Fault.THROUGH_BOX, "a--c", "b")]


def test_an_edge_through_the_name_of_its_own_box() -> None:
    assert faults(picture(wires=[Wire("a", "b", "M32,48L32,120L232,120L232,72")])) == [
        (Fault.THROUGH_OWN, "a--b", "a"),
    ]


def test_an_edge_around_a_foreign_box() -> None:
    assert faults(picture(wires=[Wire("a", "c", "M56,24L120,24L120,-20L350,-20L350,24L408,24")])) == []


def test_an_edge_through_a_foreign_frame() -> None:
    frames = {"n": (180.0, -60.0, 100.0, 160.0)}
    wire = Wire("a", "c", "M56,24L120,24L120,-30L350,-30L350,24L408,24")
    assert faults(picture(wires=[wire], frames=frames)) == [(Fault.THROUGH_FRAME, "a--c", "n")]


def test_an_edge_on_the_border_of_a_foreign_frame() -> None:
    frames = {"n": (180.0, -60.0, 100.0, 160.0)}
    wire = Wire("a", "c", "M56,24L120,24L120,-61L350,-61L350,24L408,24")
    assert faults(picture(wires=[wire], frames=frames)) == [(Fault.THROUGH_FRAME, "a--c", "n")]


@pytest.mark.parametrize("frame", [(-10.0, -60.0, 300.0, 160.0), (40.0, -60.0, 240.0, 160.0)])
def test_the_frame_of_an_end_is_not_foreign(frame: tuple[float, float, float, float]) -> None:
    wire = Wire("a", "c", "M56,24L120,24L120,-30L350,-30L350,24L408,24")
    assert faults(picture(wires=[wire], frames={"n": frame})) == []


def test_a_frame_that_is_an_end_is_not_foreign() -> None:
    wire = Wire("a", "n", "M56,24L120,24L120,-30L180,-30")
    assert faults(picture(wires=[wire], frames={"n": (180.0, -60.0, 100.0, 160.0)})) == []


def test_a_frame_that_walls_an_end_in_is_counted_apart() -> None:
    walls = {
        "left": (-60.0, -60.0, 40.0, 200.0),
        "top": (-60.0, -60.0, 200.0, 40.0),
        "right": (100.0, -60.0, 40.0, 200.0),
        "bottom": (-60.0, 100.0, 200.0, 40.0),
    }
    svg = picture(wires=[Wire("a", "b", "M56,24L208,24")], frames=walls)
    assert faults(svg) == [(Fault.WALLED_IN, "a--b", "right")]
    del walls["top"]
    svg = picture(wires=[Wire("a", "b", "M56,24L208,24")], frames=walls)
    assert faults(svg) == [(Fault.THROUGH_FRAME, "a--b", "right")]


def test_an_edge_through_a_title() -> None:
    svg = picture(wires=[STRAIGHT], frames={"n": (90, 8, 300, 100)}, titles={"n": (110, 28)})
    assert faults(svg) == [(Fault.THROUGH_TITLE, "a--b", "n")]


def test_a_label_on_a_foreign_line_and_on_a_border() -> None:
    wires = [STRAIGHT, Wire("b", "c", "M256,24L300,24L300,100L130,100L130,14L408,14")]
    found = faults(picture(wires=wires, texts=label("a--b", "reads", 130, 90), frames={"n": (135, 60, 300, 200)}))
    assert (Fault.LABEL_ON_LINE, "a--b 'reads'", "b--c") in found
    assert (Fault.LABEL_ON_BORDER, "a--b 'reads'", "n") in found


def test_a_label_on_the_trunk_that_its_edge_shares_is_on_its_own_line() -> None:
    wires = [Wire("a", "b", "M56,24L208,24"), Wire("a", "c", "M56,24L180,24L180,-40L408,-40")]
    found = faults(picture(wires=wires, texts=label("a--b", "reads", 110, 27)))
    assert found == []


def test_the_smallest_letter_shrinks_with_the_picture() -> None:
    assert measured(picture(texts=badge("a--b", "1", 130, 24), width=1200)).letter == 9.5
    assert measured(picture(texts=badge("a--b", "1", 130, 24), width=2400)).letter == 4.75


def test_bends_are_turns_and_corners_count_once() -> None:
    square = Wire("a", "c", "M56,24L120,24L120,-30L350,-30L350,24L408,24")
    rounded = Wire("a", "c", "M56,24L113,24Q120,24 120,17L120,-23Q120,-30 127,-30L408,-30")
    assert measured(picture(wires=[square])).bends == 4
    assert measured(picture(wires=[rounded])).bends == 2
    assert measured(picture(wires=[STRAIGHT])).bends == 0


def test_detour_is_the_way_over_the_distance() -> None:
    assert measured(picture(wires=[STRAIGHT])).detour == 1.0
    assert measured(picture(wires=[Wire("a", "b", "M0,0L30,0L30,40")])).detour == pytest.approx(70 / 50)
    assert measured(picture(wires=[Wire("a", "a", "M0,0L30,0L30,40L0,40L0,20")])).detour == 1.0


def test_area_is_that_of_what_is_drawn() -> None:
    found = measured(picture())
    assert (found.width, found.height) == (464, 70)
