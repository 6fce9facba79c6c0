"""Problems of pictures point at what asks for the diagram."""

from __future__ import annotations

import pytest

from groundplan.publish.studio import place_of
from groundplan.scenes.load import diagrams_from_texts
from groundplan.testing import temporary_model

MODEL = """
components:
  shop:
    type: group.System
    summary: Sells.
    contains:
      app: {type: aws.compute.EC2, summary: Shows products.}
  database: {type: aws.database.RDS, summary: Keeps orders.}
connections:
  - {from: app, to: database}
flows:
  order:
    name: Order
    steps:
      - {from: app, to: database, text: keeps the order}
"""


@pytest.mark.parametrize(
    ("diagram", "place"),
    [
        ("front", "diagrams/front.yml:1"),
        ("database.neighbours", "model/model.yml:8"),
        ("shop.inside", "model/model.yml:3"),
        ("flow.order", "model/model.yml:12"),
        ("overview", "model:1"),
    ],
)
def test_where_a_diagram_is_asked_for(diagram: str, place: str) -> None:
    diagrams = diagrams_from_texts({"diagrams/front.yml": "title: Front\n"}, temporary_model(MODEL)).diagrams

    found = place_of(diagrams, diagram)

    assert f"{found.path}:{found.line}" == place
