"""What can be wrong with YAML as such: mistakes of syntax, and text that YAML takes for something else."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity


def _component(lines: str) -> str:
    """A complete small model around the lines of one component, which the examples below vary."""
    return f"components:\n  app:\n    type: aws.compute.EC2\n    summary: Answers the shop's requests.\n{lines}"


DUPLICATE_KEY = Code(
    name="duplicate-key",
    severity=Severity.ERROR,
    title="A key stands twice",
    message="`{key}` stands twice in the same map.",
    mend="Merge the two entries into one, or give one of them another name.",
    about=(
        "Each key may stand once in a map. Most YAML programs keep the last one in silence, and whatever the first "
        "one said is gone. Groundplan keeps the first, and says so. The same top-level key may well stand in several "
        "files, or in several documents of one file that are divided by `---`."
    ),
    bad=_component("    name: Shop\n    name: Application\n"),
    good=_component("    name: Application\n"),
)

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
    bad="components:\n  app:\n\ttype: aws.compute.EC2\n",
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

STAR = Code(
    name="yaml-star",
    severity=Severity.ERROR,
    title="A star or an ampersand at the beginning of a text",
    message="YAML takes a text that begins with `{character}` for {meaning}, and `{text}` is none.",
    mend="Put the text in quotes: `{mended}`.",
    about=(
        "A star begins an alias (`*name` repeats what `&name` marks), an ampersand begins an anchor. A pattern such as "
        "`*`, `*.example.com` or Markdown such as `**bold**` at the beginning of a value therefore needs quotes."
    ),
    bad=_component("    tags: [*]\n"),
    good=_component('    tags: ["*"]\n'),
)

UNKNOWN_ALIAS = Code(
    name="yaml-unknown-alias",
    severity=Severity.ERROR,
    title="An alias to an anchor that does not exist",
    message="`*{alias}` repeats what `&{alias}` marks, but nothing before it is marked so.",
    mend="{mend}",
    about=(
        "A text that begins with a star is an alias: it stands for the value that an anchor of the same name marked "
        "earlier in the same document. If the star belongs to the text, put the text in quotes."
    ),
    bad=_component("    tags: [*shop]\n"),
    good=_component('    tags: ["*shop"]\n'),
)

ALIAS_CIRCLE = Code(
    name="yaml-alias-circle",
    severity=Severity.ERROR,
    title="An alias inside what it repeats",
    message="`*{alias}` stands inside the very value that `&{alias}` marks, so it would never end.",
    mend="Write out what is meant, without the alias.",
    about="An alias repeats the value that its anchor marks. Inside that value it would repeat itself for ever.",
    bad=_component("    properties: &all\n      zones: [a, b]\n      again: *all\n"),
    good=_component("    properties:\n      zones: [a, b]\n"),
)

TOO_MANY_ALIASES = Code(
    name="yaml-alias-bomb",
    severity=Severity.ERROR,
    title="Aliases repeat too much",
    message="With `*{alias}` the aliases of this file repeat more than {limit} values.",
    mend="Repeat less: give the shared part an id of its own and refer to it.",
    about=(
        "Aliases of aliases grow without measure: nine lines can stand for a thousand million values. The number of "
        "values that the aliases of one file may repeat is limited, far above what a model needs."
    ),
)

MERGE = Code(
    name="yaml-merge",
    severity=Severity.ERROR,
    title="A merge key without a map",
    message="`<<` merges the keys of another map, but there is {found} behind it.",
    mend="Name a map that an anchor marks, `<<: *name`, or several, `<<: [*one, *two]`.",
    about=(
        "The key `<<` takes over the entries of another map, usually one that an anchor marks; what the map says "
        "itself wins. Behind it stands an alias to a map, or a list of such aliases."
    ),
    bad=_component("    properties:\n      <<: shared\n"),
    good=_component("    properties:\n      <<: {zone: a}\n      size: large\n"),
)

TAG = Code(
    name="yaml-tag",
    severity=Severity.ERROR,
    title="A YAML tag",
    message="YAML takes `{tag}` for a tag, and tags are not used here.",
    mend="{mend}",
    about=(
        "A word that begins with an exclamation mark is a tag: it asks the program to make something special of the "
        "value. Groundplan makes nothing of any tag and never runs code that a file asks for. If the mark belongs to "
        "the text, put the text in quotes."
    ),
    bad=_component("    tags: [!critical ]\n"),
    good=_component('    tags: ["!critical"]\n'),
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
    message="There is an invisible character here ({character}), which YAML does not allow.",
    mend="Delete the character. It is invisible in most editors: retype the word it stands in.",
    about=(
        "Control characters, and blanks that are none to YAML (no-break spaces in the indentation), come into a file "
        "by copying from a terminal, a document or a web page. Editors do not show them, or show them as blanks."
    ),
    bad=_component("    technology: ngi\x08nx\n"),
    good=_component("    technology: nginx\n"),
)

KEY = Code(
    name="yaml-key",
    severity=Severity.ERROR,
    title="A key that is not a word",
    message="A key has to be a word, but there is {found} here.",
    mend="{mend}",
    about=(
        "YAML allows lists and maps as keys; Groundplan has no use for them. It happens by accident with two opening "
        "braces, as templates have them: `{{ name }}` is a map whose key is a map. In quotes it is a text."
    ),
    bad=_component("    technology: {{ language }}\n"),
    good=_component('    technology: "{{ language }}"\n'),
)

FLOW_COMMA = Code(
    name="yaml-flow-comma",
    severity=Severity.ERROR,
    title="A comma that cuts a text in two",
    message="`{key}` stands in braces without a value.",
    mend="{mend}",
    about=(
        "In braces a comma ends the value, even in the middle of a sentence: `{text: pays, then notifies}` has a key "
        "`text` with the value `pays`, and a second key `then notifies` without any. Quotes round the sentence keep "
        "it together; block style, one key a line, needs none."
    ),
    bad=_component("    properties: {purpose: pays, then notifies}\n"),
    good=_component('    properties: {purpose: "pays, then notifies"}\n'),
)

HASH = Code(
    name="yaml-hash",
    severity=Severity.ERROR,
    title="A text cut off by `#`",
    message="YAML takes `{comment}` for a comment, so it is not part of the value.",
    mend="Put the value in quotes: `{mended}`. If it is meant as a comment, write a blank behind the `#`.",
    about=(
        "A `#` behind a blank begins a comment. Colours (`#8c4fff`) and numbers (`Team #1`) vanish that way without a "
        "word. Groundplan reports a `#` that looks like one of these; a comment with a blank behind the `#` is fine."
    ),
    bad=_component("    properties:\n      colour: #8c4fff\n"),
    good=_component('    properties:\n      colour: "#8c4fff"\n'),
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
)

CODES = (
    DUPLICATE_KEY,
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
    STAR,
    UNKNOWN_ALIAS,
    ALIAS_CIRCLE,
    TOO_MANY_ALIASES,
    MERGE,
    TAG,
    BLOCK_TEXT,
    LIST_HERE,
    CONTROL,
    KEY,
    FLOW_COMMA,
    HASH,
    DEPTH,
)
