"""Flows: which connection a step rides, how, and how steps are numbered."""

import pytest

from groundplan.model.flow import Block, Flow, FlowItem, Note
from groundplan.testing import problems_of, temporary_model

MODEL = """
components:
  web: {type: aws.compute.EC2, summary: Serves the pages.}
  web-b: {instance-of: web}
  api: {type: aws.compute.EC2, summary: Answers the requests.}
  queue: {type: aws.integration.SQS, summary: Keeps the messages.}
  worker: {type: aws.compute.Lambda, summary: Works on the messages.}
connections:
  - {from: web, to: api}
  - {from: api, to: queue}
  - {from: worker, to: queue}
  - {id: worker-asks, from: worker, to: api}
  - {id: worker-tells, from: worker, to: api}
flows:
  order:
    steps:
"""


def flow(steps: str) -> Flow:
    return temporary_model(MODEL + steps).flows["order"]


def told(items: tuple[FlowItem, ...], indent: str = "") -> str:
    """The flow as text, a line for each item."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, Note):
            lines.append(f"{indent}({item.text})")
        elif isinstance(item, Block):
            lines.append(f"{indent}{item.number} {item.kind}")
            for branch in item.branches:
                lines.append(f"{indent}  [{branch.when}]")
                lines.extend(told(branch.items, indent + "  ").splitlines())
        else:
            lines.append(
                f"{indent}{item.number} {item.source} {item.ride} {item.connection} {item.target}: {item.text}"
            )
    return "\n".join(lines)


def test_a_flow_has_what_it_says() -> None:
    model = temporary_model(
        MODEL.replace("  order:\n", "  order:\n    name: An order\n    summary: From click to queue.\n")
        + "      - {from: web, to: api, text: orders}"
    )
    order = model.flows["order"]
    assert (order.name, order.summary, order.components) == ("An order", "From click to queue.", ("web", "api"))
    assert order.place.line == 15
    assert [flow.id for flow, _ in model.flows_through("web-b")] == ["order"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("      - {from: web, to: api, text: a}", "1 web along web--api api: a"),
        ("      - {from: web-b, to: api, text: a}", "1 web-b along web--api api: a"),
        ("      - {from: queue, to: worker, text: a}", "1 queue poll worker--queue worker: a"),
        (
            "      - {from: web, to: api, text: a}\n      - {from: api, to: web, text: b}",
            "1 web along web--api api: a\n2 api return web--api web: b",
        ),
        (
            "      - {from: queue, to: worker, text: a}\n      - {from: queue, to: worker, text: b}",
            "1 queue poll worker--queue worker: a\n2 queue poll worker--queue worker: b",
        ),
        ("      - {from: worker, to: api, text: a, via: worker-tells}", "1 worker along worker-tells api: a"),
        ("      - {from: api, to: worker, text: a, via: worker-tells}", "1 api poll worker-tells worker: a"),
    ],
)
def test_rides(steps: str, expected: str) -> None:
    assert told(flow(steps).items) == expected


def test_what_is_ridden_in_one_branch_is_not_ridden_in_the_other_but_afterwards() -> None:
    order = flow("""
      - alt:
          - when: one
            steps:
              - {from: web, to: api, text: asks}
          - when: two
            steps:
              - {from: api, to: web, text: tells}
      - {from: api, to: web, text: tells}
""")
    assert [step.ride for step in order.steps] == ["along", "poll", "return"]


def test_numbers() -> None:
    order = flow("""
      - {from: web, to: api, text: a}
      - note: Between.
      - alt:
          - when: one
            steps:
              - {from: api, to: queue, text: b}
              - note: Inside.
          - when: two
            steps:
              - {from: api, to: queue, text: c}
              - {from: worker, to: queue, text: d}
          - steps:
              - loop:
                  when: three
                  steps:
                    - {from: worker, to: queue, text: e}
      - opt:
          when: four
          steps:
            - {from: api, to: queue, text: f}
      - loop:
          when: five
          steps:
            - {from: api, to: queue, text: g}
            - par:
                - steps:
                    - {from: api, to: queue, text: h}
                - when: six
                  steps:
                    - {from: worker, to: queue, text: i}
      - {from: api, to: web, text: j}
