"""Frames are as wide as their content, titles and labels need, and no wider."""

from __future__ import annotations

from itertools import pairwise

import pytest

from groundplan.drawing.geometry import crosses
from groundplan.drawing.job import composed
from groundplan.drawing.placing.composition import Composition
from groundplan.scenes.scene import Direction, Scene
from tests.drawing.drawing_samples import box, edge, frame

TITLES = ("Shop", "Catalogue team", "From monolith to microservices")


def shop(title: str, *labels: str) -> Scene:
    """Users above a system in a system, which they call right through both titles."""
    inner = frame("inner", "vpc", title, box("web", "compute.Lambda"), box("data", "database.RDS"))
    items = (box("users", "general.Users"), frame("outer", "plain", title, inner))
    edges = (edge("users", "web", *labels[:1]), edge("web", "data", *labels[1:]))
    return Scene("shop", "Shop", Direction.DOWN, items, edges)


def crossed(made: Composition) -> list[str]:
    pieces = [piece for course in made.courses.values() for piece in pairwise(course.points)]
    return [
        name
        for name, title in made.placed_titles.items()
        if any(crosses(*piece, rect) for piece in pieces for rect in title.rects)
    ]


@pytest.mark.parametrize("title", TITLES)
def test_a_frame_is_only_as_wide_as_a_title_beside_a_line_needs(title: str) -> None:
    made = composed(shop(title))
    inner, outer = made.geometry.frames["inner"], made.geometry.frames["outer"]
    assert crossed(made) == []
    assert outer.encloses(inner)
    assert inner.width <= max(made.titles["inner"].width + 12 + 60, 160)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_stands_right_behind_its_icon_where_a_frame_has_grown_for_it(title: str) -> None:
    made = composed(shop(title))
    inner, text = made.geometry.frames["inner"], made.placed_titles["inner"].text
    if text.right < made.geometry.boxes["web"].centre[0]:
        assert text.left == inner.left + made.titles["inner"].left


def test_neighbours_are_not_touched() -> None:
    others = tuple(frame(f"f{at}", "private", TITLES[1], box(f"b{at}", "compute.Lambda")) for at in range(4))
    edges = tuple(edge("users", f"b{at}", "asks") for at in range(4))
    made = composed(Scene("s", "S", Direction.DOWN, (box("users", "general.Users"), *others), edges))
    rects = list(made.geometry.frames.values())
    assert crossed(made) == []
    assert not [(one, other) for at, one in enumerate(rects) for other in rects[at + 1 :] if one.overlaps(other)]


def test_a_label_inside_a_frame_does_not_lie_on_its_right_border() -> None:
    scene = shop("S", "", "asks for all its customers")
    made = composed(scene)
    (label,) = (label for label in made.labelling.labels if label.edge == "web--data")
    inner = made.geometry.frames["inner"]
    assert inner.left < label.rect.left
    assert label.rect.right < inner.right
    assert made.geometry.frames["outer"].encloses(inner)
