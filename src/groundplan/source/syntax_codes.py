"""What makes a text no YAML: mistakes of syntax."""

from __future__ import annotations

from groundplan.source.examples import component as _component
from groundplan.source.problem import Code, Severity

SYNTAX = Code(
    name="yaml-syntax",
    severity=Severity.ERROR,
    title="This is not YAML",
    message="This is not valid YAML: {reason}.",
    mend="{mend}",
    about=(
        "The YAML parser could not make sense of the text, and the mistake is none of those that have a code of "
        "their own. Quotes round the value mend most of these. The part of the file round the mistake is left out, "
        "and the rest is checked."
    ),
    bad=_component("    name: ,shop\n"),
    good=_component('    name: ",shop"\n'),
)


TAB = Code(
    name="yaml-tab",
    severity=Severity.ERROR,
    title="A tab in the indentation",
    message="The line is indented with a tab; YAML allows only spaces there.",
    mend="Replace the tab by spaces: two for each level.",
    about=(
        "YAML reads structure from indentation, and does not accept tabs in it, because a tab has no fixed width. "
        "Let the editor insert spaces for YAML files."
    ),
    bad="components:\n  app:\n\ttype: aws.compute.EC2\n    summary: Answers the shop's requests.\n",
    good="components:\n  app:\n    type: aws.compute.EC2\n    summary: Answers the shop's requests.\n",
)


INDENTATION = Code(
    name="yaml-indentation",
    severity=Severity.ERROR,
    title="The indentation does not fit",
    message="The indentation of this line does not fit the lines above it.",
    mend="{mend}",
    about=(
        "Keys of the same map begin in the same column, and so do the hyphens of a list. What belongs to a key stands "
        "further right than the key. This line begins in a column where nothing above it began, or further right than "
        "a line that already has a value."
    ),
    bad=_component("     name: Shop\n"),
    good=_component("    name: Shop\n"),
)


COLON = Code(
    name="yaml-colon",
    severity=Severity.ERROR,
    title="A colon inside a text without quotes",
    message="The text holds a colon followed by a blank, which YAML takes for another key.",
    mend="{mend}",
    about=(
        "A colon followed by a blank divides a key from its value. Inside a text it needs quotes round the whole text, "
        "or the text moves below the key in block style, behind a `>`."
    ),
    bad=_component("    name: The shop: front end\n"),
    good=_component('    name: "The shop: front end"\n'),
)


NO_BLANK = Code(
    name="yaml-no-blank",
    severity=Severity.ERROR,
    title="No blank behind a colon or a hyphen",
    message="There is no blank behind the {sign}, so YAML takes `{text}` for one word.",
    mend="Write a blank behind the {sign}: `{mended}`.",
    about=(
        "Only a colon that is followed by a blank or by the end of the line divides a key from its value. That is why "
        "`10:30` and `https://example.com` are ordinary texts, and why `name:Shop` is one too. The hyphen before an "
        "entry of a list needs its blank for the same reason."
    ),
    bad=_component("    name:Shop\n    technology: nginx\n"),
    good=_component("    name: Shop\n    technology: nginx\n"),
)


MISSING_COLON = Code(
    name="yaml-missing-colon",
    severity=Severity.ERROR,
    title="A key without a colon",
    message="A key is due here, but `{text}` has no colon behind it.",
    mend="{mend}",
    about=(
        "The lines around this one are keys with values, so this line has to be one as well. Either its colon is "
        "missing, or the line belongs to the text above and has to be indented further."
    ),
    bad=_component("    status\n    name: Shop\n"),
    good=_component("    status: live\n    name: Shop\n"),
)


AFTER_QUOTE = Code(
    name="yaml-after-quote",
    severity=Severity.ERROR,
    title="Text goes on behind the closing quote",
    message="The text goes on behind its closing quote.",
    mend="{mend}",
    about=(
        "A value that begins with a quote ends with the same quote. To have quotes inside a text, put the other kind "
        "round it; an apostrophe inside single quotes is written twice."
    ),
    bad=_component("    name: 'The shop's front end'\n"),
    good=_component('    name: "The shop\'s front end"\n'),
)


OPEN_QUOTE = Code(
    name="yaml-open-quote",
    severity=Severity.ERROR,
    title="A quote is never closed",
    message="The quote that opens here is never closed.",
    mend="Close the text with {quote}.",
    about=(
        "A text that begins with a quote runs to the next quote of the same kind, over as many lines as it takes. "
        "Here there is none before the end of the document."
    ),
    bad=_component('    name: "Shop\n'),
    good=_component('    name: "Shop"\n'),
)


