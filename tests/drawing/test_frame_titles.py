"""The head of a frame: title and chips stand where nothing crosses them, however little room there is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from groundplan.drawing.draw import draw_here
from groundplan.drawing.geometry import Geometry, Rect, crosses
from groundplan.drawing.job import composed
from groundplan.drawing.parts.headings import title_of
from groundplan.drawing.placing.composition import Composition
from groundplan.drawing.placing.ground import ground_of
from groundplan.drawing.placing.titles import Headings, place_titles
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


def headings(made: Frame, rect: Rect, *lines: tuple[tuple[float, float], ...], one_row: bool = True) -> Headings:
    """The titles of one frame with some lines over it."""
    geometry = Geometry({}, {made.id: rect}, {})
    ground = ground_of(geometry, {}, {f"line {at}": Course(points) for at, points in enumerate(lines)})
    titles = {made.id: title_of(made, one_row=one_row)}
    return place_titles(Scene("s", "S", Direction.RIGHT, (made,), ()), geometry, titles, ground)


def test_a_line_parts_title_and_chips_before_it_drives_the_title_from_its_icon() -> None:
    only = subnet(ROUTES, GROUP)
    title = title_of(only, one_row=True)
    behind = title.left + title.head_width + 8
    found = headings(only, Rect(0, 0, 500, 200), ((behind, -50.0), (behind, 100.0)))
    placed = found.placed["subnet"]
    assert not found.crossed
    assert not found.wanted
    assert placed.text.left == title.left
    assert placed.chips
    assert placed.chips.left > behind


@pytest.mark.parametrize("one_row", [True, False])
@pytest.mark.parametrize("at", range(10, 720, 35))
def test_chips_stand_behind_or_beneath_their_title_wherever_a_line_passes(at: float, one_row: bool) -> None:
    rect = Rect(0, 0, 720, 200)
    found = headings(subnet(ROUTES, GROUP), rect, ((at, -50.0), (at, 100.0)), one_row=one_row)
    placed = found.placed["subnet"]
    assert placed.chips
    assert not found.crossed
    beneath = placed.chips.top >= placed.text.bottom
    assert placed.chips.left >= (placed.text.left if beneath else placed.text.right)
    assert all(rect.encloses(part) for part in placed.rects)


@pytest.mark.parametrize("beyond", [70, 80, 90, 100, 110])
def test_a_line_does_not_come_between_a_title_and_its_technology(beyond: float) -> None:
    made = replace(subnet(), technology="Amazon ECS on EC2")
    title = title_of(made, one_row=True)
    rect, at = Rect(0, 0, 500, 200), title.left + beyond
    found = headings(made, rect, ((at, -50.0), (at, 250.0)))
    for _ in range(2):
        for first, *_ in found.wanted.values():
            at += first.by
            found = headings(made, rect, ((at, -50.0), (at, 250.0)))
    placed = found.placed["subnet"]
    assert placed.text.left == title.left
    assert placed.chips
    assert placed.chips.right < at
    assert not placed.text.overlaps(placed.chips)


def test_a_title_that_is_kept_from_its_icon_says_how_much_room_it_misses() -> None:
    only = subnet()
    title = title_of(only)
    line = ((60.0, -50.0), (60.0, 100.0))
    found = headings(only, Rect(0, 0, 200, 200), line)
    assert found.placed["subnet"].text.left > 60
    ((first,),) = found.wanted.values()
    assert first.rightwards
    assert 0 < first.low < first.high < 60
    moved = headings(only, Rect(0, 0, 200, 200), tuple((x + first.by, y) for x, y in line))
    assert moved.placed["subnet"].text.left == title.left
    assert not moved.wanted


@pytest.mark.parametrize("direction", list(Direction))
def test_every_title_stands_at_its_icon_whatever_comes_in_from_above(direction: Direction) -> None:
    made = composed(layers(direction))
    assert faults(made) == []
    for frame_id, placed in made.placed_titles.items():
        assert placed.text.left == made.geometry.frames[frame_id].left + made.titles[frame_id].left


def test_only_a_frame_whose_title_needs_it_grows() -> None:
    before, after = (composed(layers(Direction.DOWN, name)).geometry.frames for name in ("Kept", "Everything kept"))
    assert after["below"].width > before["below"].width
    assert after["above"].width == before["above"].width


def layers(direction: Direction, name: str = "Everything that is kept") -> Scene:
    """A frame over one with a title of its own, into which a line leads from above."""
    above = frame("above", "plain", "Shop", box("web", "compute.Lambda"))
    below = frame("below", "private", name, box("data", "database.RDS"))
    edges = (edge("user", "web", "asks"), edge("web", "data", "reads"))
    return Scene("s", "S", direction, (box("user", "general.Users"), above, below), edges)
