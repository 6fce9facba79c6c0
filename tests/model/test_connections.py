"""Connections: their ids, their ends, and what is wrong with them."""

import pytest

from groundplan.model.component import ConnectionKind
from groundplan.testing import problems_of, temporary_model

COMPONENTS = """
components:
  zone:
    type: group.Zone
    summary: Holds the database.
    contains:
      database:
        type: aws.database.RDS
        summary: Keeps the orders.
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
connections:
"""


def test_a_connection_has_what_it_says() -> None:
    model = temporary_model(
        COMPONENTS
        + """
  - from: app
    to: database
    label: reads and writes
    protocol: MySQL
    port: 3306
    kind: data
    description: Every **order**.
    tags: [slow]
    properties:
      timeout: 1.50
"""
    )
    (connection,) = model.connections.values()
    assert connection.id == "app--database"
    assert (connection.source, connection.target, connection.label) == ("app", "database", "reads and writes")
    assert (connection.protocol, connection.port, connection.kind) == ("MySQL", "3306", ConnectionKind.DATA)
    assert (connection.description, connection.tags) == ("Every **order**.", ("slow",))
    assert connection.properties == {"timeout": "1.50"}
    assert connection.place.line == 15


@pytest.mark.parametrize(
    ("connections", "expected"),
    [
        ("  - {from: app, to: database}", ["app--database"]),
        ("  - {from: app, to: database}\n  - {from: database, to: app}", ["app--database", "database--app"]),
        ("  - {from: app, to: database}\n  - {id: reads, from: app, to: database}", ["app--database", "reads"]),
        ("  - {id: reads, from: app, to: database}\n  - {from: app, to: database}", ["reads", "app--database"]),
        ("  - {from: app, to: app, label: starts again}", ["app--app"]),
        ("  - {from: app, to: zone}", ["app--zone"]),
    ],
)
def test_ids(connections: str, expected: list[str]) -> None:
    assert list(temporary_model(COMPONENTS + connections).connections) == expected


@pytest.mark.parametrize(
    ("connections", "expected"),
    [
        ("  - {from: app}", ["missing-key"]),
        ("  - {from: app, to: datbase}", ["unknown-reference"]),
        ("  - {from: app, to: database}\n  - {from: app, to: database}", ["duplicate-connection"]),
        ("  - {id: x, from: app, to: zone}\n  - {id: x, from: app, to: database}", ["duplicate-id"]),
        ("  - {id: a--b, from: app, to: zone}", ["bad-id"]),
        ("  - {from: app, to: app}", ["connection-to-itself"]),
        ("  - {from: zone, to: database}", ["connection-within"]),
        ("  - {from: database, to: zone}", ["connection-within"]),
        ("  - {from: app, to: zone, port: 70000}", ["bad-port"]),
    ],
)
def test_problems(connections: str, expected: list[str]) -> None:
    assert [problem.code.name for problem in problems_of(COMPONENTS + connections)] == expected


def test_a_second_connection_is_offered_a_free_id() -> None:
    (problem,) = problems_of(
        COMPONENTS
        + "  - {from: app, to: database}\n"
        + "  - {id: app-database-2, from: app, to: database}\n"
        + "  - {from: app, to: database}\n"
    )
    assert "`id: app-database-3`" in problem.mend
    assert [str(related.place) for related in problem.related] == ["model/model.yml:14:5"]
