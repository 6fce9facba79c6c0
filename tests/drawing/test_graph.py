"""What goes to Graphviz: sizes and safe names, never what people wrote."""

from __future__ import annotations

import re

from msgspec.structs import replace

from groundplan.drawing.effort import Effort
from groundplan.drawing.job import composed, dot_source
from groundplan.drawing.layout.graph import Wishes, build
from groundplan.drawing.layout.inprocess import in_process
from groundplan.drawing.layout.lay_out import lay_out
from groundplan.scenes.scene import Direction, Scene
from tests.drawing.drawing_samples import box, chain, edge, frame, orders

HOSTILE = ['"]; evil [', "<TABLE>", "\\N\\l", "a:b:c", "}", "x\x00y", "%", "/* */", "&amp;"]


def test_no_text_of_people_reaches_graphviz() -> None:
    items = tuple(
        frame(f"f{at}", "plain", word, box(f"b{at}", "compute.Lambda", word, technology=word, summary=word))
        for at, word in enumerate(HOSTILE)
    )
    edges = tuple(edge(f"b{at}", f"b{at + 1}", word) for at, word in enumerate(HOSTILE[:-1]))
    source = dot_source(Scene("s", HOSTILE[0], Direction.RIGHT, items, edges))
    assert "evil" not in source
    assert set(re.findall(r"^\s*(\w+)", source, re.MULTILINE)) <= {
        *("digraph", "graph", "node", "edge", "subgraph"),
        *re.findall(r"\b(n\d+_b\d|cluster_\d+_f\d)\b", source),
    }


def test_every_box_has_a_fixed_size() -> None:
    source = dot_source(orders())
    assert source.count("FIXEDSIZE") == source.count("<TD")


def test_the_layout_does_not_depend_on_text_but_on_its_size() -> None:
    one, other = (replace(chain("a", "b"), title=title) for title in ("One", "Other"))
    assert dot_source(one) == dot_source(other)


def test_equal_names_stay_apart() -> None:
    scene = Scene(
        "s",
        "S",
        Direction.RIGHT,
        (
            frame("x", "plain", "Same", box("a", "compute.Lambda")),
            frame("y", "plain", "Same", box("b", "compute.Lambda")),
        ),
        (),
    )
    geometry = lay_out(build(scene))
    assert set(geometry.frames) == {"x", "y"}
    assert not geometry.frames["x"].overlaps(geometry.frames["y"])


def test_frames_hold_their_boxes_and_nothing_else() -> None:
    scene = orders()
    geometry = lay_out(build(scene))
    holding = {
        frame_id: {box_id for box_id, rect in geometry.boxes.items() if outer.overlaps(rect)}
        for frame_id, outer in geometry.frames.items()
    }
    assert holding["pria"] == {"orders", "catalog"}
    assert holding["data"] == {"rds", "rds2", "redis"}
    assert holding["cloud"] == {box.id for box in scene.boxes()} - {"users"}


def test_upstream_edges_run_back_without_moving_the_target_behind() -> None:
    geometry = lay_out(build(orders()))
    assert geometry.boxes["nata"].right < geometry.boxes["orders"].left
    start, end = geometry.splines["orders--nata"][0], geometry.splines["orders--nata"][-1]
    assert start[0] > end[0]


def test_a_circle_is_opened_where_the_flow_does_not_suffer() -> None:
    scene = chain("a", "b", "c")
    scene = replace(scene, edges=(edge("c", "a"), edge("a", "b", step="1"), edge("b", "c", step="2")))
    boxes = lay_out(build(scene)).boxes
    assert boxes["a"].left < boxes["b"].left < boxes["c"].left


def test_a_picture_can_run_down() -> None:
    boxes = lay_out(build(chain("a", "b", "c", direction=Direction.DOWN))).boxes
    assert boxes["a"].bottom < boxes["b"].top < boxes["b"].bottom < boxes["c"].top


def test_same_keeps_items_at_one_rank() -> None:
    scene = replace(chain("a", "b", "c"), edges=(edge("a", "b"),), same=(("b", "c"),))
    boxes = lay_out(build(scene)).boxes
    assert boxes["b"].centre[0] == boxes["c"].centre[0] > boxes["a"].centre[0]


def test_reading_starts_at_the_top() -> None:
    made = composed(orders())
    assert made.geometry.boxes["users"].centre[1] < made.bounds.height / 3
    tops = [composed(chain("a", "b", "c")).geometry.boxes[name].top for name in "abc"]
    assert len(set(tops)) == 1


def test_order_holds_within_a_rank() -> None:
    names = ("a", "b", "c", "d")
    for order in (("b", "c", "d"), ("d", "c", "b"), ("c", "d", "b")):
        scene = replace(chain(*names), edges=tuple(edge("a", name) for name in names[1:]), order=order)
        tops = [composed(scene).geometry.boxes[name].top for name in order]
        assert tops == sorted(tops)


def test_the_simple_effort_has_no_frames_and_straight_lines() -> None:
    source = build(orders(), Wishes(Effort.SIMPLE)).source
    assert "cluster" not in source
    assert "splines=line" in source
    assert len(in_process(source).nodes) == len(list(orders().boxes()))


def test_an_edge_to_a_frame_ends_at_its_border() -> None:
    scene = Scene(
        "s",
        "S",
        Direction.RIGHT,
        (
            box("a", "compute.Lambda"),
            frame("f", "vpc", "VPC", box("b", "compute.Lambda"), box("c", "compute.Lambda")),
            frame("empty", "vpc", "Empty"),
        ),
        (edge("a", "f"), edge("f", "empty"), edge("b", "c")),
    )
    made = composed(scene)
    inner, empty = made.geometry.frames["f"], made.geometry.frames["empty"]
    assert abs(made.courses["a--f"].points[-1][0] - inner.left) < 1
    assert abs(made.courses["f--empty"].points[0][0] - inner.right) < 1
    assert abs(made.courses["f--empty"].points[-1][0] - empty.left) < 1
