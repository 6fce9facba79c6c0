"""What can go wrong while publishing."""

from __future__ import annotations

from groundplan.source.problem import Code, Severity

UNREADABLE_PAGE = Code(
    name="unreadable-page",
    severity=Severity.ERROR,
    title="A hand-written page cannot be read",
    message="This page cannot be read: {reason}.",
    mend="Save it as UTF-8 text that you may read, or take it out of the folder.",
    about=(
        "Every Markdown file below `docs/` becomes a page of the site or a part of a component's page, so each of "
        "them has to be text in UTF-8. Old editors write other encodings; almost every editor can save a file again "
        "in UTF-8."
    ),
)

TAKEN_PAGE = Code(
    name="taken-page",
    severity=Severity.ERROR,
    title="A hand-written page stands where a generated one goes",
    message="The page `{path}` is made from the model, and this file stands in its place.",
    mend="Give the file another name. To change what the generated page says, put a template into `templates/`.",
    about=(
        "Generated pages have fixed addresses, so that links into the site last: `architecture.md`, `catalogue.md`, "
        "`flows/payment.md` and so on. A hand-written page of the same name below `docs/` would hide the generated "
        "one. Files below `docs/components/` are the exception: they add their text to a component's page."
    ),
    bad="# My own catalogue\n",
    example_file="docs/catalogue.md",
)

CODES = (TAKEN_PAGE, UNREADABLE_PAGE)
