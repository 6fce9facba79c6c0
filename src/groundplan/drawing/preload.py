"""What every worker needs, imported: workers are forked from a process that has imported this, and share its memory."""

from __future__ import annotations

import contextlib
import gc
from importlib import import_module
from multiprocessing import spawn

from groundplan.drawing.text.metrics import text_width

for name in (
    "groundplan.drawing.draw",
    "groundplan.drawing.job",
    "groundplan.drawing.layout.inprocess",
    "PIL.PngImagePlugin",
):
    with contextlib.suppress(ImportError):
        import_module(name)

text_width("", 1.0)  # Reads the table of widths.

# A worker runs functions of ours. It has no need of the script that was started, which may import a lot, or do a lot.
spawn._fixup_main_from_path = lambda path: None  # type: ignore[attr-defined]

# What is here now stays: the collector of a worker leaves these pages alone, so that they remain shared.
gc.collect()
gc.freeze()
