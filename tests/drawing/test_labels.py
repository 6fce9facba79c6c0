"""Labels and badges lie over nothing that must be read, whatever the scene."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from msgspec.structs import replace

from groundplan.drawing.geometry import Rect, crosses
from groundplan.drawing.job import composed
from groundplan.drawing.placing.composition import Composition
from groundplan.drawing.placing.ground import solid_parts
from groundplan.model.component import ConnectionKind
from groundplan.scenes.scene import Badge, Direction, Item, Scene
from tests.drawing.drawing_samples import box, chain, edge, frame, orders
from tests.drawing.label_scenes import gap_between, lies_on_border

WORDS = (
    "reads",
    "writes and reads",
    "asks for the stock of every article in the basket",
    "SQL",
    "HTTPS",
    "order placed",
)
LOOKS = ("vpc", "private", "public", "region", "plain")
TYPES = ("compute.Lambda", "database.RDS", "integration.SQS", "storage.S3")


def any_scene(seed: int) -> Scene:
    """A scene as people might draw it on a bad day: nested frames, circles, long labels, edges to frames."""
    dice = random.Random(seed)
    boxes: list[Item] = [
        box(f"b{at}", dice.choice(TYPES), f"{dice.choice(WORDS)} {at}", technology=dice.choice(["", "Python 3.13"]))
        for at in range(dice.randrange(2, 26))
    ]
    frames: list[str] = []

    def nested(items: list[Item], depth: int) -> tuple[Item, ...]:
        if depth == 0 or len(items) < 2:
            return tuple(items)
        cut = dice.randrange(1, len(items))
        name = f"f{len(frames)}"
        frames.append(name)
        inner = frame(name, dice.choice(LOOKS), f"{dice.choice(WORDS)} {name}", *nested(items[:cut], depth - 1))
        return (inner, *nested(items[cut:], depth - 1))

    items = nested(boxes, 3)
    ends = [item.id for item in boxes] + frames[:2]
    edges = {}
    for step in range(len(boxes) * 2):
        source, target = dice.choice(ends), dice.choice(ends)
        made = edge(source, target, dice.choice(WORDS), kind=dice.choice(list(ConnectionKind)))
        badges = (Badge(str(step), "step", dice.random() < 0.3),) if dice.random() < 0.4 else ()
        edges[made.id] = replace(made, badges=badges)
    return Scene(f"any-{seed}", "Any", dice.choice(list(Direction)), items, tuple(edges.values()))


def covered(made: Composition) -> list[tuple[str, str]]:
    """Every pair of a text and something else that it lies over."""
    texts = [(f"label of {label.edge}", label.rect) for label in made.labelling.labels]
    texts += [(f"badge {badge.badge.number} of {badge.edge}", badge.rect) for badge in made.labelling.badges]
    solid = [
        (f"box {box_id}", part)
        for box_id, rect in made.geometry.boxes.items()
        for part in (*solid_parts(made.faces[box_id], rect), made.faces[box_id].texts.moved(rect.left, rect.top))
    ]
    solid += [(f"title of {frame_id}", rect) for frame_id, title in made.placed_titles.items() for rect in title.rects]

    def overlap(one: tuple[str, Rect], other: tuple[str, Rect]) -> bool:
        return one[1].overlaps(other[1])

    found = [(text[0], thing[0]) for text in texts for thing in solid if overlap(text, thing)]
    return found + [(one[0], other[0]) for one, other in combinations(texts, 2) if overlap(one, other)]


@pytest.mark.parametrize("seed", range(30))
def test_texts_lie_over_nothing_and_nothing_is_left_out(seed: int) -> None:
    scene = any_scene(seed)
    made = composed(scene)
    assert covered(made) == []
    assert set(made.courses) == {edge.id for edge in scene.edges}
    assert {label.edge for label in made.labelling.labels} == {edge.id for edge in scene.edges}
    assert len(made.labelling.badges) == sum(len(edge.badges) for edge in scene.edges)
    assert set(made.geometry.boxes) == {box.id for box in scene.boxes()}
    assert set(made.geometry.frames) == {frame.id for frame in scene.frames()}


@pytest.mark.parametrize("direction", list(Direction))
def test_the_platform_of_the_look_is_free_of_faults(direction: Direction) -> None:
    made = composed(orders(direction))
    assert covered(made) == []
    assert not made.crossed_titles
    assert all(label.leader is None for label in made.labelling.labels)
    texts = {label.edge: label.rect for label in made.labelling.labels}
    texts |= {f"{badge.edge} {badge.badge.number}": badge.rect for badge in made.labelling.badges}
    assert [name for name, rect in texts.items() if on_foreign_line(made, name.split()[0], rect)] == []
    borders = made.geometry.frames.values()
    assert [name for name, rect in texts.items() if any(lies_on_border(rect, border) for border in borders)] == []


def test_a_label_stands_at_its_edge() -> None:
    scene = replace(chain("a", "b"), edges=(edge("a", "b", "reads"),))
    made = composed(scene)
    (label,) = made.labelling.labels
    course = made.courses["a--b"]
    assert course.points[0][0] < label.rect.centre[0] < course.points[-1][0]
    assert abs(label.rect.centre[1] - course.points[0][1]) < 20


def test_a_long_label_takes_several_lines() -> None:
    scene = replace(chain("a", "b"), edges=(edge("a", "b", WORDS[2]),))
    (label,) = composed(scene).labelling.labels
    assert len(label.lines) > 1
    assert " ".join(label.lines) == WORDS[2]


def on_foreign_line(made: Composition, edge_id: str, rect: Rect) -> bool:
    """Whether a rectangle lies on the line of another edge."""
    others = [course for other, course in made.courses.items() if other != edge_id]
    return any(crosses(*piece, rect) for course in others for piece in pairwise(course.points))


def nearest_edge(made: Composition, rect: Rect) -> set[str]:
    """The edges whose lines come nearest to a rectangle."""
    ways = {
        edge_id: min(gap_between(*piece, rect) for piece in pairwise(course.points))
        for edge_id, course in made.courses.items()
    }
    return {edge_id for edge_id, way in ways.items() if way <= min(ways.values()) + 0.5}


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("there", WORDS)
@pytest.mark.parametrize("back", WORDS[:3])
def test_labels_of_edges_there_and_back_do_not_change_places(there: str, back: str, direction: Direction) -> None:
    scene = chain("a", "b", "c", direction=direction)
    more = replace(scene, edges=(*scene.edges, edge("a", "c", back)))
    for crowded in (scene, more):
        edges = (edge("a", "b", there), edge("b", "a", back), *crowded.edges[1:])
        made = composed(replace(crowded, edges=edges))
        assert {label.edge for label in made.labelling.labels} >= {edges[0].id, edges[1].id}
        for label in made.labelling.labels:
            assert label.leader or label.edge in nearest_edge(made, label.rect)
