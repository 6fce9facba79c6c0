"""What YAML reads differently from what people mean, though it is YAML."""

from __future__ import annotations

from groundplan.source.examples import component as _component
from groundplan.source.problem import Code, Severity

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
    bad=_component(
        "    properties:\n"
        "      a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        "      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
        "      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
        "      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
        "      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
    ),
    good=_component("    properties:\n      a: &a [x, x]\n      b: [*a, *a]\n"),
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

CODES = (
    DUPLICATE_KEY,
    STAR,
    UNKNOWN_ALIAS,
    ALIAS_CIRCLE,
    TOO_MANY_ALIASES,
    MERGE,
    TAG,
    KEY,
    FLOW_COMMA,
    HASH,
)
