"""Every kind of mistake in diagrams and selectors."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

_FILE = "diagrams/example.yml"

EXAMPLE_MODEL = """\
components:
  vpc:
    type: aws.network.VPC
    summary: The private network.
    contains:
      app:
        type: aws.compute.EC2
        summary: Takes the orders.
        tags: [edge]
      database:
        type: aws.database.RDS
        summary: Keeps the orders.
connections:
  - from: app
    to: database
flows:
  payment:
    steps:
      - from: app
        to: database
        text: stores the payment
"""
"""The model that the examples of all codes of this stage are about."""

SELECTOR_SYNTAX = Code(
    name="selector-syntax",
    severity=Severity.ERROR,
    title="A selector does not parse",
    message="{what}",
    mend="{mend}",
    about=(
        "A selector is made of words such as `app`, `in:vpc` or `tag:edge`, joined by `and`, `or`, `not` and brackets. "
        "`not` binds most tightly, then `and`, then `or`. The caret stands where the selector stops making sense."
    ),
    bad="select: in:vpc tag:edge\n",
    good="select: in:vpc or tag:edge\n",
    example_file=_FILE,
)

SELECTOR_WORD = Code(
    name="selector-word",
    severity=Severity.ERROR,
    title="Not a word of the selector language",
    message="`{word}:` does not select {wanted}.",
    mend="{mend}",
    about=(
        "What stands before the colon says how to select: `in:`, `tag:`, `type:` and so on for components; `kind:`, "
        "`protocol:`, `from:`, `to:` and so on for connections. Components are selected under `select`, connections "
        "under `connections`."
    ),
    bad="select: tags:edge\n",
    good="select: tag:edge\n",
    example_file=_FILE,
)

SELECTOR_VALUE = Code(
    name="selector-value",
    severity=Severity.ERROR,
    title="A selector's word has a value that it cannot have",
    message="{what}",
    mend="{mend}",
    about=(
        "What stands behind the colon must fit the word before it: a status is one of four, a kind of connection as "
        "well, and the distance in `neighbours:app:2` is a number from 1 on."
    ),
    bad="select: status:old\n",
    good="select: status:live\n",
    example_file=_FILE,
)

SELECTOR_UNKNOWN = Code(
    name="selector-unknown",
    severity=Severity.ERROR,
    title="A selector names something that does not exist",
    message="There is no {what} `{value}`.",
    mend="{mend}",
    about=(
        "The selector names a component, connection, layer, flow or type that the model or the catalogue does not "
        "have. Mostly it is misspelt, or was renamed in the model and not in the diagram. A word alone is always an id."
    ),
    bad="select: vcp\n",
    good="select: vpc\n",
    example_file=_FILE,
)

SELECTS_NOTHING = Code(
    name="selects-nothing",
    severity=Severity.WARNING,
    title="A selector selects nothing",
    message="`{selector}` selects no {what}.",
    mend="{mend}",
    about=(
        "The selector is well formed, but nothing in the model fits it. That may be what you want for now; mostly it "
        "is a tag or an owner that nobody uses any more, or a combination that cannot be."
    ),
    bad="select: [vpc, 'status:retired']\n",
    good="select: [vpc, 'status:live']\n",
    example_file=_FILE,
)

DIAGRAM_NAME = Code(
    name="diagram-name",
    severity=Severity.ERROR,
    title="A diagram's file name cannot be its id",
    message="`{name}` cannot be the id of a diagram.",
    mend="{mend}",
    about=(
        "A diagram's id is the name of its file, and a part of its address. It is a kebab-case word like every id, or "
        "the id of the automatic diagram that the file replaces, such as `vpc.inside` or `flow.payment`. `index` is "
        "the address of the list of all diagrams."
    ),
    bad="select: vpc\n",
    example_file="diagrams/My_Diagram.yml",
)

DIAGRAM_FOLDER = Code(
    name="diagram-folder",
    severity=Severity.ERROR,
    title="A diagram lies in a folder of its own",
    message="`{path}` lies in a folder below `diagrams/`.",
    mend="Move it to `diagrams/{name}`.",
    about=(
        "All diagrams lie side by side in `diagrams/`, since the file's name alone is the diagram's id and address: a "
        "folder would promise an address that does not exist."
    ),
    bad="select: vpc\n",
    example_file="diagrams/network/example.yml",
)

DIAGRAM_TWICE = Code(
    name="diagram-twice",
    severity=Severity.ERROR,
    title="Two diagrams have one id",
    message="The diagram `{id}` is described twice.",
    mend="Keep one of the two, or rename one of the files: each file holds one diagram.",
    about=(
        "A file in `diagrams/` describes exactly one diagram, whose id is the file's name. Two files that differ only "
        "in their ending (`.yml` and `.yaml`), or two YAML documents in one file, would be the same diagram twice."
    ),
    bad="select: vpc\n---\nselect: app\n",
    good="select: [vpc, app]\n",
    example_file=_FILE,
)

DIAGRAM_PYTHON = Code(
    name="diagram-python",
    severity=Severity.ERROR,
    title="Python in the folder of diagrams",
    message="`{path}` is a Python file; diagrams are described in YAML.",
    mend="Move it out of `diagrams/`, or describe the diagram in a file such as `diagrams/{stem}.yml`.",
    about=(
        "Groundplan draws with a Python library that is called `diagrams` too. A Python file in the folder of the same "
        "name can make Python import the folder in place of the library, and then nothing is drawn at all."
    ),
)

DIAGRAM_UNKNOWN = Code(
    name="diagram-unknown",
    severity=Severity.ERROR,
    title="A diagram names something that does not exist",
    message="There is no {what} `{value}`.",
    mend="{mend}",
    about=(
        "A key of the diagram names a component or a flow that the model does not have, or colours by something that "
        "no component says. Mostly it is misspelt, or was renamed in the model and not in the diagram."
    ),
    bad="flow: paymant\n",
    good="flow: payment\n",
    example_file=_FILE,
)

NOT_IN_DIAGRAM = Code(
    name="not-in-diagram",
    severity=Severity.WARNING,
    title="A diagram says something of what it does not show",
    message="{what}",
    mend="{mend}",
    about=(
        "A hint or a `collapse` of the diagram is about a component that is not in the picture, so it does nothing: "
        "the component is not selected, stands inside a closed group, or, for `collapse`, contains nothing."
    ),
    bad="select: app\norder: [app, database]\n",
    good="select: [app, database]\norder: [app, database]\n",
    example_file=_FILE,
)

HINT_FOR_ONE = Code(
    name="hint-for-one",
    severity=Severity.WARNING,
    title="A hint about one component",
    message="{what} names only one component, so it does nothing.",
    mend="Name at least one more component there, or leave the hint out.",
    about=(
        "`same` keeps components side by side, and `order` keeps them in their order: either says something of two "
        "components or more. With one alone, another one was probably forgotten."
    ),
    bad="select: [app, database]\nsame: [[app]]\n",
    good="select: [app, database]\nsame: [[app, database]]\n",
    example_file=_FILE,
)

STYLE_COLOR = Code(
    name="style-color",
    severity=Severity.ERROR,
    title="Not a colour",
    message="`{color}` is not a colour.",
    mend="Write six hexadecimal digits after a hash, in quotes: `'#d21eb4'`.",
    about=(
        "Colours are written as `'#rrggbb'`: two hexadecimal digits each for red, green and blue. The quotes are "
        "needed, since a bare `#` begins a comment in YAML. Choose one that can be seen on white and on dark grey."
    ),
    bad="styles:\n  - match: tag:edge\n    color: pink\n",
    good="styles:\n  - match: tag:edge\n    color: '#d21eb4'\n",
    example_file="diagrams/_styles.yml",
)

STYLE_EMPTY = Code(
    name="style-empty",
    severity=Severity.ERROR,
    title="A style changes nothing",
    message="This style says neither `color` nor `dashed`.",
    mend="Add what should stand out, such as `dashed: true`, or remove the style.",
    about=(
        "A style says what is selected and how it stands out: by a `color`, by being `dashed`, or both. With neither "
        "it would do nothing, in silence."
    ),
    bad="styles:\n  - match: tag:edge\n",
    good="styles:\n  - match: tag:edge\n    dashed: true\n",
    example_file="diagrams/_styles.yml",
)

STEP_NOT_SHOWN = Code(
    name="step-not-shown",
    severity=Severity.WARNING,
    title="A step of the flow is not in the picture",
    message="Step {number} of `{flow}` is not in the picture: `{id}` is not shown.",
    mend="Select `{id}` as well, or leave out `select`, so that the whole flow is shown.",
    about=(
        "The diagram follows a flow but selects only a part of what takes part in it. The numbers in the picture would "
        "have a gap, and readers look for the missing step in vain."
    ),
    bad="flow: payment\nselect: app\n",
    good="flow: payment\n",
    example_file=_FILE,
)

NOT_DRAWN = Code(
    name="not-drawn",
    severity=Severity.WARNING,
    title="A component is in no hand-written diagram",
    message="{what} in no diagram of `diagrams/`.",
    mend="Select `{id}` in a diagram where readers would look for it.",
    about=(
        "This project has diagrams of its own, but none of them shows the component, its instances, or a closed group "
        "that contains it. It is in automatic diagrams only, where few will look. As long as there are no hand-written "
        "diagrams at all, nothing is reported. A group counts as shown when everything in it is."
    ),
    bad="select: app\n",
    good="select: vpc\n",
    example_file=_FILE,
)

CODES = (
    SELECTOR_SYNTAX,
    SELECTOR_WORD,
    SELECTOR_VALUE,
    SELECTOR_UNKNOWN,
    SELECTS_NOTHING,
    DIAGRAM_NAME,
    DIAGRAM_FOLDER,
    DIAGRAM_TWICE,
    DIAGRAM_PYTHON,
    DIAGRAM_UNKNOWN,
    NOT_IN_DIAGRAM,
    HINT_FOR_ONE,
    STYLE_COLOR,
    STYLE_EMPTY,
    STEP_NOT_SHOWN,
    NOT_DRAWN,
)
"""Every code of this stage."""

ABOUT_THE_MODEL = (SELECTOR_UNKNOWN, SELECTS_NOTHING, DIAGRAM_UNKNOWN, NOT_IN_DIAGRAM, STEP_NOT_SHOWN)
"""Those that say what the model does not have or a picture does not show: all of it, where no model could be read."""
