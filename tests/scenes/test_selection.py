"""What selectors select from a model."""

from __future__ import annotations

import pytest

from groundplan.scenes import select
from groundplan.scenes.placement import Placements
from groundplan.testing import temporary_model

MODEL = temporary_model("""
layers: {web: , data: }
types:
  acme.Store: {extends: aws.database.RDS}
components:
  users: {type: onprem.client.Users, name: All users}
  vpc:
    type: aws.network.VPC
    tags: [edge]
    contains:
      public:
        type: aws.network.PublicSubnet
        contains:
          web-a: {type: aws.compute.EC2, layer: web, owner: Team Blue, tags: [edge], member-of: rules}
          web-b: {instance-of: web-a}
      private:
        type: aws.network.PrivateSubnet
        contains:
          database: {type: aws.RDS, layer: data, owner: data-team, status: planned}
          store: {type: acme.Store}
      rules: {type: aws.group.SecurityGroup}
connections:
  - {from: users, to: web-a, protocol: HTTPS, tags: [edge]}
  - {from: web-a, to: database, kind: data, protocol: MySQL}
  - {from: database, to: store, kind: async}
flows:
  read:
    steps:
      - {from: users, to: web-a, text: asks}
""")
PLACEMENTS = Placements(MODEL)


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("web-a", "web-a"),
        ("web-*", "web-a web-b"),
        ("vpc", "vpc"),
        ("in:private", "database store"),
        ("in:vpc", "public web-a web-b private database store rules"),
        ("tag:edge", "vpc web-a web-b"),
        ("tag:ed*", "vpc web-a web-b"),
        ("type:aws.database.RDS", "database store"),
        ("type:aws.RDS", "database store"),
        ("type:aws.database.*", "database store"),
        ("type:acme.*", "store"),
        ("layer:web", "web-a web-b"),
        ("layer:*", "web-a web-b database"),
        ("owner:'Team Blue'", "web-a web-b"),
        ("status:planned", "database"),
        ("name:'All users'", "users"),
        ("neighbours:database", "web-a web-b database store"),
        ("neighbours:store", "database store"),
        ("neighbours:store:2", "web-a web-b database store"),
        ("neighbours:private", "web-a web-b private"),
        ("neighbours:users:99999999999", "users web-a web-b database store"),
        ("member-of:rules", "web-a web-b"),
        ("flow:read", "users web-a"),
        ("in:vpc and not in:private and not private", "public web-a web-b rules"),
        ("tag:edge and layer:web or users", "users web-a web-b"),
        ("not *", ""),
    ],
)
def test_components_are_selected_in_model_order(selector: str, ids: str) -> None:
    assert select.components([selector], PLACEMENTS) == tuple(ids.split())


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("web-a--database", "web-a--database"),
        ("kind:async", "database--store"),
        ("protocol:HTTPS", "users--web-a"),
        ("tag:edge", "users--web-a"),
        ("from:web-a", "web-a--database"),
        ("from:web-b", "web-a--database"),
        ("from:private", "database--store"),
        ("to:in:private", "web-a--database database--store"),
        ("to:layer:web", "users--web-a"),
        ("flow:read", "users--web-a"),
        ("not (kind:async or kind:data)", "users--web-a"),
        ("*", "users--web-a web-a--database database--store"),
    ],
)
def test_connections_are_selected_in_model_order(selector: str, ids: str) -> None:
    assert select.connections([selector], PLACEMENTS) == tuple(ids.split())


def test_a_list_of_selectors_is_a_union() -> None:
    assert select.components(["store", "users"], PLACEMENTS) == ("users", "store")
