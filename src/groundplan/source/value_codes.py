"""What can be wrong with keys and values, whatever they mean: unknown, missing, empty, or of the wrong kind."""

from __future__ import annotations

from groundplan.source.examples import component as _component
from groundplan.source.examples import connection as _connection
from groundplan.source.problem import Code, Severity

UNKNOWN_KEY = Code(
    name="unknown-key",
    severity=Severity.ERROR,
    title="A key that does not exist",
    message="`{key}` is not a key of {what}.",
    mend="{mend}",
    about=(
        "Every key that is accepted does something, and no other key is accepted: a slip of the pen would otherwise "
        "be dropped in silence. Facts that have no key of their own go below `properties`, under any name."
    ),
    bad=_component("    tecnology: nginx\n"),
    good=_component("    technology: nginx\n"),
)

MISSING_KEY = Code(
    name="missing-key",
    severity=Severity.ERROR,
    title="A key is missing",
    message="{what} needs the key `{key}`.",
    mend="{mend}",
    about=(
        "Without this key the entry says too little to be of use. The guide lists for every kind of entry which keys "
        "it needs and which it may have."
    ),
    bad=_connection("    label: reads and writes\n"),
    good=_connection("    to: database\n    label: reads and writes\n"),
)

EMPTY_VALUE = Code(
    name="empty-value",
    severity=Severity.ERROR,
    title="A key without a value",
    message="{what} has no value.",
    mend="{mend}",
    about=(
        "The key is written, but nothing stands behind it (or `null`, `~`, empty quotes or an empty list). Nobody can "
        "tell whether something was forgotten, so say it or leave the key out."
    ),
    bad=_component("    technology:\n"),
    good=_component("    technology: nginx\n"),
)

WRONG_TYPE = Code(
    name="wrong-type",
    severity=Severity.ERROR,
    title="Something of the wrong kind",
    message="{what} has to be {expected}, not {found}.",
    mend="{mend}",
    about=(
        "YAML has three kinds of values: texts, lists and maps. Each key takes one of them, some take either a text "
        "or a list of texts. A list has a hyphen before each entry or stands in brackets; a map has lines with a key, "
        "a colon and a value, or stands in braces."
    ),
    bad=_component("    tags: shop\n"),
    good=_component("    tags: [shop]\n"),
)

BAD_VALUE = Code(
    name="bad-value",
    severity=Severity.ERROR,
    title="A value that is none of those allowed",
    message="{what} cannot be `{value}`.",
    mend="{mend}",
    about="The key takes one of a few words, and this is none of them. Words are written in small letters.",
    bad=_component("    status: depricated\n"),
    good=_component("    status: deprecated\n"),
)

BAD_NUMBER = Code(
    name="bad-number",
    severity=Severity.ERROR,
    title="Not a number that fits",
    message="{what} has to be {expected}, not `{value}`.",
    mend="Write {expected} in digits, such as `{example}`.",
    about="The key takes a whole number within limits.",
    bad=_component("    count: several\n"),
    good=_component("    count: 3\n"),
)

BAD_PORT = Code(
    name="bad-port",
    severity=Severity.ERROR,
    title="Not a port",
    message="`{value}` is not a port.",
    mend="{mend}",
    about=(
        "A port is a number from 1 to 65535, or a range of two such numbers with a hyphen between them, the lower one "
        "first. Several ports that make no range are several connections, or several entries of `allows`."
    ),
    bad=_connection("    to: database\n    port: 33060000\n"),
    good=_connection("    to: database\n    port: 3306\n"),
)

BAD_URL = Code(
    name="bad-url",
    severity=Severity.ERROR,
    title="Not an address that a page can link to",
    message="`{value}` is not an address that a page can link to.",
    mend="{mend}",
    about=(
        "A link leads to `https://`, `http://` or `mailto:`, or to another page of the site by a relative address. "
        "Other schemes could run code in the reader's browser, and blanks do not belong into addresses."
    ),
    bad=_component("    links:\n      - {title: Runbook, url: 'javascript:alert(1)'}\n"),
    good=_component("    links:\n      - {title: Runbook, url: https://wiki.example.com/shop}\n"),
)

YAML_WORD = Code(
    name="yaml-word",
    severity=Severity.ERROR,
    title="A text that YAML takes for something else",
    message="`{value}` without quotes is {meaning} to most YAML programs, not a text.",
    mend='Put it in quotes: `"{value}"`.',
    about=(
        "In YAML 1.1 `yes`, `no`, `on`, `off`, `true` and `false` are truth values, and `22:22` is the number 1342, "
        "`2026-01-31` a date. "
        "Groundplan keeps every value as the text that is written, but other programs that read the same file do not. "
        "Where a name, a label or another text is due, quotes make it one for all of them; below `properties` anything "
        "may stand."
    ),
    bad=_component("    technology: on\n"),
    good=_component('    technology: "on"\n'),
)

SEVERAL_LINES = Code(
    name="several-lines",
    severity=Severity.ERROR,
    title="Several lines where one is due",
    message="{what} has to fit on one line.",
    mend="Write it on one line, or use `>` instead of `|`, which joins the lines. Longer text goes into `description`.",
    about="Names, labels and summaries stand in tables and pictures, where there is one line for them.",
    bad=_component("    technology: |\n      nginx\n      Python\n"),
    good=_component("    technology: >\n      nginx,\n      Python\n"),
)

CODES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    EMPTY_VALUE,
    WRONG_TYPE,
    BAD_VALUE,
    BAD_NUMBER,
    BAD_PORT,
    BAD_URL,
    YAML_WORD,
    SEVERAL_LINES,
)
