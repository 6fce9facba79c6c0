"""The legend explains what is in the picture, as it looks there, and says nothing that is plain anyway."""

from __future__ import annotations

from groundplan.model.component import ConnectionKind
from groundplan.scenes.load import diagrams_from_texts
from groundplan.scenes.palette import NEUTRAL
from groundplan.scenes.scene import LegendEntry
from groundplan.testing import temporary_model

YAML = """
components:
  users: {type: onprem.client.Users}
  cloud:
    type: aws.group.Cloud
    name: AWS Cloud
    contains:
      region:
        type: aws.group.Region
        name: Europe (Ireland)
        contains:
          shop: {type: aws.compute.EC2, member-of: [rules, group]}
          store: {type: aws.database.RDS, status: planned}
          old: {type: aws.database.RDS, status: deprecated}
          gone: {type: aws.database.RDS, status: retired}
          vault: {type: group.Zone, contains: {one: {type: aws.storage.S3}, two: {type: aws.storage.S3}}}
          rules: {type: aws.group.SecurityGroup, name: Shop rules}
          group: {type: aws.group.SecurityGroup, name: The security group of shops}
connections:
  - {from: users, to: shop, label: buys}
  - {from: shop, to: store, kind: management, tags: [people]}
  - {from: shop, to: one, kind: data, tags: [people]}
  - {from: shop, to: two, kind: data, tags: [people]}
flows:
  buy:
    name: Buying
    steps:
      - {from: users, to: shop, text: buys}
      - alt:
          - {when: it is there, steps: [{from: shop, to: one, text: takes}]}
          - {when: it is not, steps: [{from: shop, to: users, text: refuses}]}
"""


def legend(diagram: str, styles: str = "[]") -> tuple[LegendEntry, ...]:
    texts = {"diagrams/x.yml": diagram, "diagrams/_styles.yml": f"styles: {styles}\n"}
    return diagrams_from_texts(texts, temporary_model(YAML)).diagrams.scene("x").legend


def said(entries: tuple[LegendEntry, ...]) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in entries]


def test_everything_that_one_may_not_know_is_explained() -> None:
    assert said(legend("collapse: vault\n")) == [
        ("sync", "call that waits for its answer"),
        ("data", "data that moves"),
        ("management", "administration"),
        ("planned", "planned, not there yet"),
        ("deprecated", "deprecated, to be replaced"),
        ("retired", "retired, no longer in use"),
        ("chip", "member of a security group"),
        ("frame", "Region"),
        ("closed", "group whose content is not shown"),
    ]


def test_frames_and_closed_groups_alone_are_no_reason_for_a_legend() -> None:
    assert legend("select: [users, region, vault]\ncollapse: vault\n") == ()
    assert said(legend("select: [users, vault]\nlegend: true\n")) == [
        ("frame", "Region"),
        ("closed", "group whose content is not shown"),
    ]


def test_chips_that_say_what_they_are_need_no_legend() -> None:
    model = YAML.replace("member-of: [rules, group]", "member-of: group")
    scene = diagrams_from_texts({"diagrams/x.yml": "select: [users, shop]\n"}, temporary_model(model)).diagrams
    assert scene.scene("x").legend == ()


def test_where_one_kind_of_chip_needs_words_all_kinds_have_them() -> None:
    model = YAML.replace(
        "group: {type", "tables: {type: aws.network.RouteTable, name: The route table}\n          group: {type"
    ).replace("member-of: [rules, group]", "member-of: [rules, tables]")
    scene = diagrams_from_texts({"diagrams/x.yml": "select: [users, shop]\n"}, temporary_model(model)).diagrams
    assert [entry.text for entry in scene.scene("x").legend if entry.kind == "chip"] == [
        "member of a security group",
        "member of a route table",
    ]


def test_faded_neighbours_are_explained() -> None:
    diagrams = diagrams_from_texts({}, temporary_model(YAML)).diagrams
    for scene in (diagrams.scene("cloud.inside"), diagrams.scene("vault.inside")):
        faded = any(box.outside for box in scene.boxes())
        assert faded
        assert [entry.text for entry in scene.legend if entry.kind == "outside"] == ["neighbour, not part of it"]
    assert all(entry.kind != "outside" for entry in diagrams.scene("overview").legend)


def test_a_named_style_of_lines_is_shown_as_most_of_its_lines_are() -> None:
    (entry,) = (
        each
        for each in legend("{}\n", "[{match: 'tag:people', color: '#ea580c', name: ours}]")
        if each.color == "#ea580c"
    )
    assert (entry.kind, entry.line, entry.dashed, entry.text) == ("line", ConnectionKind.DATA, False, "ours")


def test_a_named_style_that_only_dashes_boxes_is_a_dashed_plate() -> None:
    (entry,) = (each for each in legend("{}\n", "[{match: shop, dashed: true, name: ours}]") if each.text == "ours")
    assert (entry.kind, entry.color, entry.dashed) == ("color", None, True)


def test_steps_are_explained_with_the_numbers_of_the_picture() -> None:
    steps = [
        (entry.kind, entry.sample, entry.text) for entry in legend("flow: buy\n") if entry.kind in ("step", "answer")
    ]
    assert steps == [
        ("step", "1", "step of the flow Buying"),
        ("answer", "2b", "step against the arrow: an answer, or a poll"),
        ("step", "2a", "step on one of several ways, one for each letter"),
    ]


def test_a_diagram_coloured_by_status_explains_it_once() -> None:
    entries = legend("select: [users, 'type:aws.database.*']\ncolor-by: status\n")
    assert said(entries) == [
        ("color", "Live"),
        ("color", "Planned"),
        ("color", "Deprecated"),
        ("color", "Retired"),
    ]


def test_statuses_are_grey_where_colours_stand_for_something_else() -> None:
    model = temporary_model(YAML.replace("status: planned}", "status: planned, properties: {tier: one}}"))
    plain, colored = (
        {
            entry.kind: entry.color
            for entry in diagrams_from_texts({"diagrams/x.yml": text}, model).diagrams.scene("x").legend
        }
        for text in ("{}\n", "color-by: tier\n")
    )
    assert plain["deprecated"] is None
    assert colored["deprecated"] == NEUTRAL.light


def test_a_kind_is_explained_only_where_a_line_looks_like_it() -> None:
    named = "[{match: 'tag:people', color: '#ea580c', name: ours}]"
    unnamed = "[{match: 'tag:people', color: '#ea580c'}]"
    nothing = "[{match: 'tag:people', name: ours}]"
    kinds = {
        styles: [entry.kind for entry in legend("legend: true\n", styles) if entry.kind in set(ConnectionKind)]
        for styles in (named, unnamed, nothing)
    }
    assert kinds == {
        named: ["sync"],
        unnamed: ["sync", "data", "management"],
        nothing: ["sync", "data", "management"],
    }
