"""How problems are shown: text for people, and the forms that forges, tools and code scanning read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from unicodedata import combining, east_asian_width
from urllib.parse import quote

from groundplan import __version__
from groundplan.source.problem import Place, Problem, Severity, Sources, sort_problems

_WIDEST = 110
_BEFORE_CARET = 60
_COLORS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "bold": "\x1b[1m", "blue": "\x1b[34m", "": "\x1b[0m"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(problems: Iterable[Problem], sources: Sources, color: bool = False) -> str:
    """The problems with their excerpts, sorted, and a line that counts them; "" where there are none."""
    found = sort_problems(problems)
    if not found:
        return ""
    return "\n".join([*(_block(problem, sources, color) + "\n" for problem in found), summary(found)]) + "\n"


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are: `1 error, 2 warnings`."""
    counts = [(sum(problem.severity is severity for problem in problems), severity) for severity in Severity]
    return ", ".join(f"{count} {severity}{'s' if count > 1 else ''}" for count, severity in counts if count)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands by which GitHub marks each problem at its line."""
    return "".join(
        f"::{problem.severity} file={_property(problem.place.path)},line={problem.place.line},"
        f"col={problem.place.column},"
        f"endColumn={problem.place.column + problem.place.length},title={_property(problem.code.name)}"
        f"::{_data(f'{problem.message} {problem.mend}')}\n"
        for problem in sort_problems(problems)
    )


def as_json(problems: Iterable[Problem], sources: Sources) -> str:
    """A list of objects: code, severity, path, line, column, length, excerpt, message, mend, related."""
    entries = [
        {
            "code": problem.code.name,
            "severity": problem.severity.value,
            **_where(problem.place),
            "excerpt": sources.line(problem.place),
            "message": problem.message,
            "mend": problem.mend,
            "related": [{**_where(each.place), "note": each.note} for each in problem.related],
        }
        for problem in sort_problems(problems)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_sarif(problems: Iterable[Problem], sources: Sources) -> str:
    """A SARIF 2.1.0 log."""
    found = sort_problems(problems)
    codes = sorted({problem.code.name: problem.code for problem in found}.values(), key=lambda code: code.name)
    rules = [
        {
            "id": code.name,
            "shortDescription": {"text": code.title},
            "fullDescription": {"text": code.about},
            "defaultConfiguration": {"level": code.severity.value},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": problem.code.name,
            "ruleIndex": codes.index(problem.code),
            "level": problem.severity.value,
            "message": {"text": f"{problem.message} {problem.mend}"},
            "locations": [_location(problem.place, sources)],
            "relatedLocations": [
                {**_location(each.place, sources), "message": {"text": each.note}} for each in problem.related
            ],
        }
        for problem in found
    ]
    driver = {"name": "groundplan", "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return (
        json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"
    )


def _block(problem: Problem, sources: Sources, color: bool) -> str:
    severity = problem.severity.value
    head = _painted(f"{severity}[{problem.code.name}]", severity, color)
    lines = [f"{_painted(f'{problem.place}:', 'bold', color)} {head}: {problem.message}"]
    excerpt = _excerpt(problem.place, sources, severity, color)
    lines.extend(excerpt)
    lines.extend(f"      {related.place}: {related.note}" for related in problem.related)
    margin = " " * (len(str(problem.place.line)) + 4 if excerpt else 6)
    lines.append(f"{margin}= {problem.mend}")
    return "\n".join(lines)


def _excerpt(place: Place, sources: Sources, severity: str, color: bool) -> list[str]:
    line = sources.line(place)
    if line is None or not line.strip():
        return []
    start = place.column - 1
    cut_left = max(0, start - _BEFORE_CARET) if len(line) > _WIDEST else 0
    shown = line[cut_left : cut_left + _WIDEST]
    left, right = "…" if cut_left else "", "…" if cut_left + _WIDEST < len(line) else ""
    before = left + shown[: start - cut_left]
    marked = shown[start - cut_left : start - cut_left + place.length]
    number = str(place.line)
    bar = _painted("|", "blue", color)
    text = _printable(left + shown + right)
    carets = _painted("^" * max(1, _width(_printable(marked))), severity, color)
    gutter = "   "
    return [
        f"{gutter}{_painted(number, 'blue', color)} {bar} {text.rstrip()}",
        f"{gutter}{' ' * len(number)} {bar} {' ' * _width(_printable(before))}{carets}",
    ]


def _printable(text: str) -> str:
    """The text as one line that a terminal shows as it is: tabs as spaces, control characters as a dot."""
    return "".join(each if each.isprintable() else "·" for each in text.replace("\t", "    "))


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def _painted(text: str, name: str, color: bool) -> str:
    return f"{_COLORS[name]}{text}{_COLORS['']}" if color else text


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _where(place: Place) -> dict[str, str | int]:
    return {"path": place.path, "line": place.line, "column": place.column, "length": place.length}


def _location(place: Place, sources: Sources) -> dict[str, object]:
    region: dict[str, object] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.length,
    }
    excerpt = sources.line(place)
    if excerpt is not None:
        region["snippet"] = {"text": excerpt}
    uri = quote(PurePosixPath(place.path).as_posix())
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
