"""What every worker needs, imported: workers are forked from a process that has imported this, and share its memory."""

from __future__ import annotations

import contextlib
import gc
from importlib import import_module

for name in ("groundplan.drawing.job", "pygraphviz"):
    with contextlib.suppress(ImportError):
        import_module(name)

# What is here now stays: the collector of a worker leaves these pages alone, so that they remain shared.
gc.collect()
gc.freeze()
