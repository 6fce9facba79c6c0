"""What workers share who draw and turn pages into HTML: see `groundplan.drawing.preload`."""

from __future__ import annotations

import gc
from importlib import import_module

for name in (
    "groundplan.drawing.preload",
    "groundplan.pages.html",
    "markdown.extensions.attr_list",
    "markdown.extensions.fenced_code",
    "markdown.extensions.md_in_html",
    "markdown.extensions.tables",
    "markdown.extensions.toc",
):
    import_module(name)

gc.collect()
gc.freeze()
