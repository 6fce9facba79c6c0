"""Workers need half a second before they can draw. It begins when this is imported: while everything else still is."""

from __future__ import annotations

import os
from pathlib import Path

from groundplan.drawing.worker_process import get_ready

PRELOAD = "groundplan.publish.preload"
"""What the workers share who draw and turn pages into HTML."""

EXECUTOR = "GROUNDPLAN_EXECUTOR"
"""The variable of the environment that names an executor, such as `dask:tcp://scheduler:8786`."""

_PICTURES = Path(".cache", "groundplan", "kept", "pictures")


def begin() -> None:
    """Lets the first worker start at once when it is needed."""
    if not os.environ.get(EXECUTOR):
        get_ready(PRELOAD)


def begin_for(project: Path) -> None:
    """The same, but not where there are pictures from an earlier build: there may be nothing to draw."""
    if not (project / _PICTURES).exists():
        begin()


begin_for(Path())  # In whose folder most builds are begun.
