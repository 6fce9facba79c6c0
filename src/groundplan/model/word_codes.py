"""What can be wrong with layers, owners, tags, and lists of words."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

SAID_TWICE = Code(
    name="said-twice",
    severity=Severity.ERROR,
    title="A list says the same word twice",
    message="`{word}` stands twice in `{key}`.",
    mend="Remove one of them.",
    about=("Lists of ids and tags are sets. A repeated word changes nothing, and is mostly meant to be another one."),
    bad="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    tags: [api, api]
""",
    good="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    tags: [api, public]
""",
)

ALMOST_THE_SAME = Code(
    name="almost-the-same",
    severity=Severity.ERROR,
    title="Two owners or tags are written almost the same",
    message="The {what} `{word}` and `{other}` differ only in how they are written.",
    mend="Write `{other}` here as well, or choose clearly different words.",
    about=(
        "Owners and tags are free words, and each has a page. Words that differ only in capitals, spaces or "
        "punctuation would share one address; almost always they mean the same."
    ),
    bad="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    owner: Team Orange
  database:
    type: aws.database.RDS
    summary: Keeps the orders.
    owner: team-orange
""",
    good="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    owner: Team Orange
  database:
    type: aws.database.RDS
    summary: Keeps the orders.
    owner: Team Orange
""",
)

UNUSED_LAYER = Code(
    name="unused-layer",
    severity=Severity.WARNING,
    title="A layer has no component",
    message="No component is in the layer `{id}`.",
    mend="Put a component into it with `layer: {id}`, or remove the layer.",
    about=(
        "A declared layer gets a page and a frame. One without any component is mostly left over, or spelt "
        "differently elsewhere."
    ),
    bad="""\
layers:
  services:
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
""",
    good="""\
layers:
  services:
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    layer: services
""",
)

UNUSED_OWNER = Code(
    name="unused-owner",
    severity=Severity.WARNING,
    title="An owner owns nothing",
    message="No component is owned by `{id}`.",
    mend="Say `owner: {id}` where it answers for a component, or remove the owner.",
    about=("A declared owner gets a page that lists what it answers for. One that owns nothing is mostly left over."),
    bad="""\
owners:
  backend:
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
""",
    good="""\
owners:
  backend:
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    owner: backend
""",
)

UNUSED_TAG = Code(
    name="unused-tag",
    severity=Severity.WARNING,
    title="A tag is on nothing",
    message="Nothing has the tag `{id}`.",
    mend="Add it to the `tags` of a component or a connection, or remove it.",
    about=("A declared tag gets a page that lists what carries it. One that nothing carries is mostly left over."),
    bad="""\
tags:
  public:
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
""",
    good="""\
tags:
  public:
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    tags: [public]
""",
)

CODES = (SAID_TWICE, ALMOST_THE_SAME, UNUSED_LAYER, UNUSED_OWNER, UNUSED_TAG)
