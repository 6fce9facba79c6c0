"""What is in a picture: small models, diagrams, and the scenes that come of them as text."""

from __future__ import annotations

from textwrap import dedent

import pytest

from groundplan.model.component import Status
from groundplan.scenes.diagram import Diagram, Grouping
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.palette import PALETTE, STATUS_SHADES
from groundplan.scenes.scene import Style
from groundplan.scenes.text import as_text
from groundplan.testing import temporary_model

SHOP = """
layers: {services: {name: Our services}, data: }
owners: {shop-team: , data-team: {name: The data team}}
components:
  users: {type: onprem.client.Users}
  shop:
    type: group.System
    contains:
      dns: {type: aws.network.Route53}
      vpc:
        type: aws.network.VPC
        contains:
          gateway: {type: aws.network.InternetGateway}
          public:
            type: aws.network.PublicSubnet
            contains:
              nat: {type: aws.network.NATGateway}
              balancer: {type: aws.network.ElbNetworkLoadBalancer}
          private:
            type: aws.network.PrivateSubnet
            contains:
              app:
                type: aws.compute.EC2
                layer: services
                owner: shop-team
                member-of: app-rules
                properties: {cost: high}
              database: {type: aws.database.RDS, layer: data, owner: data-team, status: planned}
          app-rules: {type: aws.group.SecurityGroup}
  bank:
    type: group.System
    contains:
      ledger: {type: aws.compute.EC2, layer: services}
connections:
  - {from: users, to: dns, protocol: HTTPS, port: 443}
  - {from: dns, to: balancer, label: resolves}
  - {from: balancer, to: app, protocol: TCP}
  - {from: app, to: database, label: reads}
  - {id: app-writes, from: app, to: database, label: writes, kind: async, tags: [write]}
  - {from: app, to: nat}
  - {from: nat, to: gateway}
  - {from: app, to: ledger, label: books, kind: async}
flows:
  buy:
    name: Buying
    steps:
      - {from: users, to: dns, text: asks}
      - {from: app, to: database, text: looks, via: app--database}
      - {from: database, to: app, text: answers, via: app--database}
"""
MODEL = temporary_model(SHOP)


def scene_of(diagram: Diagram, yaml: str | None = None) -> str:
    model = MODEL if yaml is None else temporary_model(yaml)
    return as_text(Diagrams(model, (diagram,)).scene(diagram.id))


def expected(text: str) -> str:
    return dedent(text).strip() + "\n"


def test_everything_stands_in_its_groups() -> None:
    assert scene_of(Diagram("x", "X", legend=False)) == expected("""
        users
        [shop]
          dns
          [vpc]
            gateway
            [public]
              nat
              balancer
            [private]
              app (in app-rules)
              database (planned)
        [bank]
          ledger
        users -> dns: HTTPS:443
        dns -> balancer: resolves
        balancer -> app: TCP
        app -> database: reads
        app -> database: writes (async)
        app -> nat (upstream)
        nat -> gateway (upstream)
        app -> ledger: books (async)
    """)


def test_depth_closes_groups_and_connections_are_lifted_to_them() -> None:
    assert scene_of(Diagram("x", "X", depth=1)) == expected("""
        users
        [shop]
          dns
          vpc (holds 5)
        [bank]
          ledger
        users -> dns: HTTPS:443
        dns -> vpc: resolves
        vpc -> ledger: books (async)
        legend sync: call that waits for its answer
        legend async: message, nobody waits
        legend closed: group whose content is not shown
    """)


def test_depth_0_closes_everything() -> None:
    assert scene_of(Diagram("x", "X", depth=0, legend=False)) == expected("""
        users
        shop (holds 6)
        bank (holds 1)
        users -> shop: HTTPS:443
        shop -> bank: books (async)
    """)