""")
    assert told(order.items) == (
        "1 web along web--api api: a\n"
        "(Between.)\n"
        "2 alt\n"
        "  [one]\n"
        "  2a api along api--queue queue: b\n"
        "  (Inside.)\n"
        "  [two]\n"
        "  2b.1 api along api--queue queue: c\n"
        "  2b.2 worker along worker--queue queue: d\n"
        "  []\n"
        "  2c.1 loop\n"
        "    [three]\n"
        "    2c.1 worker along worker--queue queue: e\n"
        "3 opt\n"
        "  [four]\n"
        "  3 api along api--queue queue: f\n"
        "4 loop\n"
        "  [five]\n"
        "  4.1 api along api--queue queue: g\n"
        "  4.2 par\n"
        "    []\n"
        "    4.2a api along api--queue queue: h\n"
        "    [six]\n"
        "    4.2b worker along worker--queue queue: i\n"
        "5 api return web--api web: j"
    )


def test_branches_beyond_z_go_on_with_two_letters() -> None:
    branches = "".join(
        f"          - {{when: w{index}, steps: [{{from: web, to: api, text: a}}]}}\n" for index in range(28)
    )
    numbers = [step.number for step in flow(f"      - par:\n{branches}").steps]
    assert (numbers[0], numbers[25], numbers[26], numbers[27]) == ("1a", "1z", "1aa", "1ab")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("      []", ["empty-value"]),
        ("      - {from: web, to: queue, text: a}", ["step-without-connection"]),
        ("      - {from: worker, to: api, text: a}", ["step-fits-several"]),
        ("      - {from: api, to: worker, text: a}", ["step-fits-several"]),
        ("      - {from: web, to: api, text: a, via: worker-asks}", ["via-elsewhere"]),
        ("      - {from: worker, to: api, text: a, via: worker-ask}", ["unknown-reference"]),
        ("      - {from: web, to: apo, text: a}", ["unknown-reference"]),
        ("      - {from: web, to: api}", ["missing-key"]),
        ("      - {from: web, to: api, text: a, note: b}", ["unknown-key"] * 3),
        ("      - {alt: [{when: a, steps: [{note: b}]}]}", ["one-branch"]),
        ("      - {par: [{steps: [{note: b}]}]}", ["one-branch"]),
        ("      - {alt: [{steps: [{note: b}]}, {when: a, steps: [{note: b}]}]}", ["branch-without-when"]),
        ("      - {opt: {steps: [{note: b}]}}", ["missing-key"]),
        ("      - {opt: {when: a, steps: []}}", ["empty-value"]),
        ("      - {loop: [{when: a, steps: [{note: b}]}]}", ["wrong-type"]),
        ("      - asks the API", ["wrong-type"]),
    ],
)
def test_problems_of_flows(steps: str, expected: list[str]) -> None:
    assert [problem.code.name for problem in problems_of(MODEL + steps)] == expected


def test_a_step_without_connection_is_offered_the_lines_to_add() -> None:
    (problem,) = problems_of(MODEL + "      - {from: web, to: queue, text: a}")
    assert "`- {from: web, to: queue}`" in problem.mend


def test_a_step_over_a_broken_connection_is_no_problem_of_its_own() -> None:
    text = MODEL.replace("{from: web, to: api}", "{from: web, to: api, via: x}").replace(
        "{from: api, to: queue}", "{from: api, to: quue}"
    )
    problems = problems_of(text + "      - {from: web, to: api, text: a}\n      - {from: api, to: queue, text: b}")
    assert [problem.code.name for problem in problems] == ["unknown-key", "unknown-reference"]


def test_a_flow_cannot_take_the_address_of_the_list() -> None:
    (problem,) = [
        each for each in problems_of("flows: {index: {steps: [{note: Hello.}]}}") if each.code.name == "bad-id"
    ]
    assert problem.message == "`index` cannot be the id of a flow: that is the address of the list of all flows."
    assert problem.mend == "Write `flow-index`."
