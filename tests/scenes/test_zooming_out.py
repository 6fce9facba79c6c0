"""Pictures that would be a crowd stand back, unless somebody asks for all of it."""

from __future__ import annotations

import pytest

from groundplan.model.model import Model
from groundplan.scenes.diagram import MOST_BOXES, Diagram, Grouping
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import diagrams_from_texts
from groundplan.scenes.scene import Scene, Zoom
from groundplan.scenes.text import as_text
from groundplan.testing import temporary_model


def crowd(domains: int, areas: int, parts: int, *, hub: bool = False, flow: str = "") -> Model:
    """Domains of areas of parts of the layers `a` and `b` in turn; the first of an area calls the second, a hub all."""
    lines = ["layers: {a: , b: }", "components:"]
    calls = ["connections:"]
    for domain in range(domains):
        lines += [f"  d{domain}:", "    type: group.Domain", "    contains:"]
        for area in range(areas):
            lines += [f"      d{domain}-a{area}:", "        type: group.Zone", "        contains:"]
            for part in range(parts):
                id = f"d{domain}-a{area}-p{part}"
                layer = "ab"[part % 2]
                lines.append(f"          {id}: {{type: aws.compute.EC2, layer: {layer}, owner: team, tags: [seen]}}")
                calls += [f"  - {{from: hub, to: {id}}}"] if hub else []
            calls.append(f"  - {{from: d{domain}-a{area}-p0, to: d{domain}-a{area}-p1}}")
    calls.append("  - {from: d0-a0-p0, to: d1-a0-p1, label: asks}")
    lines += ["  hub: {type: aws.compute.EC2}"] if hub else []
    return temporary_model("\n".join([*lines, *calls, flow]))


LARGE = crowd(5, 4, 8)


def scene(diagram: Diagram, model: Model = LARGE) -> Scene:
    return Diagrams(model, (diagram,)).scene(diagram.id)


def boxes(scene: Scene) -> dict[str, int]:
    """The boxes and for how many others each stands."""
    return {box.id: box.holds for box in scene.boxes()}


def test_the_deepest_groups_are_closed_until_there_are_few_enough_boxes() -> None:
    shown = scene(Diagram("all", "All"))
    assert boxes(shown) == {f"d{domain}-a{area}": 8 for domain in range(5) for area in range(4)}
    assert shown.zoom == Zoom(160, 20, tuple(boxes(shown)))
    assert [(edge.source, edge.target, edge.label) for edge in shown.edges] == [("d0-a0", "d1-a0", "asks")]


def test_a_picture_that_is_no_crowd_is_shown_as_it_is() -> None:
    shown = scene(Diagram("one", "One", select=("in:d0", "in:d1")))
    assert (len(boxes(shown)), shown.zoom) == (64, None)


def test_a_file_that_says_a_depth_gets_what_it_asks_for() -> None:
    loaded = diagrams_from_texts({"diagrams/all.yml": "title: All\ndepth: 9\n"}, LARGE).diagrams.scene("all")
    assert (len(boxes(loaded)), loaded.zoom) == (160, None)
    by_layer = diagrams_from_texts({"diagrams/all.yml": "by: layer\ndepth: 9\n"}, LARGE).diagrams.scene("all")
    assert (len(boxes(by_layer)), by_layer.zoom) == (160, None)


def test_what_is_alone_at_the_top_stays_open_however_much_it_holds() -> None:
    flat = crowd(2, 1, 130)
    shown = scene(Diagram("all", "All", select=("in:d0-a0",)), flat)
    assert shown.zoom == Zoom(130, 130)
    assert len(boxes(shown)) == 130


def test_one_group_that_holds_too_much_does_not_close_the_others() -> None:
    parts = "".join(f"\n          many-{at}: {{type: aws.compute.EC2}}" for at in range(MOST_BOXES + 1))
    model = temporary_model(
        "components:\n  few: {type: group.Domain, contains: {zone: {type: group.Zone, contains: "
        f"{{one: {{type: aws.compute.EC2}}}}}}}}}}\n  many:\n    type: group.Domain\n    contains:{parts}"
    )
    assert boxes(scene(Diagram("all", "All"), model)) == {"one": 0, "many": 101}


def test_a_closed_group_stands_for_what_is_selected_of_it_alone() -> None:
    shown = scene(Diagram("a", "A", select=("layer:a", "layer:b and in:d4"), most=10))
    assert boxes(shown) == {"d0": 16, "d1": 16, "d2": 16, "d3": 16, "d4": 32}
    assert not shown.edges, "the connection of d0 and d1 ends in the layer b, which is not shown there"


@pytest.mark.parametrize("by", [Grouping.LAYER, Grouping.OWNER, Grouping.STATUS, Grouping.TAG])
def test_in_other_frames_the_groups_stand_for_their_components(by: Grouping) -> None:
    shown = scene(Diagram("by", "By", by=by))
    assert shown.zoom is not None
    assert shown.zoom.boxes == 160
    assert shown.zoom.shown == len(boxes(shown)) <= MOST_BOXES
    assert sum(boxes(shown).values()) == 160


def test_in_the_frames_of_layers_a_group_stands_in_each_that_its_components_have() -> None:
    shown = as_text(Diagrams(crowd(2, 1, 60)).scene("layers"))
    assert shown.splitlines()[:6] == [
        "[layer.a]",
        "  layer.a.d0-a0 (holds 30, page d0-a0)",
        "  layer.a.d1-a0 (holds 30, page d1-a0)",
        "[layer.b]",
        "  layer.b.d0-a0 (holds 30, page d0-a0)",
        "  layer.b.d1-a0 (holds 30, page d1-a0)",
    ]
    assert "layer.a.d0-a0 -> layer.b.d1-a0: asks" in shown


def test_the_picture_of_a_large_layer_shows_with_which_layers_it_deals() -> None:
    shown = Diagrams(crowd(4, 4, 16)).scene("layer.a")
    assert {frame.id for frame in shown.frames()} == {"layer.a", "layer.b"}
    assert {box.holds for box in shown.boxes() if not box.outside} == {8}
    assert {box.component for box in shown.boxes() if box.outside} == {
        f"d{at}-a{area}-p1" for at in range(4) for area in range(4)
    }
    assert len(boxes(shown)) <= 40


def test_of_very_many_neighbours_the_innermost_groups_are_shown_that_are_few_enough() -> None:
    shown = Diagrams(crowd(5, 4, 8, hub=True)).scene("hub.neighbours")
    assert boxes(shown) == {**{f"d{domain}-a{area}": 8 for domain in range(5) for area in range(4)}, "hub": 0}
    assert shown.zoom is not None
    assert (shown.zoom.boxes, shown.zoom.shown, len(shown.zoom.closed)) == (161, 21, 20)


def test_in_the_sequence_of_a_very_long_flow_groups_take_part() -> None:
    steps = "".join(f"\n      - {{from: d0-a{area}-p0, to: d0-a{area}-p1, text: goes}}" for area in range(21))
    shown = Diagrams(crowd(2, 21, 2, flow=f"flows:\n  long:\n    steps:{steps}\n")).sequence("flow.long.sequence")
    assert [box.id for box in shown.participants] == [f"d0-a{area}" for area in range(21)]
    assert {(message.source, message.target) for message in shown.messages()} == {
        (box.id, box.id) for box in shown.boxes()
    }
    assert shown.zoom == Zoom(42, 21, tuple(f"d0-a{area}" for area in range(21)))
