"""Badges stand on their edge, in the order of travel, and none is left out."""

from __future__ import annotations

import pytest

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.placing.badges import PlacedBadge
from tests.drawing.label_scenes import Drawn, lies_on_border

WAYS = [
    [(0.0, 50.0), (300.0, 50.0)],
    [(300.0, 50.0), (0.0, 50.0)],
    [(50.0, 0.0), (50.0, 300.0)],
    [(50.0, 300.0), (50.0, 0.0)],
]


def travelled(badge: PlacedBadge, line: list[Point]) -> float:
    """How far along its line a badge stands."""
    (ax, ay), (bx, _) = line
    x, y = badge.rect.centre
    return abs(x - ax) if bx != ax else abs(y - ay)


@pytest.mark.parametrize("line", WAYS)
@pytest.mark.parametrize("steps", [["1"], ["1", "4"], ["2", "3a", "12"], ["1", "2", "3", "4", "5a.2b"]])
def test_badges_follow_each_other_along_the_line(line: list[Point], steps: list[str]) -> None:
    drawn = Drawn({"a": line}, steps={"a": steps})
    badges = drawn.placed().badges
    assert [badge.badge.number for badge in badges] == steps
    ways = [travelled(badge, line) for badge in badges]
    assert ways == sorted(ways)
    assert all(drawn.gap("a", badge.rect) == 0 for badge in badges)
    assert not any(one.rect.overlaps(other.rect) for one in badges for other in badges if one is not other)


@pytest.mark.parametrize("line", WAYS)
def test_more_badges_than_a_row_holds_are_read_row_by_row(line: list[Point]) -> None:
    steps = [str(step) for step in range(1, 14)]
    badges = Drawn({"a": line}, steps={"a": steps}).placed().badges
    assert [badge.badge.number for badge in badges] == steps
    places = [(badge.rect.top, badge.rect.left) for badge in badges]
    assert places == sorted(places)
    assert len({top for top, _ in places}) == 3


def test_a_badge_stands_on_its_edge_s_own_part() -> None:
    lines = {"a": [(0, 50), (200, 50), (200, 0), (260, 0)], "b": [(0, 50), (200, 50), (200, 100), (260, 100)]}
    drawn = Drawn(lines, steps={"a": ["1"], "b": ["2"]})
    badges = drawn.placed().badges
    assert len(badges) == 2
    for badge in badges:
        assert drawn.gap(badge.edge, badge.rect) == 0
        assert drawn.gap({"a": "b", "b": "a"}[badge.edge], badge.rect) > 0


def test_a_badge_hides_neither_a_crossing_line_nor_a_border_nor_its_arrow() -> None:
    border = Rect(140, -50, 600, 200)
    lines = {"a": [(0, 50), (300, 50)], "b": [(150, 0), (150, 100)]}
    drawn = Drawn(lines, steps={"a": ["1", "2"]}, borders=[border])
    badges = drawn.placed().badges
    assert len(badges) == 2
    for badge in badges:
        assert drawn.gap("b", badge.rect) > 0
        assert not lies_on_border(badge.rect, border)
        assert badge.rect.right < 292


@pytest.mark.parametrize("flipped", [False, True])
def test_badges_beside_their_line_say_what_it_misses(flipped: bool) -> None:
    def drawn(longer: float) -> Drawn:
        line: list[Point] = [(0, 50), (60 + longer, 50)]
        walls = [Rect(-80, 0, -2, 100), Rect(62 + longer, 0, 160, 100)]
        if flipped:
            line, walls = [(y, x) for x, y in line], [wall.flipped() for wall in walls]
        return Drawn({"a": line}, steps={"a": ["1", "2", "5a.3"]}, solids=walls)

    made = drawn(0).placed()
    ((first, *_),) = made.wanted
    assert first.rightwards is not flipped
    assert 0 <= first.low < first.high <= 60
    roomy = drawn(first.by)
    assert not roomy.placed().wanted
    assert all(roomy.gap("a", badge.rect) == 0 for badge in roomy.placed().badges)


def test_badges_that_find_no_place_on_their_edge_have_a_leader() -> None:
    walls = [Rect(-300, -200, 340, 120)]
    badges = Drawn({"a": [(0, 50), (40, 50)]}, steps={"a": ["1", "2"]}, solids=walls).placed().badges
    assert len(badges) == 2
    assert badges[0].leader is not None
    assert not any(badge.rect.overlaps(wall) for badge in badges for wall in walls)
