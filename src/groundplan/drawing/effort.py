"""How much is done to lay a picture out."""

from __future__ import annotations

from enum import Enum


class Effort(Enum):
    """How much is asked of Graphviz: everything, or only boxes and straight lines after a failed first try."""

    FULL = "full"
    SIMPLE = "simple"
