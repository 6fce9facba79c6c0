"""The sequence diagrams of flows: what they show, in which order, and under which name."""

from __future__ import annotations

from textwrap import dedent

import pytest

from groundplan.model.model import Model
from groundplan.scenes.automatic import automatic_ids, automatic_title, sequence_id
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import diagrams_from_texts
from groundplan.scenes.scene import Scene
from groundplan.scenes.sequence import SequenceScene
from groundplan.scenes.sequence_text import sequence_as_text
from groundplan.testing import temporary_model

COMPONENTS = """
components:
  users: {type: onprem.client.Users, summary: They pay.}
  shop:
    type: group.System
    summary: Sells.
    contains:
      web: {type: aws.compute.EC2, summary: Shows.}
      queue: {type: aws.integration.SQS, summary: Waits.}
      worker: {type: aws.compute.Lambda, summary: Books.}
connections:
  - {from: users, to: web, label: pays, protocol: HTTPS, port: 443}
  - {from: web, to: queue, kind: async}
  - {from: queue, to: worker, kind: data}
  - {from: worker, to: worker, label: counts}
"""


def model_of(steps: str, components: str = COMPONENTS) -> Model:
    return temporary_model(f"{components}flows:\n  pay:\n    name: Paying\n    steps:\n{steps}")


def text_of(steps: str) -> str:
    return sequence_as_text(Diagrams(model_of(steps)).sequence("flow.pay.sequence"))


def expected(text: str) -> str:
    return dedent(text).strip() + "\n"


PAYING = """
      - note: It begins with a click.
      - {from: users, to: web, text: "pays with `POST /pay`, see [the queue](component:queue)"}
      - alt:
          - when: the card is good
            steps:
              - {from: web, to: queue, text: leaves a message}
              - note: Nobody waits.
          - steps:
              - {from: web, to: users, text: refuses}
      - loop:
          when: for each message
          steps:
            - {from: worker, to: queue, text: asks for work}
            - opt:
                when: there is some
                steps:
                  - {from: queue, to: worker, text: hands it over}
                  - {from: worker, to: worker, text: counts}
      - par:
          - steps: [{from: web, to: users, text: answers}]
          - when: later
            steps: [{from: web, to: queue, text: tells}]
"""


def test_a_sequence_has_the_steps_in_order_with_their_blocks_and_notes() -> None:
    assert text_of(PAYING) == expected("""
        users | web | queue | worker
        [Shop] web .. worker
        note over users, web: It begins with a click.
        1 users -> web: pays with POST /pay, see the queue
        alt 2 [the card is good]
          2a web -> queue: leaves a message (async)
          note over web, queue: Nobody waits.
        or
          2b web -> users: refuses (return)
        loop 3 [for each message]
          3.1 worker -> queue: asks for work (data, poll)
          opt 3.2 [there is some]
            3.2.1 queue -> worker: hands it over (data)
            3.2.2 worker -> worker: counts
        par 4
          4a web -> users: answers (return)
        and [later]
          4b web -> queue: tells (async)
        legend sync: call that waits for its answer
        legend async: message, nobody waits
        legend data: data that moves
        legend line: answer
        legend answer: answer, or a poll
    """)


def test_calls_alone_need_no_legend() -> None:
    assert text_of("      - {from: users, to: web, text: pays}\n") == "users | web\n1 users -> web: pays\n"


def test_a_message_says_what_its_connection_is() -> None:
    (message,) = (
        Diagrams(model_of("      - {from: users, to: web, text: pays}\n")).sequence(sequence_id("pay")).messages()
    )
    assert (message.connection, message.detail) == ("users--web", "pays, HTTPS:443")


def test_a_group_that_would_stand_in_two_pieces_is_not_shown() -> None:
    components = """
components:
  a:
    type: group.System
    summary: A.
    contains:
      a-one: {type: aws.compute.EC2, summary: One.}
      a-two: {type: aws.compute.EC2, summary: Two.}
  b:
    type: group.System
    summary: B.
    contains:
      b-one: {type: aws.compute.EC2, summary: One.}
      b-two: {type: aws.compute.EC2, summary: Two.}
connections:
  - {from: a-one, to: b-one}
  - {from: b-one, to: a-two}
  - {from: b-one, to: b-two}
  - {from: a-one, to: a-two}
"""
    torn = "      - {from: a-one, to: b-one, text: x}\n      - {from: b-one, to: a-two, text: y}\n"
    whole = "      - {from: a-one, to: a-two, text: x}\n      - {from: a-one, to: b-one, text: y}\n"
    assert Diagrams(model_of(torn, components)).sequence("flow.pay.sequence").bands == ()
    bands = Diagrams(model_of(whole, components)).sequence("flow.pay.sequence").bands
    assert [(band.name, band.first, band.last) for band in bands] == [("A", "a-one", "a-two"), ("B", "b-one", "b-one")]


def test_a_block_with_nothing_but_notes_has_no_place() -> None:
    steps = """
      - {from: users, to: web, text: pays}
      - opt: {when: it rains, steps: [{note: Take an umbrella.}]}
"""
    model = model_of(steps)
    assert [type(item).__name__ for item in Diagrams(model).sequence("flow.pay.sequence").items] == ["Message"]


def test_every_flow_with_steps_has_a_sequence_diagram_under_a_lasting_name() -> None:
    diagrams = Diagrams(model_of(PAYING))
    diagram = diagrams.by_id["flow.pay.sequence"]
    assert (diagram.title, diagram.flow, diagram.sequence, diagram.automatic) == (
        "Paying, in sequence",
        "pay",
        True,
        True,
    )
    assert automatic_title("flow.pay.sequence", diagrams.model) == "Paying, in sequence"
    assert isinstance(diagrams.shown("flow.pay.sequence"), SequenceScene)
    assert isinstance(diagrams.shown("flow.pay"), Scene)
    assert diagrams.sequence("flow.pay.sequence") is diagrams.sequence("flow.pay.sequence")


def test_no_other_diagram_is_a_sequence() -> None:
    with pytest.raises(KeyError):
        Diagrams(model_of(PAYING)).sequence("flow.pay")


def test_no_file_replaces_a_sequence_diagram() -> None:
    model = model_of(PAYING)
    loaded = diagrams_from_texts({"diagrams/flow.pay.sequence.yml": "select: '*'\n"}, model)
    assert [problem.code.name for problem in loaded.problems] == ["diagram-name"]
    assert "flow.pay.sequence" not in automatic_ids(model)
    assert loaded.diagrams.by_id["flow.pay.sequence"].sequence
