"""What a model answers."""

from collections.abc import Iterable

import pytest

from groundplan.model.component import Component, Connection
from groundplan.model.model import Model
from groundplan.testing import temporary_model


@pytest.fixture(scope="module")
def model() -> Model:
    return temporary_model("""
        components:
          users: {type: c4.Person}
          platform:
            type: group.System
            contains:
              network:
                type: aws.network.VPC
                contains:
                  web: {type: aws.compute.EC2}
                  api: {type: aws.compute.EC2}
              database: {type: aws.database.RDS}
          api-b: {instance-of: api}
          mail: {type: aws.engagement.SES}
        connections:
          - {from: users, to: web}
          - {from: web, to: api}
          - {from: api, to: database}
          - {from: api-b, to: mail}
          - {from: api, to: api, label: starts itself again}
        flows:
          order:
            steps:
              - {from: web, to: api, text: asks}
              - {from: api-b, to: database, text: reads}
    """)


def ids(things: Iterable[Component | Connection]) -> list[str]:
    return [thing.id for thing in things]


def test_containment(model: Model) -> None:
    assert ids(model.roots) == ["users", "platform", "api-b", "mail"]
    assert ids(model.children("platform")) == ["network", "database"]
    assert ids(model.inside("platform")) == ["network", "web", "api", "database"]
    assert ids(model.path("api")) == ["platform", "network"]
    assert model.is_group("network")
    assert not model.is_group("api")


def test_an_instance_has_the_connections_of_its_base_and_the_other_way_round(model: Model) -> None:
    assert ids(model.instances("api")) == ["api-b"]
    assert model.base("api-b").id == model.base("api").id == "api"
    assert ids(model.outgoing("api-b")) == ids(model.outgoing("api")) == ["api--database", "api-b--mail", "api--api"]
    assert ids(model.incoming("api-b")) == ["web--api", "api--api"]


def test_neighbours_come_nearest_first_and_without_the_component_itself(model: Model) -> None:
    assert ids(model.neighbours("api-b")) == ["database", "mail", "web"]
    assert ids(model.neighbours("users", 2)) == ["web", "api"]
    assert ids(model.neighbours("users", 0)) == []


def test_upstream_and_downstream(model: Model) -> None:
    assert ids(model.downstream("web")) == ["api", "database", "mail"]
    assert ids(model.upstream("database")) == ["api", "web", "users"]
    assert ids(model.upstream("users")) == []


def test_connections_between_two_sets(model: Model) -> None:
    assert ids(model.between(["users", "web"], ["web", "api-b"])) == ["users--web", "web--api"]
    assert ids(model.between(["api", "api-b"], ["mail"])) == ["api-b--mail"]
    assert ids(model.between(["database"], ["api"])) == []


def test_flows_through_a_component(model: Model) -> None:
    ((flow, steps),) = model.flows_through("api")
    assert (flow.id, [step.number for step in steps]) == ("order", ["1", "2"])
    ((_, steps),) = model.flows_through("database")
    assert [step.number for step in steps] == ["2"]
    assert model.flows_through("mail") == ()


def test_models_with_the_same_content_are_equal() -> None:
    text = "components: {app: {type: aws.compute.EC2}}"
    assert temporary_model(text) == temporary_model(text)
    assert temporary_model(text) != temporary_model(text.replace("EC2", "ECS"))


def test_connections_across_the_border_of_a_group(model: Model) -> None:
    assert ids(model.entering("network")) == ["users--web"]
    assert ids(model.leaving("network")) == ["api--database", "api-b--mail"]
    assert ids(model.leaving("platform")) == ["api-b--mail"]
