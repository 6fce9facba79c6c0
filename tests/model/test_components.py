"""What is said about components, and what a component is in the end."""

import pytest

from groundplan.model.component import Allowance, Link, Route, Status
from groundplan.model.load import model_from_texts
from groundplan.testing import problems_of, temporary_model


def test_a_component_has_what_it_says() -> None:
    model = temporary_model("""
        layers:
          services:
        components:
          app:
            type: aws.compute.EC2
            name: Application
            summary: Answers the requests.
            description: |
              Runs behind **nginx**.
            technology: nginx, Python
            layer: services
            owner: backend
            status: planned
            tags: [api, public]
            count: 3
            properties:
              version: 1.10
              ports: [80, 443]
              limits:
                memory: 2 GiB
            links:
              - title: Runbook
                url: https://wiki.example.com/app
    """)
    app = model.components["app"]
    assert app.type.name == "aws.compute.EC2"
    assert (app.name, app.summary, app.technology) == ("Application", "Answers the requests.", "nginx, Python")
    assert app.description == "Runs behind **nginx**."
    assert (app.layer, app.owner, app.status, app.count) == ("services", "backend", Status.PLANNED, 3)
    assert app.tags == ("api", "public")
    assert app.properties == {"version": "1.10", "ports": ("80", "443"), "limits": {"memory": "2 GiB"}}
    assert app.links == (Link("Runbook", "https://wiki.example.com/app"),)


def test_properties_are_kept_as_written() -> None:
    """Other keys take `null` and `~` for no value; below `properties` they are what is written."""
    model = temporary_model("""
        types:
          acme.Worker:
            extends: aws.compute.EC2
            defaults:
              properties: {region: null}
        components:
          app:
            type: acme.Worker
            properties: {default: null, home: ~, nothing: , quoted: "null", all: [null, {deep: ~}, yes]}
        connections:
          - {from: app, to: app, label: reloads, properties: {timeout: NULL}}
    """)
    assert model.components["app"].properties == {
        "region": "null",
        "default": "null",
        "home": "~",
        "nothing": "",
        "quoted": "null",
        "all": ("null", {"deep": "~"}, "yes"),
    }
    assert model.connections["app--app"].properties == {"timeout": "NULL"}


def test_null_is_no_value_for_other_keys() -> None:
    found = problems_of("components: {app: {type: aws.compute.EC2, summary: x, technology: null}}")
    assert [problem.code.name for problem in found] == ["empty-value"]


def test_what_a_component_does_not_say() -> None:
    app = temporary_model("components: {payment-app: {type: aws.compute.EC2}}").components["payment-app"]
    assert app.name == "Payment app"
    assert app.status is Status.LIVE
    assert (app.summary, app.owner, app.layer, app.tags, app.count) == ("", None, None, (), 1)


def test_contains_and_in_make_one_tree() -> None:
    model = temporary_model("""
        components:
          vpc:
            type: aws.network.VPC
            contains:
              subnet:
                type: aws.network.PrivateSubnet
          app:
            type: aws.compute.EC2
            in: subnet
    """)
    assert [group.id for group in model.path("app")] == ["vpc", "subnet"]
    assert [component.id for component in model.inside("vpc")] == ["subnet", "app"]
    assert model.components["subnet"].place.line == 6


def test_members() -> None:
    model = temporary_model("""
        components:
          security:
            type: aws.group.SecurityGroup
          routes:
            type: aws.network.RouteTable
          app:
            type: aws.compute.EC2
            member-of: [security, routes]
          worker:
            type: aws.compute.EC2
            member-of: security
    """)
    assert [component.id for component in model.members("security")] == ["app", "worker"]
    assert [component.id for component in model.memberships("app")] == ["security", "routes"]


def test_allows_and_routes() -> None:
    model = temporary_model("""
        components:
          security:
            type: aws.group.SecurityGroup
            allows:
              - from: balancer
                port: 80
                protocol: TCP
                description: The listener's port.
              - to: 0.0.0.0/0
                port: 8000-8100
          table:
            type: aws.network.RouteTable
            routes:
              - destination: 10.0.0.0/16
                target: local
              - destination: "::/0"
                target: balancer
          balancer:
            type: aws.network.ElbNetworkLoadBalancer
    """)
    assert model.components["security"].allows == (
        Allowance("balancer", True, "80", "TCP", "The listener's port."),
        Allowance("0.0.0.0/0", False, "8000-8100"),
    )
    assert model.components["table"].routes == (Route("10.0.0.0/16", "local"), Route("::/0", "balancer"))


INSTANCES = """
    layers:
      services:
    components:
      zone:
        type: aws.group.AvailabilityZone
      security:
        type: aws.group.SecurityGroup
      app-c:
        instance-of: app-b
        summary: The third.
        properties:
          size: small
      app-b:
        instance-of: app
        in: zone
        count: 2
        tags: [spare]
      app:
        type: aws.compute.EC2
        name: Application
        summary: Answers the requests.
        technology: Python
        layer: services
        owner: backend
        status: planned
        tags: [api]
        member-of: security
        properties:
          size: large
          image: linux
"""