OPEN_BRACKET = Code(
    name="yaml-open-bracket",
    severity=Severity.ERROR,
    title="A bracket is not closed, or a comma is missing",
    message="In the {what} that opens with `{bracket}` here, a comma or the closing `{closing}` is missing.",
    mend="{mend}",
    about=(
        "A list in brackets or a map in braces divides its entries by commas and runs to its closing bracket. Inside "
        "them a text that holds a comma, a bracket, a brace or a colon with a blank needs quotes."
    ),
    bad=_component("    tags: [web, shop\n    name: Shop\n"),
    good=_component("    tags: [web, shop]\n    name: Shop\n"),
)


ESCAPE = Code(
    name="yaml-escape",
    severity=Severity.ERROR,
    title="A backslash that means nothing",
    message="`{escape}` means nothing inside double quotes.",
    mend="Put single quotes round the text instead, or write the backslash twice.",
    about=(
        "Inside double quotes a backslash begins an escape such as `\\n` or `\\u00e9`. Inside single quotes and "
        "without quotes a backslash is an ordinary character."
    ),
    bad=_component('    technology: "C:\\inetpub"\n'),
    good=_component("    technology: 'C:\\inetpub'\n"),
)


RESERVED = Code(
    name="yaml-reserved",
    severity=Severity.ERROR,
    title="A character that no text can begin with",
    message="No text without quotes can begin with {character}.",
    mend="Put the text in quotes: `{mended}`.",
    about=(
        "YAML keeps `@`, the backtick and `%` for itself at the beginning of a value. In quotes, or further on in a "
        "text, they are ordinary characters."
    ),
    bad=_component("    technology: @angular/core\n"),
    good=_component('    technology: "@angular/core"\n'),
)


BLOCK_TEXT = Code(
    name="yaml-block-text",
    severity=Severity.ERROR,
    title="A text that begins with `>` or `|`",
    message="`{character}` begins a block of text, which has to start on the next line.",
    mend="{mend}",
    about=(
        "Behind `>` or `|` a text follows on the lines below, indented further than its key; `>` joins its lines, `|` "
        "keeps them. A text of one line that begins with such a character needs quotes."
    ),
    bad=_component("    technology: > 5 servers\n"),
    good=_component('    technology: "> 5 servers"\n'),
)


LIST_HERE = Code(
    name="yaml-list-place",
    severity=Severity.ERROR,
    title="A list that begins behind its key",
    message="A list cannot begin on the same line as its key.",
    mend="Begin the list on the next line, or write it in brackets: `[one, two]`.",
    about=(
        "The entries of a list in block style stand below their key, one hyphen each. A short list fits behind the "
        "key in brackets. If the hyphen belongs to a text, put the text in quotes."
    ),
    bad=_component("    tags: - shop\n"),
    good=_component("    tags:\n      - shop\n"),
)


CONTROL = Code(
    name="yaml-control",
    severity=Severity.ERROR,
    title="An invisible character",
    message="There is an invisible character here ({character}), {reason}.",
    mend="{mend}",
    about=(
        "Control characters, and blanks that are none to YAML (no-break spaces in the indentation), come into a file "
        "by copying from a terminal, a document or a web page. Editors do not show them, or show them as blanks. "
        "An escape in double quotes, such as `\\x01` or `\\0`, makes one too; of those only `\\t` and `\\n` are of use."
    ),
    bad=_component("    technology: ngi\x08nx\n"),
    good=_component("    technology: nginx\n"),
)


DEPTH = Code(
    name="yaml-depth",
    severity=Severity.ERROR,
    title="Too many levels",
    message="Maps and lists stand in each other here more than {limit} levels deep.",
    mend="Give the inner parts ids of their own, and say where they belong with `in:`.",
    about=(
        "The number of levels is limited, far above what a person can follow. A component can say `in: <group>` from "
        "anywhere, so groups need not be nested in the file."
    ),
    bad=_component(f"    properties:\n      deep: {'[' * 100}{']' * 100}\n"),
    good=_component("    properties:\n      deep: [[[]]]\n"),
)

CODES = (
    SYNTAX,
    TAB,
    INDENTATION,
    COLON,
    NO_BLANK,
    MISSING_COLON,
    AFTER_QUOTE,
    OPEN_QUOTE,
    OPEN_BRACKET,
    ESCAPE,
    RESERVED,
    BLOCK_TEXT,
    LIST_HERE,
    CONTROL,
    DEPTH,
)
