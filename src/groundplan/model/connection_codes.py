"""What can be wrong with connections, and with the traffic that security groups and route tables tell of."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

DUPLICATE_CONNECTION = Code(
    name="duplicate-connection",
    severity=Severity.ERROR,
    title="A second connection between the same two says no id",
    message="There already is a connection from `{source}` to `{target}`.",
    mend="Give this one an `id` of its own, such as `id: {offer}`, or remove it.",
    about=(
        "A connection's id is made from its ends: `app--database`. So a new label is seen as a change of the "
        "connection, not as another one. A second connection between the same two, the same way, has to say its "
        "own `id`."
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
    to: database
    label: writes
  - from: app
    to: database
    label: reads
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
    label: writes
  - id: app-reads
    from: app
    to: database
    label: reads
""",
)

CONNECTION_TO_ITSELF = Code(
    name="connection-to-itself",
    severity=Severity.ERROR,
    title="A connection to itself says no label",
    message="`{id}` is connected with itself, without a label.",
    mend="Add a `label` that tells what it does with itself, or correct `from` or `to`.",
    about=(
        "A component may be connected with itself: a cluster that replicates, a job that starts itself again. But "
        "mostly it is a slip of the pen, so such a connection has to say what it is in its `label`."
    ),
    bad="""\
components:
  cache:
    type: aws.database.Elasticache
    summary: Keeps the sessions.
connections:
  - from: cache
    to: cache
""",
    good="""\
components:
  cache:
    type: aws.database.Elasticache
    summary: Keeps the sessions.
connections:
  - from: cache
    to: cache
    label: replicates
""",
)

CONNECTION_WITHIN = Code(
    name="connection-within",
    severity=Severity.ERROR,
    title="A group is connected with what it contains",
    message="`{group}` contains `{inner}`; the two cannot be connected.",
    mend="Connect `{inner}` with the component in `{group}` that is meant, or remove the connection.",
    about=(
        "A group is the frame around what it contains. A line from the frame to something inside it says nothing: "
        "it needs to end at the component that really talks."
    ),
    bad="""\
components:
  cluster:
    type: group.Zone
    summary: Runs the services.
    contains:
      app:
        type: aws.compute.EC2
        summary: Answers the requests.
connections:
  - from: cluster
    to: app
""",
    good="""\
components:
  cluster:
    type: group.Zone
    summary: Runs the services.
    contains:
      proxy:
        type: aws.compute.EC2
        summary: Passes the requests on.
      app:
        type: aws.compute.EC2
        summary: Answers the requests.
connections:
  - from: proxy
    to: app
""",
)

BAD_NETWORK = Code(
    name="bad-network",
    severity=Severity.ERROR,
    title="Not a network range",
    message="`{word}` is not a network range.",
    mend="{hint}",
    about=(
        "`allows` and `routes` name components by their id and networks by their range in CIDR notation: "
        "`10.0.0.0/16`, `2001:db8::/32`, or `0.0.0.0/0` for everywhere. The address must be the first one of the "
        "range."
    ),
    bad="""\
components:
  app-security:
    type: aws.group.SecurityGroup
    summary: Lets the office in.
    allows:
      - from: 10.0.0.300/24
        port: 22
""",
    good="""\
components:
  app-security:
    type: aws.group.SecurityGroup
    summary: Lets the office in.
    allows:
      - from: 10.0.3.0/24
        port: 22
""",
)

ALLOWS_ONE_WAY = Code(
    name="allows-one-way",
    severity=Severity.ERROR,
    title="An entry of allows says both ways, or none",
    message="An entry of `allows` {fault}.",
    mend="Say `from` for traffic that may come in, or `to` for traffic that may go out; use two entries for both.",
    about=(
        "Each entry of `allows` is one rule of a security group: traffic that may come in `from` somewhere, or go "
        "out `to` somewhere. It says exactly one of the two."
    ),
    bad="""\
components:
  app-security:
    type: aws.group.SecurityGroup
    summary: Lets the web in.
    allows:
      - port: 443
""",
    good="""\
components:
  app-security:
    type: aws.group.SecurityGroup
    summary: Lets the web in.
    allows:
      - from: 0.0.0.0/0
        port: 443
""",
)

CODES = (DUPLICATE_CONNECTION, CONNECTION_TO_ITSELF, CONNECTION_WITHIN, BAD_NETWORK, ALLOWS_ONE_WAY)