def test_collapse_closes_one_group_and_counts_what_is_merged() -> None:
    yaml = """
    components:
      a: {type: aws.compute.EC2}
      b: {type: aws.compute.EC2}
      data:
        type: group.Zone
        contains:
          one: {type: aws.database.RDS}
          two: {type: aws.database.RDS}
    connections:
      - {from: a, to: one, label: reads}
      - {from: a, to: two, protocol: SQL}
      - {from: a, to: data, kind: async}
      - {from: b, to: two, label: counts}
      - {from: one, to: two}
    """
    diagram = Diagram("x", "X", collapse=("data",), legend=False)
    assert scene_of(diagram, yaml) == expected("""
        a
        b
        data (holds 2)
        a -> data: 2 connections
        a -> data (async)
        b -> data: counts
    """)
    edge = Diagrams(temporary_model(yaml), (diagram,)).scene("x").edges[0]
    assert edge.connections == ("a--one", "a--two")
    assert edge.detail == "A → One: reads\nA → Two: SQL"


def test_connections_of_an_open_group_end_on_its_frame() -> None:
    yaml = """
    components:
      a: {type: aws.compute.EC2}
      zone: {type: group.Zone, contains: {b: {type: aws.compute.EC2}, c: {type: aws.compute.EC2}}}
    connections: [{from: a, to: zone}, {from: b, to: c}]
    """
    assert scene_of(Diagram("x", "X"), yaml) == expected("""
        a
        [zone]
          b
          c
        a -> zone
        b -> c
    """)


@pytest.mark.parametrize(
    ("select", "tree"),
    [
        (["app"], "[private]\n  app (in app-rules)"),
        (["in:private"], "[private]\n  app (in app-rules)\n  database (planned)"),
        (["private"], "[vpc]\n  private (holds 2)"),
        (["private", "app"], "[vpc]\n  [private]\n    app (in app-rules)"),
        (["vpc"], "[shop]\n  vpc (holds 5)"),
        (["nat", "app"], "[vpc]\n  [public]\n    nat\n  [private]\n    app (in app-rules)"),
        (["users", "bank"], "users\nbank (holds 1)"),
        (["type:aws.database.*"], "[private]\n  database (planned)"),
        (["users", "app-rules"], "users\n[shop]\n  [vpc]\n    app-rules"),
        (["type:aws.group.SecurityGroup"], "[vpc]\n  app-rules"),
    ],
)
def test_frames_stand_around_what_is_selected_up_to_the_group_that_contains_it_all(
    select: list[str], tree: str
) -> None:
    scene = scene_of(Diagram("x", "X", select=tuple(select), connections=("not *",), legend=False))
    assert scene == tree + "\n"


def test_only_wanted_connections_are_shown_but_all_that_the_flow_rides() -> None:
    diagram = Diagram("x", "X", select=("users", "dns", "in:private"), connections=("tag:write",), flow="buy")
    assert scene_of(diagram) == expected("""
        users
        [shop]
          dns
          [vpc]
            [private]
              app (in app-rules)
              database (planned)
        users -> dns: HTTPS:443 #1
        app -> database: reads #2 <3>
        app -> database: writes (async)
        legend sync: call that waits for its answer
        legend async: message, nobody waits
        legend planned: planned, not there yet
        legend chip #dd344c: member of a security group
        legend step: step of the flow Buying
        legend answer: step against the arrow: an answer, or a poll
        legend frame: Private subnet
    """)


def test_a_flow_alone_shows_what_takes_part() -> None:
    assert scene_of(Diagram("x", "X", flow="buy", connections=("flow:buy",), legend=False)) == expected("""
        users
        [shop]
          dns
          [vpc]
            [private]
              app (in app-rules)
              database (planned)
        users -> dns: HTTPS:443 #1
        app -> database: reads #2 <3>
    """)


@pytest.mark.parametrize(
    ("by", "tree"),
    [
        (Grouping.LAYER, "[layer.services]\n  app (in app-rules)\n[layer.data]\n  database (planned)\nnat"),
        (Grouping.OWNER, "[owner.shop-team]\n  app (in app-rules)\n[owner.data-team]\n  database (planned)\nnat"),
        (Grouping.STATUS, "[status.planned]\n  database (planned)\n[status.live]\n  nat\n  app (in app-rules)"),
        (Grouping.TAG, "nat\napp (in app-rules)\ndatabase (planned)"),
        (Grouping.NOTHING, "nat\napp (in app-rules)\ndatabase (planned)"),
    ],
)
def test_grouping_by_something_else_than_containment(by: Grouping, tree: str) -> None:
    diagram = Diagram("x", "X", select=("nat", "in:private"), connections=("not *",), by=by, legend=False)
    assert scene_of(diagram) == tree + "\n"


