"""The banner that a served page shows while something is wrong: what, where, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from groundplan.source.problem import Problem, Severity

_BODY = re.compile(r"<body\b[^>]*>")
_SHOWN = 20


def problems_banner(problems: Sequence[Problem], *, stale: bool) -> str:
    """The banner for the problems; `stale` says that the page below is that of the last good model."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    below = (
        "The pages show the last good state."
        if stale
        else "The pages show what could be read; what is broken is missing from them."
    )
    title = f"{errors} {'error' if errors == 1 else 'errors'} in the model. {below}"
    lines = [_line(problem) for problem in problems[:_SHOWN]]
    if len(problems) > _SHOWN:
        lines.append(f"<li>and {len(problems) - _SHOWN} more: see the terminal.</li>")
    return _banner(title, f"<ol>{''.join(lines)}</ol>")


def failure_banner(message: str) -> str:
    """The banner for a site that could not be built again."""
    return _banner("The site could not be built again. This is how it was before.", f"<pre>{escape(message)}</pre>")


def with_banner(html: str, banner: str) -> str:
    """The page with the banner at its top."""
    body = _BODY.search(html)
    if body is None:
        return html
    return html[: body.end()] + banner + html[body.end() :]


def _banner(title: str, content: str) -> str:
    return (
        '<aside class="gp-problems" role="alert" data-search-exclude style="position:relative;z-index:9;'
        "max-height:40vh;overflow:auto;padding:.6rem 1rem;background:#5c1010;color:#fff;"
        'font:14px/1.5 ui-monospace,monospace">'
        f"<strong>{escape(title)}</strong>{content}</aside>"
    )


def _line(problem: Problem) -> str:
    mend = f"<br>{escape(problem.mend)}" if problem.mend else ""
    return (
        f"<li>{escape(str(problem.place))}: {problem.severity}[{escape(problem.code.name)}]: "
        f"{escape(problem.message)}{mend}</li>"
    )