def test_an_instance_has_what_its_base_has_unless_it_says_otherwise() -> None:
    model = temporary_model(INSTANCES)
    app, second = model.components["app"], model.components["app-b"]
    assert second.type == app.type
    assert (second.name, second.technology, second.layer, second.owner) == (
        "Application",
        "Python",
        "services",
        "backend",
    )
    assert (second.status, second.member_of) == (Status.PLANNED, ("security",))
    assert (second.instance_of, second.parent, second.count, second.tags) == ("app", "zone", 2, ("spare",))
    assert second.place.line == 14


def test_a_chain_of_instances_passes_values_on() -> None:
    third = temporary_model(INSTANCES).components["app-c"]
    assert third.tags == ("spare",)
    assert third.summary == "The third."
    assert third.properties == {"size": "small", "image": "linux"}
    assert (third.count, third.parent) == (1, None)


def test_an_instance_is_no_member_of_itself() -> None:
    model = temporary_model("""
        components:
          app:
            type: aws.compute.EC2
            member-of: [cluster, pool]
          cluster:
            type: aws.compute.ECS
          pool:
            instance-of: app
    """)
    assert model.components["app"].member_of == ("cluster", "pool")
    assert model.components["pool"].member_of == ("cluster",)


OWN_TYPES = """
    layers:
      services:
    types:
      acme.Job:
        extends: aws.compute.Lambda
        defaults:
          technology: Python
          owner: backend
          properties:
            memory: 512 MB
            runtime: python
      acme.Nightly:
        extends: acme.Job
        defaults:
          layer: services
          tags: [nightly]
          properties:
            memory: 1 GB
    components:
      report:
        type: acme.Nightly
        technology: Rust
        properties:
          hour: "3"
"""


def test_a_component_has_the_defaults_of_its_own_type() -> None:
    report = temporary_model(OWN_TYPES).components["report"]
    assert (report.technology, report.owner, report.layer, report.tags) == ("Rust", "backend", "services", ("nightly",))
    assert report.properties == {"memory": "1 GB", "runtime": "python", "hour": "3"}
    assert report.type.lineage == ("acme.Nightly", "acme.Job", "aws.compute.Lambda")


def test_a_reference_in_a_types_defaults_is_checked_once_and_where_it_stands() -> None:
    problems = problems_of(
        OWN_TYPES.replace("layer: services", "layer: servces") + "      other: {type: acme.Nightly}\n"
    )
    (problem,) = (problem for problem in problems if problem.code.name == "unknown-reference")
    assert problem.message == "There is no layer `servces`."
    assert problem.place.line == 16


def test_free_owners_and_tags_become_things_of_the_model() -> None:
    model = temporary_model("""
        components:
          app:
            type: aws.compute.EC2
            owner: Team Orange
            tags: [public]
          database:
            type: aws.database.RDS
            owner: data-team
        connections:
          - from: app
            to: database
            tags: [slow]
    """)
    assert {owner.id: owner.name for owner in model.owners.values()} == {
        "Team Orange": "Team Orange",
        "data-team": "Data team",
    }
    assert list(model.tags) == ["public", "slow"]
    assert model.owners["Team Orange"].place.line == 5
    assert [component.id for component in model.owned_by("data-team")] == ["database"]
    assert [component.id for component in model.tagged("public")] == ["app"]


def test_declared_layers_owners_and_tags() -> None:
    model = temporary_model("""
        layers:
          edge:
            name: The edge
            summary: Where requests arrive.
          services:
        owners:
          backend:
            name: Backend team
            links:
              - title: Chat
                url: https://chat.example.com/backend
        tags:
          api:
            description: Part of the public interface.
        components:
          app:
            type: aws.compute.EC2
            layer: services
            owner: backend
            tags: [api]
    """)
    assert [(layer.id, layer.name) for layer in model.layers.values()] == [
        ("edge", "The edge"),
        ("services", "Services"),
    ]
    assert model.owners["backend"].links == (Link("Chat", "https://chat.example.com/backend"),)
    assert model.tags["api"].description == "Part of the public interface."
    assert [component.id for component in model.in_layer("services")] == ["app"]


