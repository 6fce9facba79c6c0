"""Every edge: level and upright, through nothing foreign, on no other line; trunks only from a common source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from groundplan.drawing.effort import Effort
from groundplan.drawing.geometry import Point, Rect, crosses
from groundplan.drawing.job import composed
from groundplan.drawing.placing.composition import Composition
from groundplan.drawing.routing.courses import ARROW_LENGTH
from groundplan.drawing.routing.finder import Finder
from groundplan.drawing.routing.gates import Sides
from groundplan.drawing.routing.ink import Ink, Trunks, common_way, crossings, runs_of
from groundplan.drawing.routing.patience import Patience
from groundplan.drawing.routing.walls import Walls
from groundplan.model.component import ConnectionKind
from groundplan.scenes.scene import Direction, Edge, Item, Scene
from tests.drawing.drawing_samples import box, edge, frame, orders

KINDS = (ConnectionKind.SYNC, ConnectionKind.ASYNC, ConnectionKind.DATA)


def faults(made: Composition) -> list[str]:
    """What is wrong with the lines of a picture."""
    return [*crooked(made), *through(made), *on_each_other(made), *loose_ends(made)]


def crooked(made: Composition) -> Iterator[str]:
    for name, course in made.courses.items():
        if any(a[0] != b[0] and a[1] != b[1] for a, b in pairwise(course.points)):
            yield f"{name}: slanted"


def through(made: Composition) -> Iterator[str]:
    walls = Walls(made.scene.items, made.geometry.boxes, made.geometry.frames)
    for each in made.scene.edges:
        if each.id not in made.courses:
            yield f"{each.id}: not drawn"
            continue
        own = walls.own(each)
        pieces = list(pairwise(made.courses[each.id].points))
        for item, rect in (*made.geometry.boxes.items(), *made.geometry.frames.items()):
            if item not in own and any(crosses(*piece, rect) for piece in pieces):
                yield f"{each.id}: through {item}"
        for frame_id, title in made.placed_titles.items():
            if any(crosses(*piece, rect) for piece in pieces for rect in title.rects):
                yield f"{each.id}: through the title of {frame_id}"


def on_each_other(made: Composition) -> Iterator[str]:
    edges = {each.id: each for each in made.scene.edges}
    for (one, first), (other, second) in combinations(made.courses.items(), 2):
        trunk = 0.0
        same_look = (edges[one].kind, edges[one].style) == (edges[other].kind, edges[other].style)
        if same_look and edges[one].source == edges[other].source:
            trunk += length(common_way(first.points, second.points))
        if same_look and edges[one].target == edges[other].target:
            trunk += length(common_way(first.points[::-1], second.points[::-1]))
        shared = 0.0
        for run in runs_of(one, first.points):
            for against in runs_of(other, second.points):
                if run.level == against.level and abs(run.at - against.at) < 2:
                    shared += max(0.0, min(run.high, against.high) - max(run.low, against.low))
        if shared > trunk + 1:
            yield f"{one} and {other}: {shared:.0f} px on each other, {trunk:.0f} of them a trunk"


def length(pieces: tuple[tuple[Point, Point], ...]) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pieces)


def loose_ends(made: Composition) -> Iterator[str]:
    for each in made.scene.edges:
        points = made.courses[each.id].points
        for item, (x, y) in ((each.source, points[0]), (each.target, points[-1])):
            if item in made.geometry.frames:
                rect = made.geometry.frames[item]
                if min(abs(x - rect.left), abs(x - rect.right), abs(y - rect.top), abs(y - rect.bottom)) > 0.5:
                    yield f"{each.id}: not at the border of {item}"
            elif not made.geometry.boxes[item].grown(6).contains((x, y)):
                yield f"{each.id}: not at {item}"


def plain(*edges: Edge, items: tuple[Item, ...] = (), direction: Direction = Direction.RIGHT) -> Scene:
    names = dict.fromkeys(end for each in edges for end in (each.source, each.target))
    boxes = items or tuple(box(name, "compute.Lambda") for name in names)
    return Scene("s", "S", direction, boxes, edges)


def named(name: str, source: str, target: str, **values: object) -> Edge:
    return replace(edge(source, target, **values), id=name)  # type: ignore[arg-type]


SCENES = {
    "forward": plain(edge("a", "b"), edge("b", "c"), edge("a", "c")),
    "there and back": plain(edge("a", "b"), edge("b", "a")),
    "circle": plain(edge("a", "b"), edge("b", "c"), edge("c", "a")),
    "itself": plain(edge("a", "a"), edge("a", "b"), edge("b", "b"), named("again", "a", "a")),
    "a group itself": plain(
        edge("f", "f"),
        edge("a", "f"),
        items=(box("a", "compute.Lambda"), frame("f", "vpc", "F", box("b", "compute.Lambda"))),
    ),
    "several of one kind": plain(*(named(f"e{at}", "a", "b") for at in range(4))),
    "several kinds": plain(*(named(f"e{at}", "a", "b", kind=kind) for at, kind in enumerate(KINDS))),
    "one rank": replace(plain(edge("a", "b"), edge("b", "c"), edge("a", "c")), same=(("a", "b", "c"),)),
    "fan": plain(*(edge("a", f"b{at}") for at in range(7))),
    "many into one": plain(*(edge(f"a{at}", "b") for at in range(12))),
    "complete": plain(*(edge(f"a{i}", f"b{j}") for i in range(4) for j in range(4))),
    "groups": plain(
        edge("a", "f"),
        edge("f", "g"),
        edge("c", "g"),
        edge("g", "a"),
        edge("b", "d"),
        items=(
            box("a", "compute.Lambda"),
            frame("f", "vpc", "One", box("b", "compute.Lambda"), box("c", "compute.Lambda")),
            frame("g", "private", "Other", frame("h", "plain", "Inner", box("d", "compute.Lambda"))),
        ),
    ),
    "past a group": plain(
        edge("a", "b"),
        edge("b", "c"),
        edge("c", "d"),
        edge("a", "d"),
        edge("x", "y"),
        edge("a", "y"),
        items=(
            box("a", "compute.Lambda"),
            frame("f", "vpc", "Group", box("b", "compute.Lambda"), box("c", "compute.Lambda")),
            box("d", "compute.Lambda"),
            frame("g", "private", "Group", box("x", "compute.Lambda"), box("y", "compute.Lambda")),
        ),
    ),
    "orders": orders(),
}


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("name", SCENES)
def test_no_line_is_drawn_wrong(name: str, direction: Direction) -> None:
    assert faults(composed(replace(SCENES[name], direction=direction))) == []


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("back", [False, True])
def test_from_the_border_of_a_frame_a_line_leaves_outwards(direction: Direction, back: bool) -> None:
    """A gateway is joined with the inside of its network on the one side, with the world on the other."""
    network = frame(
        "f",
        "vpc",
        "Network",
        box("gateway", "network.InternetGateway", "Gateway"),
        frame("g", "private", "Subnet", box("a", "compute.Lambda"), box("b", "compute.Lambda")),
    )
    world = edge("world", "gateway") if back else edge("gateway", "world")
    edges = (edge("a", "b"), edge("b", "gateway"), world)
    made = composed(plain(*edges, items=(network, box("world", "compute.Lambda")), direction=direction))
    inside = made.geometry.frames["f"].grown(-1)
    assert not inside.encloses(made.geometry.boxes["gateway"])
    assert not any(crosses(*piece, inside) for piece in pairwise(made.courses[world.id].points))
    assert faults(made) == []


def test_lines_that_cross_go_another_way_where_one_is_free() -> None:
    """Orders go out to three services, and all of them can be taken back: no more crossings than must be."""
    services = ("flights", "hotels", "cars")
    books = [edge("saga", name, "books") for name in (*services, "bank")]
    back = [named(f"{name}-back", "saga", name, kind=ConnectionKind.ASYNC) for name in services]
    made = composed(plain(*books, *back))
    lines = {name: course.points for name, course in made.courses.items()}
    assert sum(map(len, crossings(lines).values())) <= 2
    assert faults(made) == []


@pytest.mark.parametrize("effort", list(Effort))
def test_everything_joined_with_everything_is_drawn_whole(effort: Effort) -> None:
    """However many edges there are, each is drawn; in the simple form at once."""
    names = [f"b{at}" for at in range(9)]
    made = composed(plain(*(edge(one, other) for one in names for other in names if one != other)), effort)
    assert len(made.courses) == len(made.scene.edges) == 72
    assert [*crooked(made), *loose_ends(made)] == []


def test_without_patience_nothing_is_searched() -> None:
    box_at = {"a": Rect(0, 0, 50, 50), "b": Rect(200, 100, 250, 150)}
    around_icon = {name: Sides(*_sides(rect)) for name, rect in box_at.items()}
    items = (box("a", "compute.Lambda"), box("b", "compute.Lambda"))
    patience = Patience(steps=1)
    finder = Finder(Walls(items, box_at, {}), around_icon, {}, Ink(Trunks({}, {})), patience)
    assert finder.find(edge("a", "b"))
    assert patience.over
    assert finder.find(edge("a", "b")) is None


def _sides(rect: Rect) -> Iterator[Rect]:
    yield Rect(rect.right, rect.top, rect.right, rect.bottom)
    yield Rect(rect.left, rect.bottom, rect.right, rect.bottom)
    yield Rect(rect.left, rect.top, rect.left, rect.bottom)
    yield Rect(rect.left, rect.top, rect.right, rect.top)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Boxes in frames in frames, with edges between anything."""
    count = draw(st.integers(2, 12))
    open_frames: list[list[Item]] = [[]]
    names = [f"b{at}" for at in range(count)]
    groups: list[str] = []
    for name in names:
        turn = draw(st.integers(0, 5))
        if turn == 0 and len(open_frames) < 4:
            open_frames.append([])
        elif turn == 1 and len(open_frames) > 1 and open_frames[-1]:
            inside = open_frames.pop()
            groups.append(f"f{len(groups)}")
            open_frames[-1].append(frame(groups[-1], "vpc", "Some group", *inside))
        open_frames[-1].append(box(name, "compute.Lambda", "Some name" * draw(st.integers(1, 2))))
    while len(open_frames) > 1:
        inside = open_frames.pop()
        groups.append(f"f{len(groups)}")
        open_frames[-1].append(frame(groups[-1], "private", "Group", *inside))
    ends = st.sampled_from([*names, *names, *groups])
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(KINDS)), max_size=2 * count))
    walls = Walls(open_frames[0], {}, {})
    edges = tuple(
        named(f"e{at}", source, target, kind=kind)
        for at, (source, target, kind) in enumerate(pairs)
        if not walls.nested(source, target) and (source != target or source in names)
    )
    once = {(each.source, each.target) if each.source == each.target else each.id: each for each in edges}
    return Scene("s", "S", draw(st.sampled_from(Direction)), tuple(open_frames[0]), tuple(once.values()))


@settings(max_examples=40, deadline=None, suppress_health_check=(HealthCheck.too_slow,))
@given(scenes())
def test_no_line_of_any_scene_is_drawn_wrong(scene: Scene) -> None:
    assert faults(composed(scene)) == []


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("name", SCENES)
def test_the_head_of_an_arrow_has_a_piece_of_line_behind_it(name: str, direction: Direction) -> None:
    for course in composed(replace(SCENES[name], direction=direction)).courses.values():
        (ax, ay), (bx, by) = course.points[-2:]
        assert len(course.points) == 2 or abs(ax - bx) + abs(ay - by) >= ARROW_LENGTH
