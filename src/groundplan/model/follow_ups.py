"""What seems wrong only because a part of a file could not be read: nothing to report beside the mistake itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from groundplan.model.component_codes import UNKNOWN_REFERENCE
from groundplan.model.word_codes import UNUSED_LAYER, UNUSED_OWNER, UNUSED_TAG
from groundplan.source import syntax_codes, yaml_codes
from groundplan.source.problem import Problem, Sources
from groundplan.source.value_codes import MISSING_KEY

_KEY = re.compile(r"""^\s*(?:-\s+)?["']?([\w.-]+)["']?\s*:""", re.MULTILINE)
_ENDS = re.compile(r"""\bfrom:\s*["']?([\w-]+)["']?\s*,?\s*to:\s*["']?([\w-]+)["']?(?!\s*,?\s*text:)(?![\w-])""")
"""The ends of a connection; a step of a flow goes on with its text."""

_FIRST_WORD = re.compile(r"\s*[\w-]+")

_NOTHING_LOST = (syntax_codes.CONTROL, yaml_codes.FLOW_COMMA, yaml_codes.HASH, yaml_codes.TAG)


def broken_texts(problems: Iterable[Problem], sources: Sources) -> tuple[str, ...]:
    """The texts of the files with mistakes of syntax for which a part was left out."""
    losing = [code for code in (*syntax_codes.CODES, *yaml_codes.CODES) if code not in _NOTHING_LOST]
    paths = dict.fromkeys(problem.place.path for problem in problems if problem.code in losing)
    return tuple(sources.texts[path] for path in paths if path in sources.texts)


def lost_ends(broken: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The ends of the connections that may have been left out."""
    return tuple(ends for text in broken for ends in _ENDS.findall(text))


def without_follow_ups(problems: Sequence[Problem], broken: tuple[str, ...], sources: Sources) -> list[Problem]:
    """The problems without those that name something that was left out, or miss what may stand there."""
    if not broken:
        return list(problems)
    mistakes = [each for each in problems if each.code in (*syntax_codes.CODES, *yaml_codes.CODES)]
    lost = {word for text in broken for word in _KEY.findall(text)}
    return [
        problem
        for problem in problems
        if problem.code not in (UNUSED_LAYER, UNUSED_OWNER, UNUSED_TAG)
        and not (problem.code is UNKNOWN_REFERENCE and _word_at(problem, sources) in lost)
        and not (problem.code is MISSING_KEY and any(_may_hold(each, problem, sources) for each in mistakes))
    ]


def _may_hold(mistake: Problem, missing: Problem, sources: Sources) -> bool:
    """Whether the line of the mistake begins with the missing key, and belongs to the entry that misses it."""
    at, entry = mistake.place, missing.place
    if at.path != entry.path or at.line <= entry.line:
        return False
    lines = [sources.line(replace(entry, line=number)) or "" for number in range(entry.line + 1, at.line + 1)]
    inside = all(not line.strip() or len(line) - len(line.lstrip()) >= entry.column for line in lines)
    word = _FIRST_WORD.match(lines[-1])
    return inside and word is not None and f"`{word[0].strip()}`" in missing.message


def _word_at(problem: Problem, sources: Sources) -> str:
    line, start = sources.line(problem.place) or "", problem.place.column - 1
    return line[start : start + problem.place.length].strip("\"'")
