"""Problems in words for a terminal: the full report, and one sentence that sums it up."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from groundplan.source.problem import Problem, Severity, Sources
from groundplan.source.report import as_text


def report(problems: Sequence[Problem], sources: Sources) -> str:
    """The problems with excerpts, coloured where standard error is a terminal."""
    return as_text(tuple(problems), sources, color=sys.stderr.isatty() and not os.environ.get("NO_COLOR"))


def errors_in(problems: Sequence[Problem]) -> str:
    """How many errors there are, in words."""
    count = sum(problem.severity is Severity.ERROR for problem in problems)
    return "1 error" if count == 1 else f"{count} errors"
