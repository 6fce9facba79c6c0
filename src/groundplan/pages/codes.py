"""What can be wrong with page templates, and with what hand-written texts link to."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

UNKNOWN_TARGET = Code(
    name="unknown-target",
    severity=Severity.ERROR,
    title="A link into the model that leads nowhere",
    message="`{target}` leads nowhere: there is no {kind} `{id}`.",
    mend="{near}",
    about=(
        "Hand-written Markdown, and the descriptions in the model, link to what the model holds by its kind and id: "
        "`component:app`, `connection:app--database`, `diagram:overview`, `flow:payment`, `layer:data`, "
        "`owner:backend`, "
        "`tag:api`. The id has to exist; otherwise readers would find a dead link. Code, inline or in a block, "
        "is left alone."
    ),
    bad="The requests end in the [database](component:databse).\n",
    good="The requests end in the [database](component:database).\n",
    example_file="docs/index.md",
)

UNKNOWN_KIND = Code(
    name="unknown-kind",
    severity=Severity.ERROR,
    title="A link into the model whose kind is misspelt",
    message="`{kind}:` is no kind of link.",
    mend="{near}",
    about=(
        "Links into the model begin with what they lead to: `component:`, `connection:`, `diagram:`, `flow:`, "
        "`layer:`, `owner:` or `tag:`. A word that is almost one of these would become an address that no browser "
        "opens. Real schemes of addresses, such as `https:` and `mailto:`, are left alone."
    ),
    bad="The requests end in the [database](componnt:database).\n",
    good="The requests end in the [database](component:database).\n",
    example_file="docs/index.md",
)

TEXT_FOR_UNKNOWN_COMPONENT = Code(
    name="text-for-unknown-component",
    severity=Severity.ERROR,
    title="A text for a component that does not exist",
    message="There is no component `{id}` whose page this text could join.",
    mend="{near} The file's name is the component's id.",
    about=(
        "A file `docs/components/<id>.md` adds its text to the page of the component with that id. When the component "
        "is renamed or removed, the file has to follow, or the text would vanish from the site in silence."
    ),
    bad="Restart it from the console.\n",
    example_file="docs/components/databse.md",
)

TEXT_FOR_INSTANCE = Code(
    name="text-for-instance",
    severity=Severity.ERROR,
    title="A text for an instance",
    message="`{id}` is an instance of `{base}` and has no page of its own.",
    mend="Move the text to `docs/components/{base}.md`.",
    about=(
        "Instances share the page of the component they are instances of, so a text for one of them has no page to go "
        "to. What holds for one instance only can be said in a paragraph of the base's text."
    ),
    bad="This one runs in the second zone.\n",
    example_file="docs/components/app-b.md",
)

TEMPLATE_SYNTAX = Code(
    name="template-syntax",
    severity=Severity.ERROR,
    title="A template that does not parse",
    message="The template does not parse: {reason}",
    mend=(
        "Correct this line. `{{{{ ... }}}}` prints a value; `{{% ... %}}` repeats or decides, and needs its "
        "`{{% end... %}}`."
    ),
    about=(
        "Page templates are written in Jinja. This one has a tag that is not closed, or an expression that Jinja "
        "cannot read. No page that needs the template can be written."
    ),
    bad="# Owners\n\n{% for owner in model.owners.values() %}\n- {{ owner.name }}\n",
    good="# Owners\n\n{% for owner in model.owners.values() %}\n- {{ owner.name }}\n{% endfor %}\n",
    example_file="templates/pages/owners.md.j2",
)

TEMPLATE_NAME = Code(
    name="template-name",
    severity=Severity.ERROR,
    title="A name that templates do not know",
    message="{what} (while writing `{page}`).",
    mend="{near}",
    about=(
        "Templates see a fixed set of names, and the fields of the things behind them. An unknown name stops the page "
        "instead of printing nothing, so that a typing mistake cannot empty a page unnoticed."
    ),
    bad="# Numbers\n\nThere are {{ modell.components | length }} components.\n",
    good="# Numbers\n\nThere are {{ model.components | length }} components.\n",
    example_file="templates/pages/numbers.md.j2",
)

TEMPLATE_FAILED = Code(
    name="template-failed",
    severity=Severity.ERROR,
    title="A template that fails",
    message="The template fails here: {reason} (while writing `{page}`).",
    mend="Correct the expression; `{{% if ... %}}` around it helps where a value may be missing.",
    about=(
        "The template is valid, but an expression in it cannot be worked out for this page: a division by zero, a key "
        "that a map does not have, a call with wrong arguments."
    ),
    bad="# Share\n\n{{ 1 / 0 }}\n",
    good="# Share\n\n{{ 1 / 2 }}\n",
    example_file="templates/pages/share.md.j2",
)

TEMPLATE_MISSING = Code(
    name="template-missing",
    severity=Severity.ERROR,
    title="A template that is not there",
    message="There is no template `{name}`.",
    mend="{near}",
    about=(
        "`extends`, `include`, `import` and `from` name a template: a path below the project's `templates/`, or one of "
        "those that Groundplan ships, also in full as `default/component.md.j2`."
    ),
    bad='{% extends "default/componant.md.j2" %}\n',
    good='{% extends "default/component.md.j2" %}\n',
    example_file="templates/component.md.j2",
)

TEMPLATE_UNREADABLE = Code(
    name="template-unreadable",
    severity=Severity.ERROR,
    title="A template that cannot be read",
    message="The template cannot be read: {reason}.",
    mend="Save the file as UTF-8 text that everybody on the team may read.",
    about="Templates are text in UTF-8. This file is not, or the system does not let Groundplan open it.",
    example_file="templates/component.md.j2",
)

UNUSED_TEMPLATE = Code(
    name="unused-template",
    severity=Severity.WARNING,
    title="A template that nothing uses",
    message="No page is written with the template `{name}`.",
    mend="{near} Pages of your own belong below `templates/pages/`; parts that other templates include start with `_`.",
    about=(
        "A file of the name of one of Groundplan's templates replaces it; files below `templates/pages/` are pages of "
        "their own; names that start with `_` are parts for other templates. Any other file does nothing, "
        "which is most "
        "often a typing mistake in its name."
    ),
    bad="# {{ component.name }}\n",
    example_file="templates/components.md.j2",
)

PAGE_TWICE = Code(
    name="page-twice",
    severity=Severity.ERROR,
    title="Two pages at one address",
    message="The page `{page}` is written from the model already.",
    mend="Give the template another name, or override the template that writes that page.",
    about=(
        "A template below `templates/pages/` makes a page at the same path. This path belongs to a page that "
        "Groundplan makes of the model, and one of the two would be lost."
    ),
    bad="# Our catalogue\n",
    example_file="templates/pages/catalogue.md.j2",
)

PAGE_HEADER = Code(
    name="page-header",
    severity=Severity.ERROR,
    title="A page's header that is not understood",
    message="`{key}` is not a key of a page's header.",
    mend="{near}",
    about=(
        "A page template may begin with a header between two lines of `---`: `title` names the page in the navigation "
        "and in search results, `description` describes it to search engines, `boost` (a number) lifts it in "
        "search results."
    ),
    bad="---\ntitel: Numbers\n---\n\n# Numbers\n",
    good="---\ntitle: Numbers\n---\n\n# Numbers\n",
    example_file="templates/pages/numbers.md.j2",
)

PAGE_BOOST = Code(
    name="page-boost",
    severity=Severity.ERROR,
    title="A boost that is not a number",
    message="`{value}` is not a number that `boost` could be.",
    mend="Write a number: `2` lifts the page in search results, `0.5` lowers it.",
    about=(
        "`boost` in a page's header says how far up the page comes in search results. 1 is what a page has that says "
        "nothing, and component pages have 2."
    ),
    bad="---\nboost: high\n---\n\n# Numbers\n",
    good="---\nboost: 2\n---\n\n# Numbers\n",
    example_file="templates/pages/numbers.md.j2",
)

CODES = (
    UNKNOWN_TARGET,
    UNKNOWN_KIND,
    TEXT_FOR_UNKNOWN_COMPONENT,
    TEXT_FOR_INSTANCE,
    TEMPLATE_SYNTAX,
    TEMPLATE_NAME,
    TEMPLATE_FAILED,
    TEMPLATE_MISSING,
    TEMPLATE_UNREADABLE,
    UNUSED_TEMPLATE,
    PAGE_TWICE,
    PAGE_HEADER,
    PAGE_BOOST,
)
"""Every problem of this stage."""
