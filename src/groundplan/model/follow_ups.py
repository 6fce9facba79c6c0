"""What seems wrong only because a part of a file could not be read: nothing to report beside the mistake itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from groundplan.model.component_codes import UNKNOWN_REFERENCE
from groundplan.model.word_codes import UNUSED_LAYER, UNUSED_OWNER, UNUSED_TAG
from groundplan.source import syntax_codes, yaml_codes
from groundplan.source.problem import Problem, Sources

_KEY = re.compile(r"""^\s*(?:-\s+)?["']?([\w.-]+)["']?\s*:""", re.MULTILINE)
_ENDS = re.compile(r"""\bfrom:\s*["']?([\w-]+)["']?\s*,?\s*to:\s*["']?([\w-]+)["']?(?!\s*,?\s*text:)(?![\w-])""")
"""The ends of a connection; a step of a flow goes on with its text."""

_NOTHING_LOST = (syntax_codes.CONTROL, yaml_codes.FLOW_COMMA, yaml_codes.HASH, yaml_codes.TAG)


def broken_texts(problems: Iterable[Problem], sources: Sources) -> tuple[str, ...]:
    """The texts of the files with mistakes of syntax for which a part was left out."""
    losing = [code for code in (*syntax_codes.CODES, *yaml_codes.CODES) if code not in _NOTHING_LOST]
    paths = dict.fromkeys(problem.place.path for problem in problems if problem.code in losing)
    return tuple(sources.texts[path] for path in paths if path in sources.texts)


def lost_ends(broken: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The ends of the connections that may have been left out."""
    return tuple(ends for text in broken for ends in _ENDS.findall(text))


def without_follow_ups(problems: Iterable[Problem], broken: tuple[str, ...], sources: Sources) -> list[Problem]:
    """The problems without those that name something that was left out, or miss what may stand there."""
    if not broken:
        return list(problems)
    lost = {word for text in broken for word in _KEY.findall(text)}
    return [
        problem
        for problem in problems
        if problem.code not in (UNUSED_LAYER, UNUSED_OWNER, UNUSED_TAG)
        and not (problem.code is UNKNOWN_REFERENCE and _word_at(problem, sources) in lost)
    ]


def _word_at(problem: Problem, sources: Sources) -> str:
    line, start = sources.line(problem.place) or "", problem.place.column - 1
    return line[start : start + problem.place.length].strip("\"'")
