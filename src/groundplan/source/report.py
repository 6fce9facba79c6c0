"""Problems as text with excerpts for people, and in the formats that other programs read."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeAlias

from groundplan.source.problem import Place, Problem, Severity, Sources, sort_problems
from groundplan.source.sarif import as_sarif

__all__ = ["as_github", "as_json", "as_sarif", "as_text", "summary"]

_Paint: TypeAlias = Callable[[str, str], str]

_WIDEST = 100
_TAB = 4
_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}
_BOLD, _FAINT = "1", "2"


def as_text(problems: Iterable[Problem], sources: Sources, color: bool = False) -> str:
    """The problems as people read them in a terminal: place, excerpt with a caret, and mend. "" for none."""
    shown = sort_problems(problems)
    if not shown:
        return ""
    paint = _painted if color else _plain
    return "\n".join([*(_one(problem, sources, paint) + "\n" for problem in shown), summary(shown) + "\n"])


def summary(problems: Iterable[Problem]) -> str:
    """How many problems there are: "1 error, 2 warnings"."""
    severities = [problem.severity for problem in problems]
    counts = [(severities.count(severity), severity.value) for severity in Severity]
    said = [f"{count} {word}" if count == 1 else f"{count} {word}s" for count, word in counts if count]
    return ", ".join(said) or "no problems"


def as_github(problems: Iterable[Problem]) -> str:
    """The problems as commands that a GitHub workflow turns into annotations, one a line."""
    return "".join(_annotation(problem) + "\n" for problem in sort_problems(problems))


def as_json(problems: Iterable[Problem], sources: Sources) -> str:
    """The problems as a JSON document for other programs."""
    shown = sort_problems(problems)
    found = {
        "problems": [
            {
                "code": problem.code.name,
                "severity": problem.severity.value,
                **_place(problem.place),
                "excerpt": sources.line(problem.place),
                "message": problem.message,
                "mend": problem.mend,
                "related": [{**_place(related.place), "note": related.note} for related in problem.related],
            }
            for problem in shown
        ],
        "errors": sum(problem.severity is Severity.ERROR for problem in shown),
        "warnings": sum(problem.severity is Severity.WARNING for problem in shown),
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _place(place: Place) -> dict[str, str | int]:
    return {"path": place.path, "line": place.line, "column": place.column, "length": place.length}


# Text


def _plain(text: str, style: str) -> str:
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if text else text


def _one(problem: Problem, sources: Sources, paint: _Paint) -> str:
    style = _COLORS[problem.severity]
    head = paint(f"{problem.severity}[{problem.code.name}]", style)
    lines = [f"{paint(_visible(str(problem.place)), _BOLD)}: {head}: {paint(_visible(problem.message), _BOLD)}"]
    number_width = max(5, *(len(str(place.line)) + 1 for place in _places(problem)))
    lines += _excerpt(problem.place, sources, number_width, paint, style)
    for related in problem.related:
        lines.append(
            f"{'':{number_width}} {paint(f'{_visible(str(related.place))}: {_visible(related.note)}', _FAINT)}"
        )
        lines += _excerpt(related.place, sources, number_width, paint, _FAINT)
    bar = paint(f"{'':{number_width}} =", _FAINT)
    lines += [f"{bar} {line}" for line in (_visible(line) for line in problem.mend.splitlines()) if line.strip()]
    return "\n".join(lines)


def _places(problem: Problem) -> list[Place]:
    return [problem.place, *(related.place for related in problem.related)]


def _excerpt(place: Place, sources: Sources, number_width: int, paint: _Paint, style: str) -> list[str]:
    line = sources.line(place)
    if line is None or not line.strip():
        return []
    start = min(place.column - 1, len(line))
    text, start, end = _shortened(line, start, min(len(line), start + place.length))
    before, marked = _visible(text[:start]), _visible(text[start:end])
    caret = " " * _width(before) + paint("^" * max(1, _width(marked)), style)
    number = paint(f"{place.line:{number_width}} |", _FAINT)
    return [f"{number} {_visible(text.rstrip())}", f"{paint(f'{chr(32):{number_width}} |', _FAINT)} {caret}"]


def _shortened(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line round what the caret marks, with the caret's new start and end."""
    line = line.rstrip() if end <= len(line.rstrip()) else line
    if len(line) <= _WIDEST:
        return line, start, end
    first = max(0, min(start - _WIDEST // 3, len(line) - _WIDEST))
    last = min(len(line), first + _WIDEST)
    head, tail = "..." if first else "", "..." if last < len(line) else ""
    text = f"{head}{line[first:last]}{tail}"
    return text, start - first + len(head), min(end, last) - first + len(head)


def _visible(text: str) -> str:
    """The text as a terminal can show it: tabs as blanks, nothing that would move the cursor or change colours."""
    shown: list[str] = []
    for character in text:
        if character == "\t":
            shown.append(" " * _TAB)
        elif unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\u200d\ufe0f":
            shown.append(f"<{ord(character):02X}>")
        else:
            shown.append(character)
    return "".join(shown)


def _width(text: str) -> int:
    """How many columns of a terminal the text fills: East Asian letters two, joined accents none."""
    return sum(
        0 if unicodedata.combining(letter) or letter in "\u200d\ufe0f" else 2 if _is_wide(letter) else 1
        for letter in text
    )


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


# GitHub


def _annotation(problem: Problem) -> str:
    place = problem.place
    values = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": f"{problem.code.title} ({problem.code.name})",
    }
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in values.items())
    return f"::{problem.severity} {properties}::{_data(f'{problem.message} {problem.mend}'.strip())}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
