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
        "Every Markdown file below `docs/` becomes a page of the site or a part of a component's page, so each of them "
        "has to be text in UTF-8. Old editors write other encodings; almost every editor can save a file again in UTF-8."
    ),
)

CODES = (UNREADABLE_PAGE,)
