"""Boxes kept at one rank are joined straight, from one side to the facing one."""

from __future__ import annotations

import pytest

from groundplan.drawing.job import composed
from groundplan.scenes.scene import Direction, Scene
from tests.drawing.drawing_samples import box, edge


@pytest.mark.parametrize("direction", list(Direction))
def test_neighbours_of_one_rank_are_joined_by_a_straight_line(direction: Direction) -> None:
    items = (box("cdn", "network.CloudFront"), box("bucket", "storage.S3"))
    scene = Scene("pair", "", direction, items, (edge("cdn", "bucket"),), same=(("cdn", "bucket"),))
    drawn = composed(scene)
    points = drawn.courses["cdn--bucket"].points
    along = 0 if direction is Direction.RIGHT else 1
    assert len({round(point[along]) for point in points}) == 1
    start, end = drawn.geometry.boxes["cdn"].centre, drawn.geometry.boxes["bucket"].centre
    across = 1 - along
    assert (points[-1][across] > points[0][across]) == (end[across] > start[across])
