"""What can be wrong with keys and values: the codes that every schema shares."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

_APP = "components:\n  app:\n    type: aws.compute.EC2\n    summary: Answers the shop's requests.\n"
_TALK = (
    "components:\n  app:\n    type: aws.compute.EC2\n    summary: Answers requests.\n"
    "  store:\n    type: aws.database.RDS\n    summary: Keeps the orders.\n"
    "connections:\n  - from: app\n    to: store\n"
)

UNKNOWN_KEY = Code(
    name="unknown-key",
    severity=Severity.ERROR,
    title="Unknown key",
    message="`{key}` is not a key of {what}.",
    mend="{near}",
    about=(
        "Every key means something, so a key that nobody reads is a mistake: most often a slip of the pen, sometimes "
        "a line that stands one level too deep or too high. What Groundplan has no key for belongs under `properties`."
    ),
    bad=f"{_APP}    tecnology: nginx\n",
    good=f"{_APP}    technology: nginx\n",
)

MISSING_KEY = Code(
    name="missing-key",
    severity=Severity.ERROR,
    title="A key is missing",
    message="`{key}` is missing here: {what} needs it.",
    mend="Add `{key}: ...`.",
    about="Some keys have no sensible default. The table of keys in this guide says which are needed.",
    bad=_TALK.replace("    to: store\n", "    label: reads\n"),
    good=_TALK,
)

WRONG_TYPE = Code(
    name="wrong-type",
    severity=Severity.ERROR,
    title="The value is of the wrong kind",
    message="`{key}` takes {wanted}, but this is {found}.",
    mend="Write {wanted} behind `{key}`.",
    about=(
        "A key takes a text, a number, a list or a map. A list has a `-` before each item or stands in brackets; a map "
        "has `key: value` lines."
    ),
    bad=f"{_APP}    summary-of: x\n".replace("    summary-of: x\n", "    technology:\n      - nginx\n"),
    good=f"{_APP}    technology: nginx\n",
)

EMPTY_VALUE = Code(
    name="empty-value",
    severity=Severity.ERROR,
    title="A key without a value",
    message="There is nothing behind `{key}`.",
    mend="Write {wanted} behind it, or remove the line.",
    about=(
        "A key with nothing behind it is nothing to YAML, not an empty text. Often the value stands on the next line "
        "without being indented."
    ),
    bad=f"{_APP}    technology:\n",
    good=f"{_APP}    technology: nginx\n",
)

BAD_VALUE = Code(
    name="bad-value",
    severity=Severity.ERROR,
    title="Not one of the values that the key takes",
    message="`{value}` is not a value of `{key}`.",
    mend="{near}",
    about="Some keys take one of a few words. The message offers the nearest, or lists them.",
    bad=f"{_APP}    status: old\n",
    good=f"{_APP}    status: deprecated\n",
)

BAD_NUMBER = Code(
    name="bad-number",
    severity=Severity.ERROR,
    title="Not a number that fits",
    message="`{value}` is not a number that `{key}` takes.",
    mend="Write a whole number{bound}.",
    about="Counts and depths are whole numbers, written in digits, and have a lowest value.",
    bad=f"{_APP}    count: 0\n",
    good=f"{_APP}    count: 2\n",
)

BAD_ID = Code(
    name="bad-id",
    severity=Severity.ERROR,
    title="This cannot be an id",
    message="`{value}` cannot be an id: {reason}.",
    mend="Write `{better}`.",
    about=(
        "An id is made of lower-case letters and digits, in words joined by single hyphens, and begins with a letter: "
        "`api-gateway`. Ids are addresses of pages and names in selectors; `--`, `.` and `/` are kept for the engine."
    ),
    bad="components:\n  Api_Gateway:\n    type: aws.network.APIGateway\n    summary: Takes requests.\n",
    good="components:\n  api-gateway:\n    type: aws.network.APIGateway\n    summary: Takes requests.\n",
)

BAD_PORT = Code(
    name="bad-port",
    severity=Severity.ERROR,
    title="This cannot be a port",
    message="`{value}` is not a port.",
    mend="Write a number from 1 to 65535, or a range such as `8000-8100`.",
    about="A port is a number from 1 to 65535, or a range whose first number is not above its last.",
    bad=f"{_TALK}    port: 70000\n",
    good=f"{_TALK}    port: 5432\n",
)

BAD_URL = Code(
    name="bad-url",
    severity=Severity.ERROR,
    title="This cannot be a link",
    message="`{value}` is not an address that a link may have.",
    mend="Write an address that begins with `https://`, `http://` or `mailto:`, or one relative to the site.",
    about="Links lead to web pages, mail addresses or pages of the site. Other schemes (`javascript:`) are refused.",
    bad=f"{_APP}    links:\n      - title: Runbook\n        url: javascript:alert(1)\n",
    good=f"{_APP}    links:\n      - title: Runbook\n        url: https://wiki.example.com/app\n",
)

MANY_LINES = Code(
    name="many-lines",
    severity=Severity.ERROR,
    title="More than one line",
    message="`{key}` is one line, but this has {count}.",
    mend="Write one line; a longer text belongs into `description`.",
    about="Names, labels and summaries stand in boxes, tables and lists, where there is room for one line.",
    bad=f"{_APP}    technology: |\n      nginx\n      Python\n",
    good=f"{_APP}    technology: nginx, Python\n",
)

YAML_WORD = Code(
    name="yaml-word",
    severity=Severity.ERROR,
    title="A word that YAML takes for something else",
    message="Without quotes, `{value}` is {meaning} to YAML, and `{key}` takes a text.",
    mend='Put it in quotes: `"{value}"`.',
    about=(
        "Most YAML programs read a bare `no`, `on` or `yes` as true or false, `22:22` as a number of seconds, and "
        "`2024-01-31` as a date. Groundplan would keep the text, but the next program that reads the file would not; "
        "in quotes it is a text to all of them. Values under `properties` are always kept as written."
    ),
    bad=f"{_APP}    name: no\n",
    good=f'{_APP}    name: "no"\n',
)

CODES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    EMPTY_VALUE,
    BAD_VALUE,
    BAD_NUMBER,
    BAD_ID,
    BAD_PORT,
    BAD_URL,
    MANY_LINES,
    YAML_WORD,
)
