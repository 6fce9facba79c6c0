"""The head of a frame: title and chips stand where nothing crosses them, however little room there is."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from groundplan.drawing.draw import draw_here
from groundplan.drawing.geometry import Geometry, Rect, crosses
from groundplan.drawing.job import composed
from groundplan.drawing.parts.headings import title_of
from groundplan.drawing.placing.composition import Composition
from groundplan.drawing.placing.titles import place_titles
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Chip, Direction, Frame, Scene
from tests.drawing.drawing_samples import box, edge, frame

ROUTES = Chip("routes", "Private routes", "#8C4FFF")
GROUP = Chip("subnet-group", "Database subnet group", "#00A4A6")


def subnet(*chips: Chip, boxes: int = 1, name: str = "Private subnet") -> Frame:
    inside = (box(f"b{at}", "compute.Lambda") for at in range(boxes))
    return replace(frame("subnet", "private", name, *inside), chips=chips)


def scene(made: Frame, direction: Direction = Direction.RIGHT) -> Scene:
    edges = tuple(edge(f"b{at}", f"b{at + 1}", "calls") for at in range(len(made.children) - 1))
    return Scene("s", "S", direction, (box("user", "general.Users"), made), (edge("user", "b0", "asks"), *edges))


def faults(made: Composition) -> list[str]:
    """What of a title leaves its frame, or is covered by a line, a box or the rest of the title."""
    pieces = [piece for course in made.courses.values() for piece in pairwise(course.points)]
    found = []
    for frame_id, placed in made.placed_titles.items():
        for rect in placed.rects:
            if not made.geometry.frames[frame_id].encloses(rect):
                found.append(f"{frame_id}: outside")
            if any(crosses(*piece, rect) for piece in pieces):
                found.append(f"{frame_id}: crossed")
            if any(rect.overlaps(other) for other in made.geometry.boxes.values()):
                found.append(f"{frame_id}: over a box")
        if placed.chips is not None and placed.text.overlaps(placed.chips):
            found.append(f"{frame_id}: over itself")
    return found


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("chips", [(), (ROUTES,), (ROUTES, GROUP), (ROUTES, GROUP) * 4], ids=len)
@pytest.mark.parametrize("boxes", [1, 3])
def test_nothing_crosses_a_title_or_its_chips(boxes: int, chips: tuple[Chip, ...], direction: Direction) -> None:
    made = composed(scene(subnet(*chips, boxes=boxes), direction))
    assert faults(made) == []
    assert (made.placed_titles["subnet"].chips is not None) == bool(chips)


def test_chips_stand_beside_the_title_where_there_is_room() -> None:
    wide = composed(scene(subnet(ROUTES, boxes=3))).placed_titles["subnet"]
    assert wide.chips
    assert wide.text.right < wide.chips.left
    assert wide.text.top < wide.chips.centre[1] < wide.text.bottom


def test_chips_stand_below_the_title_of_a_narrow_frame() -> None:
    narrow = composed(scene(subnet(ROUTES, GROUP))).placed_titles["subnet"]
    assert narrow.chips
    assert narrow.text.left == narrow.chips.left
    assert narrow.text.bottom <= narrow.chips.top


def test_a_chip_on_a_frame_opens_its_own_page() -> None:
    picture = draw_here(scene(subnet(ROUTES, GROUP)))
    assert {"component:subnet", "component:routes", "component:subnet-group"} <= set(picture.targets)
    depths = [1 if tag == "<a " else -1 for tag in re.findall(r"<a |</a>", picture.svg)]
    assert depths == [1, -1] * (len(depths) // 2)


def test_chips_that_do_not_fit_are_counted() -> None:
    many = tuple(replace(GROUP, component=f"g{at}", name=f"{GROUP.name} {at}") for at in range(9))
    assert re.search(r">\+\d<", draw_here(scene(subnet(*many))).svg)


def test_a_frame_says_how_many_and_with_what() -> None:
    many = replace(subnet(ROUTES, name="Fleet"), count=3, technology="Linux")
    made = composed(scene(many))
    assert faults(made) == []
    svg = draw_here(scene(many)).svg
    assert ">×3<" in svg
    assert ">Linux<" in svg
    assert "×" not in draw_here(scene(subnet(ROUTES))).svg


def test_a_line_parts_title_and_chips_before_it_drives_the_title_from_its_icon() -> None:
    titles = title_of(subnet(ROUTES, GROUP), one_row=True)
    rect = Rect(0, 0, 500, 200)
    course = Course(((titles.left + titles.head_width + 8, -50.0), (titles.left + titles.head_width + 8, 100.0)))
    only = subnet(ROUTES, GROUP)
    geometry = Geometry({}, {"subnet": rect}, {})
    placed, crossed = place_titles(
        Scene("s", "S", Direction.RIGHT, (only,), ()), geometry, {"subnet": titles}, {"line": course}
    )
    assert not crossed
    assert placed["subnet"].text.left == titles.left
    assert placed["subnet"].chips
    assert placed["subnet"].chips.left > course.points[0][0]
