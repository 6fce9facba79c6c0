"""A picture without a direction takes the one in which a page shows it better."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from groundplan.drawing.draw import draw_here
from groundplan.drawing.job import composed, dot_source
from groundplan.drawing.page import READABLE_WIDTH
from groundplan.scenes.scene import Direction, Scene
from tests.drawing.drawing_samples import box, chain, edge, orders


def free(scene: Scene) -> Scene:
    return replace(scene, direction=None)


def test_what_fits_runs_right() -> None:
    assert composed(free(chain(*"abcd"))).scene.direction is Direction.RIGHT


def test_a_long_chain_runs_down() -> None:
    made = composed(free(chain(*"abcdefghijklmnopqrst")))
    assert made.scene.direction is Direction.DOWN
    assert made.bounds.width < made.bounds.height


@pytest.mark.parametrize("count", range(6, 15))
def test_a_picture_that_is_hardly_too_wide_is_laid_out_closer_instead_of_turned(count: int) -> None:
    made = composed(free(chain(*"abcdefghijklmn"[:count])))
    assert made.scene.direction is Direction.RIGHT
    assert made.bounds.width <= READABLE_WIDTH


def test_one_longer_label_does_not_turn_a_picture() -> None:
    letters = "abcdefghi"
    pairs = list(pairwise(letters))
    for length in range(0, 40, 4):
        labels = ["reads and writes"] * 7 + ["x" * length]
        edges = tuple(edge(*pair, label) for pair, label in zip(pairs, labels, strict=True))
        made = composed(replace(free(chain(*letters)), edges=edges))
        assert made.scene.direction is Direction.RIGHT
        assert made.bounds.width <= READABLE_WIDTH


def test_a_tree_that_would_be_wider_still_runs_right() -> None:
    leaves = tuple(box(f"leaf{at}", "compute.Lambda", "A leaf with a long name") for at in range(9))
    items = (box("root", "compute.Lambda"), *leaves)
    edges = tuple(edge("root", leaf.id, "calls") for leaf in leaves)
    assert composed(Scene("tree", "Tree", None, items, edges)).scene.direction is Direction.RIGHT


@pytest.mark.parametrize("direction", list(Direction))
def test_a_direction_that_is_said_is_kept(direction: Direction) -> None:
    assert composed(chain(*"abcdefghijklmn", direction=direction)).scene.direction is direction


def test_the_picture_is_that_of_the_direction_chosen() -> None:
    for scene in (orders(), chain(*"abcdefghijklmn")):
        chosen = composed(free(scene)).scene.direction
        assert draw_here(free(scene)).svg == draw_here(replace(scene, direction=chosen)).svg
        assert dot_source(free(scene)) == dot_source(replace(scene, direction=chosen))
