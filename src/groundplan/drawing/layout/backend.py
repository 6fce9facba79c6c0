"""Which of the two ways to Graphviz is there. To ask takes no time: nothing of either is loaded."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

BACKEND_VARIABLE = "GROUNDPLAN_LAYOUT"


class NoBackendError(RuntimeError):
    """Neither Graphviz' library nor its command is installed."""


def is_installed() -> bool:
    """Whether Graphviz' library or its command is installed here."""
    return (may_use_library() and find_spec("pygraphviz") is not None) or shutil.which("dot") is not None


def may_use_library() -> bool:
    """Whether nobody asked for the command by `GROUNDPLAN_LAYOUT=dot`."""
    return os.environ.get(BACKEND_VARIABLE) != "dot"
