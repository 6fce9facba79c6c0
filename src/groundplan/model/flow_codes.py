"""What can be wrong with flows: steps that ride no connection, blocks that choose nothing."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

_PAIR = """\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
  database:
    type: aws.database.RDS
    summary: Keeps the orders.
  mail:
    type: aws.engagement.SES
    summary: Sends the mail.
connections:
  - from: app
    to: database
    label: writes
  - id: app-reads
    from: app
    to: database
    label: reads
  - from: app
    to: mail
"""

STEP_WITHOUT_CONNECTION = Code(
    name="step-without-connection",
    severity=Severity.ERROR,
    title="A flow's step rides no connection",
    message="The step goes from `{source}` to `{target}`, but they are not connected.",
    mend="{hint}",
    about=(
        "A flow tells what happens over the connections of the model, so it can never tell of a call that the "
        "architecture does not have. A step may ride its connection either way: against its direction it is a "
        "return or a poll. An instance rides the connections of its base."
    ),
    bad=_PAIR
    + """\
flows:
  order:
    steps:
      - from: database
        to: mail
        text: asks for a mail
""",
    good=_PAIR
    + """\
flows:
  order:
    steps:
      - from: app
        to: mail
        text: asks for a mail
""",
)

STEP_FITS_SEVERAL = Code(
    name="step-fits-several",
    severity=Severity.ERROR,
    title="A flow's step fits several connections",
    message="The step from `{source}` to `{target}` fits several connections: {ids}.",
    mend="Say which one with `via`, such as `via: {offer}`.",
    about=(
        "Where two components are connected more than once the same way, a step cannot tell by itself which "
        "connection it rides. `via` names the connection's id."
    ),
    bad=_PAIR
    + """\
flows:
  order:
    steps:
      - from: app
        to: database
        text: looks up the order
""",
    good=_PAIR
    + """\
flows:
  order:
    steps:
      - from: app
        to: database
        text: looks up the order
        via: app-reads
""",
)

VIA_ELSEWHERE = Code(
    name="via-elsewhere",
    severity=Severity.ERROR,
    title="A flow's step goes via a connection of others",
    message="The step goes from `{source}` to `{target}`, but the connection `{id}` joins `{start}` and `{end}`.",
    mend="{hint}",
    about=(
        "`via` chooses among the connections between the two ends of a step, in either direction. It cannot lead "
        "over a third one."
    ),
    bad=_PAIR
    + """\
flows:
  order:
    steps:
      - from: app
        to: mail
        text: asks for a mail
        via: app-reads
""",
    good=_PAIR
    + """\
flows:
  order:
    steps:
      - from: app
        to: mail
        text: asks for a mail
        via: app--mail
""",
)

BRANCH_WITHOUT_WHEN = Code(
    name="branch-without-when",
    severity=Severity.ERROR,
    title="An alternative does not say when",
    message="Only the last branch of `alt` may leave out `when`.",
    mend="Say `when` this branch is taken, or move it to the end: there it means *otherwise*.",
    about=(
        "The branches of `alt` are read from the first to the last, and the first whose `when` holds is taken. A "
        "branch without `when` is always taken, so nothing after it would ever happen."
    ),
    bad=_PAIR
    + """\
flows:
  order:
    steps:
      - alt:
          - steps:
              - from: app
                to: mail
                text: asks for a mail
          - when: the customer wants no mail
            steps:
              - note: Nothing is sent.
""",
    good=_PAIR
    + """\
flows:
  order:
    steps:
      - alt:
          - when: the customer wants a mail
            steps:
              - from: app
                to: mail
                text: asks for a mail
          - steps:
              - note: Nothing is sent.
""",
)

ONE_BRANCH = Code(
    name="one-branch",
    severity=Severity.ERROR,
    title="A block has one branch only",
    message="`{kind}` has one branch only.",
    mend="{hint}",
    about=(
        "`alt` chooses between branches and `par` runs them side by side: with one branch there is nothing to "
        "choose and nothing beside. Steps that happen only on a condition are an `opt`."
    ),
    bad=_PAIR
    + """\
flows:
  order:
    steps:
      - alt:
          - when: the customer wants a mail
            steps:
              - from: app
                to: mail
                text: asks for a mail
""",
    good=_PAIR
    + """\
flows:
  order:
    steps:
      - opt:
          when: the customer wants a mail
          steps:
            - from: app
              to: mail
              text: asks for a mail
""",
)

CODES = (STEP_WITHOUT_CONNECTION, STEP_FITS_SEVERAL, VIA_ELSEWHERE, BRANCH_WITHOUT_WHEN, ONE_BRANCH)
