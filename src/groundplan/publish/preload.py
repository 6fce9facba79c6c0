"""What workers share who draw and turn pages into HTML: see `groundplan.drawing.preload`."""

from __future__ import annotations

from groundplan.drawing.preload import preload

preload(
    (
        "groundplan.pages.html",
        "markdown.extensions.attr_list",
        "markdown.extensions.fenced_code",
        "markdown.extensions.md_in_html",
        "markdown.extensions.tables",
        "markdown.extensions.toc",
    )
)
