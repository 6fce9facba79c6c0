"""What goes to workers arrives as it was."""

from __future__ import annotations

import pickle

from groundplan.drawing.picture import icons_in
from groundplan.scenes.load import diagrams_from_texts
from groundplan.testing import temporary_model

MODEL = """
components:
  shop:
    type: group.System
    contains:
      app: {type: aws.compute.EC2, owner: web, count: 2, tags: [api]}
      queue: {type: aws.integration.SQS, status: planned, member-of: [guard]}
      guard: {type: aws.group.SecurityGroup, allows: [{from: app, port: 80}]}
connections:
  - {from: app, to: queue, kind: async, label: sends, protocol: AMQP}
flows:
  order:
    name: Order
    steps:
      - {from: app, to: queue, text: sends the order}
      - note: It is kept.
      - opt: {when: it is late, steps: [{from: queue, to: app, text: tells}]}
"""


def test_every_scene_arrives_as_it_was() -> None:
    diagrams = diagrams_from_texts({"diagrams/owners.yml": "color-by: owner\n"}, temporary_model(MODEL)).diagrams
    for id in diagrams.by_id:
        scene = diagrams.shown(id)
        arrived = pickle.loads(pickle.dumps(scene, pickle.HIGHEST_PROTOCOL))

        assert (arrived, type(arrived)) == (scene, type(scene))
        assert hash(arrived) == hash(scene)
        # Where an icon lies is no part of what it is compared by.
        assert {name: icon.path for name, icon in icons_in(arrived).items()} == {
            name: icon.path for name, icon in icons_in(scene).items()
        }
