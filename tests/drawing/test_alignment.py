"""Joined boxes stand level, so that the lines between them are straight."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from groundplan.drawing.geometry import Rect
from groundplan.drawing.job import composed
from groundplan.drawing.parts.headings import TITLE_HEIGHT
from groundplan.scenes.scene import Chip, Direction, Scene
from tests.drawing.drawing_samples import box, chain, edge, frame, orders


def test_boxes_of_one_chain_stand_level_whatever_is_below_their_icons() -> None:
    scene = chain("a", "b", "c", "d")
    chips = (Chip("x", "a chip", "#DD344C"), Chip("y", "another long chip", "#DD344C"))
    items = tuple(
        replace(item, technology="Go" * at, chips=chips[:at]) if item.id in "bd" else item
        for at, item in enumerate(scene.boxes())
    )
    made = composed(replace(scene, items=items))
    levels = {made.geometry.boxes[name].top + made.faces[name].port_height for name in "abcd"}
    assert len(levels) == 1


@pytest.mark.parametrize("direction", list(Direction))
def test_levelled_boxes_stay_apart_and_in_their_frames(direction: Direction) -> None:
    made = composed(orders(direction))
    rects = list(made.geometry.boxes.values())
    assert not [
        (one, other) for at, one in enumerate(rects) for other in rects[at + 1 :] if one.grown(3).overlaps(other)
    ]
    subnet = made.geometry.frames["pria"]
    content = Rect(subnet.left, subnet.top + TITLE_HEIGHT, subnet.right, subnet.bottom)
    assert content.encloses(made.geometry.boxes["orders"])
    assert content.encloses(made.geometry.boxes["catalog"])


def test_far_apart_boxes_are_left_where_they_are() -> None:
    items = (
        box("a", "compute.Lambda"),
        frame("f", "vpc", "VPC", box("b", "compute.Lambda"), box("c", "compute.Lambda")),
    )
    made = composed(Scene("s", "S", Direction.RIGHT, items, (edge("a", "b"), edge("a", "c"))))
    assert made.geometry.boxes["b"].bottom < made.geometry.boxes["c"].top
