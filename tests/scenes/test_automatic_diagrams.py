"""Diagrams that need no file."""

from __future__ import annotations

from textwrap import dedent

from groundplan.model.model import Model
from groundplan.scenes.automatic import MOST_INSIDE, automatic_ids, automatic_title
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.text import as_text
from groundplan.testing import temporary_model

MODEL = temporary_model("""
layers: {services: , data: }
components:
  users: {type: onprem.client.Users}
  shop:
    type: group.System
    contains:
      entrance: {type: aws.network.Route53}
      vpc:
        type: aws.network.VPC
        contains:
          public: {type: aws.network.PublicSubnet, contains: {balancer: {type: aws.network.ELB}}}
          private:
            type: aws.network.PrivateSubnet
            contains:
              app: {type: aws.compute.EC2, layer: services}
              database: {type: aws.database.RDS, layer: data}
  bank:
    type: group.System
    contains:
      core: {type: group.Zone, contains: {ledger: {type: aws.compute.EC2}, audit: {type: aws.compute.EC2}}}
connections:
  - {from: users, to: entrance}
  - {from: entrance, to: balancer}
  - {from: balancer, to: app}
  - {from: app, to: database}
  - {from: app, to: ledger}
  - {from: ledger, to: audit}
  - {from: users, to: audit}
flows:
  pay:
    summary: How one pays.
    steps:
      - {from: app, to: ledger, text: books}
""")
DIAGRAMS = Diagrams(MODEL)


def text_of(id: str, diagrams: Diagrams = DIAGRAMS) -> str:
    return as_text(diagrams.scene(id))


def expected(text: str) -> str:
    return dedent(text).strip() + "\n"


def test_every_group_component_flow_and_layer_has_its_diagrams() -> None:
    sequences = tuple(id for id, diagram in DIAGRAMS.by_id.items() if diagram.sequence)
    assert tuple(id for id in DIAGRAMS.by_id if id not in sequences) == automatic_ids(MODEL)
    assert sequences == ("flow.pay.sequence",)


def test_every_automatic_diagram_has_its_title_and_says_that_it_is_automatic() -> None:
    assert [each.title for each in DIAGRAMS.automatic] == [
        automatic_title(each.id, MODEL) for each in DIAGRAMS.automatic
    ]
    assert all(each.automatic for each in DIAGRAMS.automatic)
    assert automatic_title("request-path", MODEL) is None
    assert automatic_title("shop.outside", MODEL) is None


def test_the_inside_of_a_group_shows_what_lies_around_it() -> None:
    assert text_of("private.inside") == expected("""
        [private] (focus)
          app
          database
        balancer (outside)
        bank (outside, holds 2)
        balancer -> app
        app -> database
        app -> bank
        legend outside: neighbour, not part of it
        legend frame: Private subnet
        legend closed: group whose content is not shown
    """)


def test_the_neighbourhood_shows_only_the_connections_of_its_focus_in_the_nearest_frames() -> None:
    assert text_of("app.neighbours") == expected("""
        [vpc]
          [public]
            balancer
          [private]
            app (focus)
            database
        [core]
          ledger
        balancer -> app
        app -> database
        app -> ledger
    """)


def test_the_neighbourhood_of_a_group_is_that_of_everything_in_it() -> None:
    assert text_of("private.neighbours") == expected("""
        [vpc]
          [public]
            balancer
          private (focus, holds 2)
        [core]
          ledger
        balancer -> private
        private -> ledger
    """)


def test_a_component_without_connections_stands_alone_in_its_group() -> None:
    yaml = "components: {zone: {type: group.Zone, contains: {a: {type: aws.compute.EC2}}}}"
    assert text_of("a.neighbours", Diagrams(temporary_model(yaml))) == "[zone]\n  a (focus)\n"


def test_layers_frame_what_has_a_layer() -> None:
    assert text_of("layers") == "[layer.services]\n  app\n[layer.data]\n  database\napp -> database\n"


def test_there_is_no_layers_diagram_without_layers() -> None:
    assert "layers" not in Diagrams(temporary_model("components: {a: {type: aws.compute.EC2}}")).by_id


def test_a_flow_shows_its_components_and_numbers() -> None:
    assert DIAGRAMS.by_id["flow.pay"].description == "How one pays."
    assert text_of("flow.pay") == expected("""
        [shop]
          [vpc]
            [private]
              app
        [bank]
          [core]
            ledger
        app -> ledger #1
        legend step: step of the flow Pay
        legend frame: Private subnet
    """)


def wide(systems: int, parts: int) -> Model:
    lines = ["components:"]
    for system in range(systems):
        lines += [f"  s{system}:", "    type: group.System", "    contains:"]
        lines += [f"      p{system}x{part}: {{type: aws.compute.EC2}}" for part in range(parts)]
    return temporary_model("\n".join(lines))


def test_the_overview_opens_a_small_model_and_closes_a_large_one() -> None:
    assert len(tuple(Diagrams(wide(2, 4)).scene("overview").boxes())) == 8
    assert len(tuple(Diagrams(wide(2, 20)).scene("overview").boxes())) == 2
    assert len(tuple(Diagrams(wide(4, 2)).scene("overview").boxes())) == 4


def test_a_large_group_is_opened_only_as_far_as_it_stays_readable() -> None:
    lines = ["components:", "  all:", "    type: group.System", "    contains:"]
    for zone in range(9):
        lines += [f"      z{zone}:", "        type: group.Zone", "        contains:"]
        lines += [f"          p{zone}x{part}: {{type: aws.compute.EC2}}" for part in range(9)]
    boxes = tuple(Diagrams(temporary_model("\n".join(lines))).scene("all.inside").boxes())
    assert [box.holds for box in boxes] == [9] * 9


