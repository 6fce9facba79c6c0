"""Diagrams and styles from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundplan.model.model import Model
from groundplan.scenes.diagram import Diagram, Grouping
from groundplan.scenes.load import diagrams_from_texts, load_diagrams
from groundplan.scenes.palette import PALETTE
from groundplan.scenes.scene import Direction, Style
from groundplan.source.problem import Place
from groundplan.testing import temporary_model

MODEL = temporary_model("""
components:
  a: {type: aws.compute.EC2, tags: [edge], properties: {cost: high, notes: {x: y}}}
  zone:
    type: group.Zone
    contains:
      b: {type: aws.compute.EC2}
      c: {type: aws.compute.EC2, instance-of: b}
connections:
  - {from: a, to: b, kind: async}
flows:
  pay:
    steps: [{from: a, to: b, text: pays}]
""")


def problems_of(text: str, path: str = "diagrams/x.yml", model: Model = MODEL) -> list[str]:
    """The problems of one file as `line:column code: message`, without those about what it does not show."""
    problems = diagrams_from_texts({path: text}, model).problems
    return [
        f"{problem.place.line}:{problem.place.column} {problem.code.name}: {problem.message}"
        for problem in problems
        if problem.code.name != "not-drawn"
    ]


def not_drawn(*texts: str, model: Model = MODEL) -> list[str]:
    """The ids reported by what the diagrams `texts` do not show."""
    loaded = diagrams_from_texts({f"diagrams/d{n}.yml": text for n, text in enumerate(texts)}, model)
    return [problem.message for problem in loaded.problems if problem.code.name == "not-drawn"]


def test_every_key_of_a_file_reaches_the_diagram() -> None:
    loaded = diagrams_from_texts(
        {
            "diagrams/request-path.yml": """
title: The path
description: How a *request* goes.
select:
  - a
  - in:zone
connections: kind:async
by: layer
depth: 2
collapse: zone
direction: down
color-by: cost
flow: pay
legend: false
same: [[a, b]]
order: [a, b]
"""
        },
        MODEL,
    )
    assert loaded.diagrams.hand_written == (
        Diagram(
            id="request-path",
            title="The path",
            place=Place("diagrams/request-path.yml"),
            description="How a *request* goes.",
            select=("a", "in:zone"),
            connections=("kind:async",),
            by=Grouping.LAYER,
            depth=2,
            most=None,
            collapse=("zone",),
            direction=Direction.DOWN,
            color_by="cost",
            flow="pay",
            legend=False,
            same=(("a", "b"),),
            order=("a", "b"),
        ),
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [("request-path", "Request path"), ("zone.inside", "Zone: inside"), ("flow.pay", "Pay"), ("overview", "Overview")],
)
def test_the_title_is_made_from_the_name(name: str, title: str) -> None:
    loaded = diagrams_from_texts({f"diagrams/{name}.yml": "select: '*'\n"}, MODEL)
    assert [diagram.title for diagram in loaded.diagrams.hand_written] == [title]
    assert not loaded.problems


def test_styles_hold_for_components_and_connections_in_every_diagram() -> None:
    styles = """
styles:
  - match: tag:edge
    color: '#112233'
  - match: a
    dashed: true
  - match: kind:async
    color: '#445566'
"""
    loaded = diagrams_from_texts({"diagrams/_styles.yml": styles}, MODEL)
    assert not loaded.problems
    assert not loaded.diagrams.hand_written
    scene = loaded.diagrams.scene("zone.inside")
    assert {box.id: box.style for box in scene.boxes()}["a"] == Style("#112233", dashed=True)
    assert next(edge.style for edge in scene.edges) == Style("#445566")


def test_a_style_with_a_name_is_explained_where_it_is_seen() -> None:
    styles = """
styles:
  - {match: a, color: '#112233', name: what matters}
  - {match: "from:a", color: '#445566', dashed: true, name: its calls}
  - {match: b, color: '#778899'}
