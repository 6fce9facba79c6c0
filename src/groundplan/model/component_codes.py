"""What can be wrong with components as a whole: their ids, groups, instances and references."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

EMPTY_MODEL = Code(
    name="empty-model",
    severity=Severity.ERROR,
    title="The model says nothing",
    message="`{folder}/` holds no component.",
    mend="Say a first one under `components:` in a YAML file below `{folder}/`.",
    about=(
        "Everything that Groundplan draws and tells comes from components. A model without a single one would "
        "give an empty site, which nobody wants; so it is an error."
    ),
    bad="""\
layers:
  services:
""",
    good="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
""",
)

BAD_ID = Code(
    name="bad-id",
    severity=Severity.ERROR,
    title="This cannot be an id",
    message="`{id}` cannot be the id of {what}: {fault}.",
    mend="Write `{better}`.",
    about=(
        "An id is made of lower-case letters and digits, in words joined by single hyphens, and begins with a letter: "
        "`payment-database`. Ids are the addresses of pages and stand in selectors, so `--`, `.` and `/` are kept for "
        "the engine. The `name` can be anything."
    ),
    bad="""\
components:
  App_Server:
    type: aws.compute.EC2
    summary: Answers the requests.
""",
    good="""\
components:
  app-server:
    type: aws.compute.EC2
    name: App_Server
    summary: Answers the requests.
""",
)

DUPLICATE_ID = Code(
    name="duplicate-id",
    severity=Severity.ERROR,
    title="An id is used twice",
    message="There already is {what} with the id `{id}`.",
    mend="Give one of them another id, or say everything about `{id}` in one place.",
    about=(
        "An id stands for one thing in the whole model, over all its files and whatever group it is in. Two "
        "entries with one id are not merged: nobody could tell which of two values holds."
    ),
    bad="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
  zone:
    type: group.Zone
    summary: Holds a second one.
    contains:
      app:
        type: aws.compute.EC2
        summary: Answers the requests, too.
""",
    good="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
  zone:
    type: group.Zone
    summary: Holds a second one.
    contains:
      app-b:
        instance-of: app
""",
)

UNKNOWN_REFERENCE = Code(
    name="unknown-reference",
    severity=Severity.ERROR,
    title="Something is named that does not exist",
    message="There is no {what} `{word}`.",
    mend="{hint}",
    about=(
        "Every id that the model names must be said somewhere in the model, in whatever file. Layers must be "
        "declared under `layers:`. Owners and tags are free words until an `owners:` or `tags:` section exists; "
        "from then on they are checked."
    ),
    bad="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
  database:
    type: aws.database.RDS
    summary: Keeps the orders.
connections:
  - from: app
    to: databse
""",
    good="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
  database:
    type: aws.database.RDS
    summary: Keeps the orders.
connections:
  - from: app
    to: database
""",
)

IN_TWO_GROUPS = Code(
    name="in-two-groups",
    severity=Severity.ERROR,
    title="A component is in a group twice",
    message="`{id}` is written inside `{group}` and says `in: {other}` as well.",
    mend="Remove `in`, or move `{id}` out of `contains`.",
    about=(
        "Containment is a tree: a component stands in one group at most. It is said either by writing the "
        "component inside its group's `contains`, or by `in`, never both. Use `member-of` for everything else "
        "that a component belongs to."
    ),
    bad="""\
components:
  zone-a:
    type: group.Zone
    summary: The first zone.
    contains:
      app:
        type: aws.compute.EC2
        summary: Answers the requests.
        in: zone-b
  zone-b:
    type: group.Zone
    summary: The second zone.
""",
    good="""\
components:
  zone-a:
    type: group.Zone
    summary: The first zone.
  zone-b:
    type: group.Zone
    summary: The second zone.
    contains:
      app:
        type: aws.compute.EC2
        summary: Answers the requests.
""",
)

CIRCLE_OF_GROUPS = Code(
    name="circle-of-groups",
    severity=Severity.ERROR,
    title="Groups contain each other",
    message="`{id}` would contain itself: {circle}.",
    mend="Remove one `in` of this circle.",
    about=(
        "Containment is a tree with the outermost groups as its roots. A group cannot stand inside something that "
        "it contains."
    ),
    bad="""\
components:
  network:
    type: group.Zone
    summary: The network.
    in: subnet
  subnet:
    type: group.Zone
    summary: A part of the network.
    in: network
""",
    good="""\
components:
  network:
    type: group.Zone
    summary: The network.
  subnet:
    type: group.Zone
    summary: A part of the network.
    in: network
""",
)

CIRCLE_OF_INSTANCES = Code(
    name="circle-of-instances",
    severity=Severity.ERROR,
    title="Components are instances of each other",
    message="`{id}` would be an instance of itself: {circle}.",
    mend="Give one of them a `type` instead of `instance-of`.",
    about=(
        "An instance takes what it does not say from its base, and the base may be an instance in turn. The chain "
        "must end at a component that says for itself what it is."
    ),
    bad="""\
components:
  app:
    instance-of: app-b
  app-b:
    instance-of: app
""",
    good="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
  app-b:
    instance-of: app
""",
)

MEMBER_OF_ITSELF = Code(
    name="member-of-itself",
    severity=Severity.ERROR,
    title="A component is a member of itself",
    message="`{id}` cannot be a member of itself.",
    mend="Name what it is a member of, or remove it from `member-of`.",
    about=(
        "`member-of` names the security groups, route tables, clusters and the like that a component belongs to: "
        "other components."
    ),
    bad="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    member-of: app
""",
    good="""\
components:
  app-security:
    type: aws.group.SecurityGroup
    summary: Lets the requests in.
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
    member-of: app-security
""",
)

NO_SUMMARY = Code(
    name="no-summary",
    severity=Severity.WARNING,
    title="A component has no summary",
    message="`{id}` has no `summary`.",
    mend="Say in one line what it is for, such as `summary: Keeps the orders.`",
    about=(
        "The summary is the line that a reader sees first: on the component's page, in lists, in search and when "
        "pointing at its box. An instance has the summary of its base, and a component of an own type the one of "
        "the type's `defaults`."
    ),
    bad="""\
components:
  app:
    type: aws.compute.EC2
""",
    good="""\
components:
  app:
    type: aws.compute.EC2
    summary: Answers the requests.
""",
)

CODES = (
    EMPTY_MODEL,
    BAD_ID,
    DUPLICATE_ID,
    UNKNOWN_REFERENCE,
    IN_TWO_GROUPS,
    CIRCLE_OF_GROUPS,
    CIRCLE_OF_INSTANCES,
    MEMBER_OF_ITSELF,
    NO_SUMMARY,
)
