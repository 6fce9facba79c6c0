"""What every worker needs, imported: workers are forked from a process that has imported this, and share its memory."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable
from importlib import import_module
from multiprocessing import spawn

from groundplan.drawing.text.metrics import text_width


def preload(modules: Iterable[str]) -> None:
    """Imports modules, as far as they are installed.

    What is here then stays. No garbage is looked for among it, here and in workers: so its pages remain shared.
    """
    gc.disable()
    for name in modules:
        with contextlib.suppress(ImportError):
            import_module(name)
    gc.freeze()
    gc.enable()


preload(
    (
        "groundplan.drawing.draw",
        "groundplan.drawing.job",
        "groundplan.drawing.layout.inprocess",
        "PIL.PngImagePlugin",
    )
)
text_width("", 1.0)  # Reads the table of widths.

# A worker runs functions of ours. It has no need of the script that was started, which may import a lot, or do a lot.
spawn._fixup_main_from_path = lambda path: None  # type: ignore[attr-defined]
