"""Whatever the scene: every text is there, over nothing that must be read, and the same on every run."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.job import composed
from groundplan.drawing.placing.ground import solid_parts
from groundplan.model.component import ConnectionKind
from groundplan.scenes.scene import Badge, Direction, Edge, Item, Scene
from tests.drawing.drawing_samples import box, edge, frame
from tests.drawing.label_scenes import Drawn

WORDS = (
    "reads",
    "asks for the stock of every article",
    "注文データの読み書き",
    "🚀",
    "Передаёт",
    "مرحبا",
    "x" * 60,
    "",
)
words = st.sampled_from(WORDS)


@st.composite
def lines(draw: st.DrawFn) -> list[Point]:
    """Level and upright runs by turns, on a coarse grid, so that lines meet, cross and share runs."""
    steps = draw(st.lists(st.integers(-8, 8).filter(bool), min_size=1, max_size=5))
    x, y = draw(st.integers(0, 12)) * 20.0, draw(st.integers(0, 12)) * 20.0
    points: list[Point] = [(x, y)]
    level = draw(st.booleans())
    for step in steps:
        x, y = (x + step * 20, y) if level else (x, y + step * 20)
        points.append((x, y))
        level = not level
    return points


rects = st.builds(
    lambda x, y, w, h: Rect(x * 10.0, y * 10.0, (x + w) * 10.0, (y + h) * 10.0),
    st.integers(-5, 25),
    st.integers(-5, 25),
    st.integers(1, 12),
    st.integers(1, 12),
)


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    """Some lines with labels and steps, and boxes and borders anywhere, even over the lines."""
    names = [f"e{at}" for at in range(draw(st.integers(1, 8)))]
    return Drawn(
        {name: draw(lines()) for name in names},
        {name: draw(words) for name in names},
        {name: [str(step) for step in range(draw(st.integers(0, 8)))] for name in names},
        draw(st.lists(rects, max_size=6)),
        draw(st.lists(rects, max_size=3)),
    )


@settings(max_examples=150, deadline=None)
@given(drawings())
def test_every_text_has_a_place_of_its_own(drawn: Drawn) -> None:
    made = drawn.placed()
    assert [label.edge for label in sorted(made.labels, key=lambda label: label.edge)] == [
        name for name in drawn.lines if drawn.labels[name]
    ]
    for name, steps in drawn.steps.items():
        assert [badge.badge.number for badge in made.badges if badge.edge == name] == list(steps)
    texts = [*(label.rect for label in made.labels), *(badge.rect for badge in made.badges)]
    assert not [1 for text in texts for solid in drawn.solids if text.overlaps(solid)]
    assert not [1 for one, other in combinations(texts, 2) if one.overlaps(other)]
    assert made == drawn.placed()


@settings(max_examples=100, deadline=None)
@given(drawings())
def test_a_label_away_from_its_line_has_a_leader_to_it(drawn: Drawn) -> None:
    for label in drawn.placed().labels:
        if label.leader is None:
            assert drawn.gap(label.edge, label.rect) < 20
        else:
            assert drawn.gap(label.edge, Rect(*label.leader[1], *label.leader[1])) < 0.01


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Boxes in frames, edges between any two of them or to frames, with labels, steps, both ways and to themselves."""
    boxes: list[Item] = [
        box(f"b{at}", "compute.Lambda", draw(words), count=draw(st.sampled_from((1, 1, 3))))
        for at in range(draw(st.integers(1, 9)))
    ]
    cut = draw(st.integers(0, len(boxes)))
    inner = (frame("f", "vpc", draw(words), *boxes[:cut]),) if cut else ()
    items: tuple[Item, ...] = (*inner, *boxes[cut:])
    ends = st.sampled_from([item.id for item in boxes] + ["f"] * bool(cut))
    edges: dict[str, Edge] = {}
    for number in range(draw(st.integers(0, 12))):
        made = edge(draw(ends), draw(ends), draw(words), kind=draw(st.sampled_from(list(ConnectionKind))))
        badges = tuple(
            Badge(f"{number}.{step}", "step", draw(st.booleans())) for step in range(draw(st.integers(0, 3)))
        )
        if "f" not in (made.source, made.target) or made.source != made.target:
            edges[made.id] = replace(made, badges=badges)
    return Scene("any", "Any", draw(st.sampled_from(list(Direction))), items, tuple(edges.values()))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenes())
def test_no_text_of_a_picture_lies_over_anything_that_must_be_read(scene: Scene) -> None:
    made = composed(scene)
    assert {label.edge for label in made.labelling.labels} == {edge.id for edge in scene.edges if edge.label}
    assert len(made.labelling.badges) == sum(len(edge.badges) for edge in scene.edges)
    texts = [label.rect for label in made.labelling.labels] + [badge.rect for badge in made.labelling.badges]
    solid = [part for box, rect in made.geometry.boxes.items() for part in solid_parts(made.faces[box], rect)]
    solid += [made.faces[box].texts.moved(rect.left, rect.top) for box, rect in made.geometry.boxes.items()]
    solid += [rect for title in made.placed_titles.values() for rect in title.rects]
    assert not [1 for text in texts for thing in solid if text.overlaps(thing)]
    assert not [1 for one, other in combinations(texts, 2) if one.overlaps(other)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenes())
def test_stretched_lines_still_dock_where_they_did(scene: Scene) -> None:
    made = composed(scene)
    for one in scene.edges:
        course = made.courses[one.id]
        assert all(start != end for start, end in pairwise(course.points))
        for end, point in ((one.source, course.points[0]), (one.target, course.points[-1])):
            if rect := made.geometry.boxes.get(end):
                assert rect.grown(6).contains(point)