def test_frames_of_layers_have_the_names_of_the_layers() -> None:
    scene = Diagrams(MODEL).scene("layers")
    assert [frame.name for frame in scene.frames()] == ["Our services", "Data"]


def test_an_open_group_with_connections_is_a_box_where_groups_are_no_frames() -> None:
    yaml = """
    components:
      a: {type: aws.compute.EC2}
      zone: {type: group.Zone, contains: {b: {type: aws.compute.EC2}}}
    connections: [{from: a, to: zone}]
    """
    assert scene_of(Diagram("x", "X", by=Grouping.NOTHING), yaml) == "a\nzone\nb\na -> zone\n"


@pytest.mark.parametrize(
    ("by", "groups", "texts"),
    [
        ("owner", ["app", "database", "ledger"], ["Shop team", "The data team", "not said"]),
        ("layer", ["app ledger", "database"], ["Our services", "Data"]),
        ("cost", ["app", "database ledger"], ["high", "not said"]),
        ("status", ["app ledger", "database"], ["Planned", "Live"]),
        ("tag", ["app", "database", "ledger"], ["Core", "Backed up", "not said"]),
    ],
)
def test_color_by_gives_each_value_a_colour_and_a_line_of_the_legend(
    by: str, groups: list[str], texts: list[str]
) -> None:
    yaml = SHOP.replace("{cost: high}", "{cost: high}\n                tags: [core]")
    yaml = yaml.replace("status: planned}", "status: planned, tags: [backed-up, core]}")
    diagrams = Diagrams(temporary_model(yaml), (Diagram("x", "X", select=("in:private", "ledger"), color_by=by),))
    scene = diagrams.scene("x")
    colors: dict[str, list[str]] = {}
    for box in scene.boxes():
        colors.setdefault(str(box.style.color), []).append(box.id)
    assert [" ".join(boxes) for boxes in colors.values()] == groups
    legend = [entry for entry in scene.legend if entry.kind == "color"]
    assert sorted(entry.text for entry in legend) == sorted(texts)
    assert {entry.color for entry in legend} == set(colors)
    assert {entry.heading for entry in legend} == {by.capitalize()}


def test_a_colour_is_also_said_in_words() -> None:
    scene = Diagrams(MODEL, (Diagram("x", "X", select=("in:private", "ledger"), color_by="owner"),)).scene("x")
    assert [box.style.means for box in scene.boxes()] == [
        ("Owner: Shop team",),
        ("Owner: The data team",),
        ("Owner: not said",),
    ]


def test_a_diagram_that_colours_by_what_nothing_in_it_says_has_no_colours() -> None:
    scene = Diagrams(MODEL, (Diagram("x", "X", select=("users", "dns"), color_by="owner"),)).scene("x")
    assert {box.style.color for box in scene.boxes()} == {None}
    assert scene.legend == ()


def test_letters_are_there_only_where_two_values_of_one_colour_meet() -> None:
    teams = [f"team-{at}" for at in range(2 * len(PALETTE))]
    yaml = "components:\n" + "".join(f"  {team}: {{type: aws.compute.EC2, owner: {team}}}\n" for team in teams)
    all_of_them = Diagrams(temporary_model(yaml), (Diagram("x", "X", color_by="owner"),)).scene("x")
    seen = {box.id: (box.style.color, box.style.mark) for box in all_of_them.boxes()}
    assert len(set(seen.values())) == len(teams)
    assert {mark for _, mark in seen.values()} == {"", "A"}
    last = teams[len(PALETTE) :]
    some_of_them = Diagrams(temporary_model(yaml), (Diagram("x", "X", select=tuple(last), color_by="owner"),)).scene(
        "x"
    )
    assert {box.id: (box.style.color, box.style.mark) for box in some_of_them.boxes()} == {
        team: (seen[team][0], "") for team in last
    }


def test_a_status_has_the_same_colour_in_every_model() -> None:
    scene = Diagrams(MODEL, (Diagram("x", "X", select=("in:private",), color_by="status"),)).scene("x")
    shades = {box.id: box.style.color for box in scene.boxes()}
    assert shades == {"app": STATUS_SHADES[Status.LIVE].light, "database": STATUS_SHADES[Status.PLANNED].light}