"""
    files = {
        "diagrams/_styles.yml": styles,
        "diagrams/both.yml": "select: [a, b]\n",
        "diagrams/one.yml": "select: b\n",
        "diagrams/quiet.yml": "legend: false\n",
    }
    diagrams = diagrams_from_texts(files, MODEL).diagrams
    assert [(entry.kind, entry.color, entry.dashed, entry.text) for entry in diagrams.scene("both").legend] == [
        ("color", "#112233", False, "what matters"),
        ("line", "#445566", True, "its calls"),
    ]
    assert diagrams.scene("one").legend == ()
    assert diagrams.scene("quiet").legend == ()


def test_color_by_wins_over_styles() -> None:
    texts = {
        "diagrams/_styles.yml": "styles: [{match: a, color: '#112233', dashed: true}]\n",
        "diagrams/x.yml": "color-by: cost\n",
    }
    scene = diagrams_from_texts(texts, MODEL).diagrams.scene("x")
    style = {box.id: box.style for box in scene.boxes()}["a"]
    assert style.color in {shade.light for shade in PALETTE}
    assert style.dashed
    assert style.means == ("Cost: high",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("select: in:zon", "1:12 selector-unknown: There is no component `zon`."),
        ("select: 'in:zon'", "1:13 selector-unknown: There is no component `zon`."),
        ("select: [a, neighbours:x:2]", "1:24 selector-unknown: There is no component `x`."),
        ("select:\n  - a\n  - a and layer:x", "3:17 selector-unknown: There is no layer `x`."),
        ("select: type:aws.compute.EC3", "1:14 selector-unknown: There is no type `aws.compute.EC3`."),
        ("select: a or tag:egde", "1:18 selects-nothing: `tag:egde` selects no component."),
        ("select: a and in:zone", "1:9 selects-nothing: `a and in:zone` selects no component."),
        ("select: in:a", "1:9 selects-nothing: `in:a` selects no component."),
        ("select: a b", "1:11 selector-syntax: `b` follows `a` without `and` or `or`."),
        ("connections: tga:x", "1:14 selector-word: `tga:` does not select connections."),
        ("connections: a--c", "1:14 selector-unknown: There is no connection `a--c`."),
        ("connections: from:in:zon", "1:22 selector-unknown: There is no component `zon`."),
        ("flow: pya", "1:7 diagram-unknown: There is no flow `pya`."),
        ("color-by: price", "1:11 diagram-unknown: There is no property `price`."),
        ("color-by: notes", "1:11 diagram-unknown: There is no property `notes`."),
        ("collapse: zoen", "1:11 diagram-unknown: There is no component `zoen`."),
        ("same: [[a, x]]", "1:12 diagram-unknown: There is no component `x`."),
        ("collapse: a", "1:11 not-in-diagram: `a` contains nothing that could be hidden."),
        (
            "select: a\ncollapse: zone",
            "2:11 not-in-diagram: `zone` is not in the picture, so it cannot be closed there.",
        ),
        (
            "select: a\norder: [a, b]",
            "2:12 not-in-diagram: `b` is not in the picture, so `order` does nothing with it.",
        ),
        (
            "select: a\nflow: pay",
            "2:7 step-not-shown: Step 1 of `pay` is not in the picture: `b` is not shown.",
        ),
    ],
)
def test_a_mistake_is_named_at_its_place(text: str, problem: str) -> None:
    assert problems_of(text + "\n") == [problem]


def test_a_diagram_with_a_broken_key_is_still_there_without_it() -> None:
    loaded = diagrams_from_texts({"diagrams/x.yml": "title: X\ndepth: -1\nwhatever: 1\nselect: a\n"}, MODEL)
    assert [(diagram.id, diagram.select, diagram.depth) for diagram in loaded.diagrams.hand_written] == [
        ("x", ("a",), None)
    ]
    assert [problem.place.line for problem in loaded.problems if problem.code.name != "not-drawn"] == [2, 3]


def test_a_broken_selector_selects_nothing_and_the_others_still_do() -> None:
    loaded = diagrams_from_texts({"diagrams/x.yml": "select: [a, 'b or']\n"}, MODEL)
    assert [box.id for box in loaded.diagrams.scene("x").boxes()] == ["a"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("diagrams/My_Diagram.yml", "diagram-name"),
        ("diagrams/index.yml", "diagram-name"),
        ("diagrams/_style.yml", "diagram-name"),
        ("diagrams/zoen.inside.yml", "diagram-name"),
        ("diagrams/a.inside.yml", "diagram-name"),
        ("diagrams/network/x.yml", "diagram-folder"),
    ],
)
def test_a_name_that_is_no_id_and_a_folder_are_refused(path: str, code: str) -> None:
    loaded = diagrams_from_texts({path: "select: a\n"}, MODEL)
    assert [problem.code.name for problem in loaded.problems] == [code]
    assert not loaded.diagrams.hand_written


def test_two_endings_are_one_diagram() -> None:
    loaded = diagrams_from_texts({"diagrams/x.yaml": "title: One\n", "diagrams/x.yml": "title: Two\n"}, MODEL)
    assert [str(problem.place) for problem in loaded.problems] == ["diagrams/x.yml:1:1"]
    assert [diagram.title for diagram in loaded.diagrams.hand_written] == ["One"]


@pytest.mark.parametrize(
    ("texts", "messages"),
    [
        (["select: '*'"], []),
        (["select: [a, zone]"], []),
        (["select: [a, in:zone]"], []),
        (["select: [a, b]"], []),
        (["select: [a, c]"], []),
        (["select: a", "select: b"], []),
        (["select: zone"], ["`a` is in no diagram of `diagrams/`."]),
        (["select: a"], ["`zone` and what it contains are in no diagram of `diagrams/`."]),
        ([], []),
    ],
)
def test_what_no_hand_written_diagram_shows_is_reported(texts: list[str], messages: list[str]) -> None:
    assert not_drawn(*texts) == messages


def test_what_is_shown_as_a_chip_is_shown() -> None:
    model = temporary_model("""
    components:
      rules: {type: aws.group.SecurityGroup}
      a: {type: aws.compute.EC2, member-of: rules}
    """)
    assert not not_drawn("select: a", model=model)


def test_a_project_needs_no_diagrams(tmp_path: Path) -> None:
    loaded = load_diagrams(tmp_path, MODEL)
    assert not loaded.problems
    assert not loaded.diagrams.hand_written
    assert "overview" in loaded.diagrams.by_id


def test_diagrams_are_read_from_their_folder_and_python_there_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "diagrams"
    (folder / "deep").mkdir(parents=True)
    (folder / "x.yml").write_text("select: '*'\n", encoding="utf-8")
    (folder / "__init__.py").touch()
    (folder / "deep" / "my_network.py").touch()
    loaded = load_diagrams(tmp_path, MODEL)
    assert [diagram.id for diagram in loaded.diagrams.hand_written] == ["x"]
    assert [(str(problem.place), problem.code.name) for problem in loaded.problems] == [
        ("diagrams/__init__.py:1:1", "diagram-python"),
        ("diagrams/deep/my_network.py:1:1", "diagram-python"),
    ]
    assert loaded.sources.texts == {"diagrams/x.yml": "select: '*'\n"}
