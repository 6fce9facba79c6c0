"""The keyboard goes through a picture along its flow."""

from __future__ import annotations

from groundplan.drawing.paint.reading import boxes_in_order, edges_in_order
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import diagrams_from_texts
from groundplan.scenes.scene import Scene
from groundplan.testing import temporary_model

MODEL = """
components:
  c: {type: aws.compute.Lambda}
  b: {type: aws.compute.Lambda}
  a: {type: aws.compute.Lambda}
connections:
  - {from: b, to: c}
  - {from: a, to: b}
  - {from: a, to: c}
flows:
  walk:
    name: Walk
    steps:
      - {from: a, to: b, text: asks}
      - {from: b, to: c, text: asks further}
      - {from: c, to: b, text: answers}
"""


def scene(id: str) -> Scene:
    diagrams: Diagrams = diagrams_from_texts({}, temporary_model(MODEL)).diagrams
    return diagrams.scene(id)


def test_a_picture_that_follows_a_flow_is_read_along_its_steps() -> None:
    assert [box.id for box in boxes_in_order(scene("flow.walk"))] == ["a", "b", "c"]
    steps = [[badge.number for badge in edge.badges] for edge in edges_in_order(scene("flow.walk"))]
    assert [each for each in steps if each] == [["1"], ["2", "3"]]


def test_any_other_is_read_as_the_model_has_it() -> None:
    assert [box.id for box in boxes_in_order(scene("overview"))] == ["c", "b", "a"]
    assert [edge.id for edge in edges_in_order(scene("overview"))] == ["b--c", "a--b", "a--c"]