def test_a_crowd_of_neighbours_is_shown_as_its_groups() -> None:
    lines = ["components:", "  hub: {type: aws.compute.EC2}", "  crowd:", "    type: group.Zone", "    contains:"]
    lines += [f"      n{number}: {{type: aws.compute.EC2}}" for number in range(MOST_INSIDE + 1)]
    lines += ["connections:", *(f"  - {{from: n{number}, to: hub}}" for number in range(MOST_INSIDE + 1))]
    assert text_of("hub.neighbours", Diagrams(temporary_model("\n".join(lines)))) == expected("""
        hub (focus)
        crowd (holds 41)
        crowd -> hub: 41 connections
    """)


CUTS = temporary_model("""
layers: {services: , data: {name: Data store}}
components:
  users: {type: onprem.client.Users}
  vpc:
    type: aws.network.VPC
    contains:
      app: {type: aws.compute.EC2, layer: services, owner: Team Blue, tags: [pci]}
      worker: {type: aws.compute.EC2, layer: services, owner: team red}
      cluster: {type: aws.group.AutoScalingGroup, tags: [pci], contains: {node: {type: aws.compute.EC2}}}
      database: {type: aws.database.RDS, layer: data, owner: team red}
connections:
  - {from: users, to: app}
  - {from: users, to: worker}
  - {from: app, to: database}
  - {from: worker, to: node}
""")


def test_layers_and_owners_frame_what_they_have_and_what_borders_on_it() -> None:
    diagrams = Diagrams(CUTS)
    assert text_of("layer.data", diagrams) == expected("""
        [layer.services]
          app (outside)
        [layer.data]
          database
        app -> database
        legend outside: neighbour, not part of it
    """)
    assert text_of("owner.team-blue", diagrams) == expected("""
        [owner.Team Blue]
          app
        [owner.team red]
          database (outside)
        users (outside)
        users -> app
        app -> database
        legend outside: neighbour, not part of it
    """)


def test_tags_show_where_what_they_mark_stands_and_a_group_brings_the_connections_of_its_content() -> None:
    assert text_of("tag.pci", Diagrams(CUTS)) == expected("""
        users (outside)
        [vpc]
          app
          worker (outside)
          cluster (holds 1)
          database (outside)
        users -> app
        app -> database
        worker -> cluster
        legend outside: neighbour, not part of it
        legend closed: group whose content is not shown
    """)


def test_the_diagrams_of_layers_owners_and_tags_are_found_by_what_they_are_about() -> None:
    diagrams = Diagrams(CUTS)
    found = {target: diagrams.about(target) for target in ("layer:data", "owner:Team Blue", "tag:pci", "tag:none")}
    assert {target: [(each.id, each.title) for each in them] for target, them in found.items()} == {
        "layer:data": [("layer.data", "Layer: Data store")],
        "owner:Team Blue": [("owner.team-blue", "Owner: Team Blue")],
        "tag:pci": [("tag.pci", "Tag: Pci")],
        "tag:none": [],
    }


def test_a_file_that_selects_nothing_but_a_layer_takes_the_place_of_its_automatic_diagram() -> None:
    alone = Diagram("stores", "Stores", select=("layer:data",))
    named = Diagram("owner.team-blue", "Ours", select=("app",))
    other = Diagram("both", "Both", select=("layer:services", "users"))
    diagrams = Diagrams(CUTS, (alone, named, other))
    assert diagrams.about("layer:data") == (alone,)
    assert diagrams.about("owner:Team Blue") == (named,)
    assert [each.id for each in diagrams.about("layer:services")] == ["layer.services"]
    assert "layer.data" not in diagrams.by_id


def test_a_crowd_with_a_tag_is_shown_without_its_neighbours_and_a_larger_one_in_closed_groups() -> None:
    def crowd(size: int) -> Diagrams:
        lines = ["components:", "  hub: {type: aws.compute.EC2}", "  zone:", "    type: group.Zone", "    contains:"]
        lines += [f"      n{number}: {{type: aws.compute.EC2, tags: [many]}}" for number in range(size)]
        lines += ["connections:", *(f"  - {{from: n{number}, to: hub}}" for number in range(size))]
        return Diagrams(temporary_model("\n".join(lines)))

    assert text_of("tag.many", crowd(MOST_INSIDE - 1)).count("-> hub") == MOST_INSIDE - 1
    assert "hub" not in text_of("tag.many", crowd(MOST_INSIDE))
    assert text_of("tag.many", crowd(MOST_INSIDE + 1)) == f"zone (holds {MOST_INSIDE + 1})\n"


def test_a_file_replaces_the_automatic_diagram_of_its_name() -> None:
    written = Diagram("overview", "My overview", select=("users",))
    diagrams = Diagrams(MODEL, (written,))
    assert diagrams.by_id["overview"] is written
    assert next(iter(diagrams.by_id)) == "overview"
    assert len(diagrams.by_id) == len(DIAGRAMS.by_id)


def test_a_scene_is_made_once() -> None:
    assert DIAGRAMS.scene("overview") is DIAGRAMS.scene("overview")


def test_an_empty_model_has_no_diagrams() -> None:
    assert not Diagrams(Model(MODEL.catalogue)).by_id