def test_groups_without_a_value_keep_the_look_of_their_type() -> None:
    scene = Diagrams(MODEL, (Diagram("x", "X", color_by="layer"),)).scene("x")
    assert {frame.style for frame in scene.frames()} == {Style()}


def test_there_is_no_legend_for_calls_alone_unless_asked_for() -> None:
    quiet = Diagram("x", "X", select=("users", "dns"))
    assert "legend" not in scene_of(quiet)
    asked = Diagram("x", "X", select=("users", "dns"), legend=True)
    assert scene_of(asked).endswith("legend sync: call that waits for its answer\n")


ZONES = """
components:
  users: {type: onprem.client.Users}
  balancer: {type: aws.network.ELB}
  zone-a:
    type: aws.group.AvailabilityZone
    contains:
      app: {type: aws.compute.EC2}
      database: {type: aws.database.RDS}
  zone-b:
    type: aws.group.AvailabilityZone
    contains:
      app-b: {instance-of: app, name: App in B}
      database-b: {instance-of: database}
connections:
  - {from: balancer, to: app}
  - {from: app, to: database, label: reads}
  - {from: database, to: database-b, label: replicates, kind: data}
flows:
  read:
    steps:
      - {from: balancer, to: app, text: passes on}
      - {from: app, to: database, text: reads}
"""


def test_an_instance_has_its_bases_connections_with_what_stands_nearest() -> None:
    assert scene_of(Diagram("x", "X", flow="read", select=("*",), legend=False), ZONES) == expected("""
        users
        balancer
        [zone-a]
          app
          database
        [zone-b]
          app-b (page app)
          database-b (page database)
        balancer -> app #1
        balancer -> app-b
        app -> database: reads #2
        app-b -> database-b: reads
        database -> database-b: replicates (data)
    """)


def test_edges_have_lasting_ids() -> None:
    scene = Diagrams(temporary_model(ZONES), (Diagram("x", "X", collapse=("zone-b",)),)).scene("x")
    assert [edge.id for edge in scene.edges] == [
        "balancer--app",
        "balancer--zone-b",
        "app--database",
        "database--zone-b",
    ]


SCALING = """
components:
  subnet:
    type: aws.network.PrivateSubnet
    contains:
      fleet: {type: aws.group.AutoScalingGroup}
      one: {type: aws.compute.EC2, member-of: [fleet, rules]}
      cache: {type: aws.database.ElasticacheForRedis, member-of: rules}
      two: {type: aws.compute.EC2, member-of: fleet, count: 3}
      rules: {type: aws.group.SecurityGroup}
connections: [{from: one, to: cache}]
"""


def test_members_that_stand_side_by_side_get_a_frame_and_others_chips() -> None:
    assert scene_of(Diagram("x", "X", legend=False), SCALING) == expected("""
        [subnet]
          [fleet]
            one (in rules)
            two (count 3)
          cache (in rules)
        one -> cache
    """)


def test_a_group_keeps_its_count_and_technology_when_it_is_open() -> None:
    model = temporary_model("""
        components:
          pods:
            type: k8s.group.Cluster
            technology: containerd
            count: 3
            contains:
              web: {type: k8s.compute.Pod}
    """)
    (frame,) = Diagrams(model, (Diagram("x", "X"),)).scene("x").frames()
    assert (frame.count, frame.technology) == (3, "containerd")


def test_members_elsewhere_have_chips() -> None:
    assert scene_of(Diagram("x", "X", select=("one", "cache"), legend=False), SCALING) == expected("""
        [subnet]
          one (in fleet + rules)
          cache (in rules)
        one -> cache
    """)


def test_the_neighbourhood_of_a_security_group_is_a_frame_around_its_members() -> None:
    assert as_text(Diagrams(temporary_model(SCALING)).scene("rules.neighbours")) == expected("""
        [rules] (focus)
          one (in fleet)
          cache
        one -> cache
        legend chip #ed7100: member of an Auto Scaling group
        legend frame: Security group
    """)


def test_hints_keep_to_what_is_shown() -> None:
    diagram = Diagram("x", "X", select=("users", "dns"), same=(("users", "dns"), ("app", "dns")), order=("dns", "app"))
    assert scene_of(diagram).endswith("same: users, dns\norder: dns\n")
