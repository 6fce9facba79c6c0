"""Where lines cross, run on each other, and can be taken for one another."""

from __future__ import annotations

import pytest

from bench.legible.lines import contacts
from bench.legible.measures import Fault, measure
from bench.legible.paths import polyline
from bench.legible.reading import read
from bench.legible.walls import free_way
from groundplan.drawing.geometry import Rect
from tests.bench.svgs import Wire, picture

FOUR = {"a": (0.0, 0.0), "b": (0.0, 200.0), "c": (400.0, 0.0), "d": (400.0, 200.0)}


def crossings(*paths: str) -> int:
    return len(contacts({str(number): polyline(path) for number, path in enumerate(paths)}).crossings)


def shared(*wires: Wire) -> list[tuple[Fault, str]]:
    found = measure(read(picture(boxes=FOUR, wires=wires))).found
    return [(each.fault, each.what) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("M0,0L100,100", "M0,100L100,0", 1),
        ("M0,0L100,0", "M0,10L100,10", 0),
        ("M0,50L100,50", "M20,0L20,90L60,90L60,0", 2),
        ("M0,50C40,0 60,100 100,50", "M0,50L40,90L100,20", 1),
        # Bends that meet in one corner without crossing.
        ("M50,0L50,43Q50,50 57,50L100,50", "M0,50L43,50Q50,50 50,57L50,100", 0),
        # On each other for a while: leaves on the same side, on the other side.
        ("M0,0L20,0L20,50L80,50L80,0L100,0", "M0,50L100,50", 0),
        ("M0,0L20,0L20,50L80,50L80,100L100,100", "M0,50L100,50", 1),
        ("M100,100L80,100L80,50L20,50L20,0L0,0", "M0,50L100,50", 1),
        # A trunk: one source, one target.
        ("M0,50L60,50L60,0L100,0", "M0,50L100,50", 0),
        ("M0,0L40,0L40,50L100,50", "M0,50L100,50", 0),
        # A gap or a bridge where the other passes.
        ("M0,50L45,50M55,50L100,50", "M50,0L50,100", 1),
        ("M0,50L45,50A5,5 0 0 1 55,50L100,50", "M50,0L50,100", 1),
    ],
)
def test_crossings(one: str, other: str, count: int) -> None:
    assert crossings(one, other) == count
    assert crossings(other, one) == count


def test_paths_with_relative_and_axis_commands() -> None:
    assert polyline("M1,2h3v4H0V0l5 5") == ((1, 2), (4, 2), (4, 6), (0, 6), (0, 0), (5, 5))
    with pytest.raises(ValueError, match="command 'S'"):
        polyline("M0,0S1,1 2,2")


def test_a_trunk_of_one_source_is_no_fault() -> None:
    assert shared(Wire("a", "c", "M56,24L408,24"), Wire("a", "d", "M56,24L230,24L230,224L408,224")) == []


def test_a_trunk_of_one_target_is_no_fault() -> None:
    assert shared(Wire("a", "d", "M56,24L230,24L230,224L408,224"), Wire("b", "d", "M56,224L408,224")) == []


def test_strangers_on_each_other_cannot_be_told_apart() -> None:
    found = shared(
        Wire("a", "d", "M56,24L230,24L230,224L408,224"),
        Wire("b", "c", "M56,124L230,124L230,180L300,180L300,24L408,24"),
    )
    assert found == [
        (Fault.ON_EACH_OTHER, "a--d"),
        (Fault.INDISTINCT, "a>c"),
        (Fault.INDISTINCT, "b>d"),
    ]


def test_a_chain_of_trunks_joins_what_no_edge_joins() -> None:
    """a--d and b--d share the way to d; b--d and b--c the way from b, which is the same way."""
    found = shared(
        Wire("a", "d", "M56,24L200,24L200,124L300,124L300,224L408,224"),
        Wire("b", "d", "M56,224L120,224L120,124L300,124L300,224L408,224"),
        Wire("b", "c", "M56,224L120,224L120,124L300,124L300,24L408,24"),
    )
    assert (Fault.INDISTINCT, "a>c") in found
    assert (Fault.INDISTINCT, "a>d") not in found


def test_where_every_pair_is_joined_nothing_can_be_mistaken() -> None:
    wires = [
        Wire(source, target, f"M56,{start}L200,{start}L200,124L300,124L300,{end}L408,{end}")
        for source, start in (("a", 24), ("b", 224))
        for target, end in (("c", 24), ("d", 224))
    ]
    assert [fault for fault, _ in shared(*wires) if fault is Fault.INDISTINCT] == []


def test_lines_that_run_against_each_other_are_no_way() -> None:
    found = shared(
        Wire("a", "d", "M56,24L230,24L230,224L408,224"),
        Wire("c", "b", "M408,24L300,24L300,124L230,124L230,224L100,224"),
    )
    assert Fault.INDISTINCT in [fault for fault, _ in found]
    found = shared(
        Wire("a", "d", "M56,24L230,24L230,224L408,224"),
        Wire("d", "a", "M408,224L230,224L230,24L56,24"),
    )
    assert [fault for fault, _ in found] == [Fault.ON_EACH_OTHER]


def test_twelve_pixels_on_each_other_may_be() -> None:
    found = shared(Wire("a", "c", "M56,24L408,24"), Wire("b", "d", "M56,224L230,224L230,24L241,24L241,224L408,224"))
    assert Fault.ON_EACH_OTHER not in [fault for fault, _ in found]


def test_a_free_way_is_found_through_a_gap_and_not_through_a_crack() -> None:
    start, end = Rect(0, 0, 10, 10), Rect(100, 0, 110, 10)
    upper, lower = Rect(40, -500, 60, 0), Rect(40, 10, 60, 500)
    box = [Rect(-30, -30, 150, -20), Rect(-30, 30, 150, 40), Rect(-30, -30, -20, 40), Rect(140, -30, 150, 40)]
    assert free_way(start, end, [upper, lower, *box])
    assert not free_way(start, end, [upper, Rect(40, 3, 60, 500), *box])