def test_all_files_are_one_model() -> None:
    loaded = model_from_texts(
        {
            "model/a.yml": "components:\n  app: {type: aws.compute.EC2, summary: 1., in: zone}\n---\nlayers: {one: }\n",
            "model/b.yml": "components:\n  zone: {type: group.Zone, summary: Two., layer: one}\n",
        }
    )
    assert loaded.problems == ()
    assert loaded.model.components["app"].parent == "zone"


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("components: {app: {type: aws.compute.EC2}}", ["no-summary"]),
        ("components: {app: {type: aws.compute.EC2, summary: A.}, b: {instance-of: app}}", []),
        ("components: {app: }", ["missing-key", "no-summary"]),
        ("components: {app: {type: aws.compute.EC2, summary: A., in: app}}", ["circle-of-groups"]),
        ("components: {app: {summary: A., instance-of: app}}", ["circle-of-instances"]),
        ("components: {app: {type: aws.compute.Ec2, summary: A.}}", ["wrong-case-type"]),
        ("components: {App: {type: aws.compute.EC2, summary: A.}}", ["bad-id"]),
        ("components: {a--b: {type: aws.compute.EC2, summary: A.}}", ["bad-id"]),
        ("components: {a.b: {type: aws.compute.EC2, summary: A.}}", ["bad-id"]),
        ("components: {a/b: {type: aws.compute.EC2, summary: A.}}", ["bad-id"]),
    ],
)
def test_problems_of_components(yaml: str, expected: list[str]) -> None:
    assert [problem.code.name for problem in problems_of(yaml)] == expected


def test_a_broken_component_causes_no_other_problem() -> None:
    problems = problems_of("""
        components:
          zone:
            type: group.Zoned
            summary: Holds the rest.
            contains:
              app:
                type: aws.compute.EC2
                sumary: Answers the requests.
                summary: Answers the requests.
                member-of: security
          security:
            summary: Lets them in.
          spare:
            instance-of: app
          App_2:
            type: aws.compute.EC2
            summary: Answers, too.
            in: zone
        connections:
          - from: app
            to: App_2
            port: many
        flows:
          order:
            steps:
              - from: App_2
                to: app
                text: asks
    """)
    assert [problem.code.name for problem in problems] == [
        "unknown-type",
        "unknown-key",
        "missing-key",
        "bad-id",
        "bad-port",
    ]


def test_a_model_with_errors_keeps_everything_that_can_be_made_out() -> None:
    loaded = model_from_texts(
        {
            "model/model.yml": """
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    technlogy: Python
    count: none
    in: nowhere
  database:
    type: no.such.Type
    summary: Keeps the orders.
connections:
  - from: app
    to: database
    port: 99999
"""
        }
    )
    assert list(loaded.model.components) == ["app", "database"]
    assert loaded.model.components["app"].summary == "Answers the requests."
    assert loaded.model.components["app"].parent is None
    assert list(loaded.model.connections) == ["app--database"]
    assert loaded.model.connections["app--database"].port == ""


def test_groups_a_thousand_levels_deep() -> None:
    lines = ["components:", "  g0: {type: group.Zone, summary: Outermost.}"]
    lines += [f"  g{level}: {{type: group.Zone, summary: Inner., in: g{level - 1}}}" for level in range(1, 1000)]
    model = temporary_model("\n".join(lines))
    assert len(model.inside("g0")) == 999
    assert len(model.path("g999")) == 999


def test_instances_a_thousand_times_removed() -> None:
    lines = ["components:"]
    lines += [f"  i{step}: {{instance-of: i{step + 1}}}" for step in range(1000)]
    lines += ["  i1000: {type: group.Zone, summary: The one.}"]
    model = temporary_model("\n".join(lines))
    assert model.components["i0"].summary == "The one."
    assert model.base("i0").id == "i1000"


def test_what_stands_in_an_unreadable_part_of_a_file_is_not_missed_elsewhere() -> None:
    problems = problems_of("""
        components:
          app:
            type: aws.compute.EC2
            summary: Answers the requests.
          database:
            type: aws.database.RDS
            summary: The orders: all of them.
        connections:
          - from: app
            to: database
          - from: app
            to: databank
        flows:
          order:
            steps:
              - from: app
                to: database
                text: asks
    """)
    assert [problem.code.name for problem in problems] == ["yaml-colon", "unknown-reference"]
    assert problems[1].message == "There is no component `databank`."


def test_a_connection_in_an_unreadable_part_is_not_missed_but_a_step_without_any_still_is() -> None:
    problems = problems_of("""
        components:
          app: {type: aws.compute.EC2, summary: Answers the requests.}
          database: {type: aws.database.RDS, summary: Keeps the orders.}
          mail: {type: aws.engagement.SES, summary: Sends the mail.}
        connections:
          - from: app
            to: database
            label: reads: all of it
        flows:
          order:
            steps:
              - from: app
                to: database
                text: asks
              - from: app
                to: mail
                text: asks for a mail
    """)
    assert [(problem.code.name, problem.place.line) for problem in problems] == [
        ("yaml-colon", 9),
        ("step-without-connection", 16),
    ]


def test_the_second_of_two_equal_sections_is_not_missed() -> None:
    problems = problems_of("""
        components:
          app: {type: aws.compute.EC2, summary: Answers the requests., in: zone}
        components:
          zone: {type: group.Zone, summary: Holds the application.}
    """)
    assert [problem.code.name for problem in problems] == ["duplicate-key"]
