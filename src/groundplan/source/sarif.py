"""Problems as SARIF 2.1.0, the format in which code hosts take in the findings of checks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from groundplan import __version__
from groundplan.source.problem import Code, Place, Problem, Sources, sort_problems

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Iterable[Problem], sources: Sources) -> str:
    """One run with the problems as results, and their codes as rules."""
    shown = sort_problems(problems)
    codes = sorted({problem.code for problem in shown}, key=lambda code: code.name)
    driver = {
        "name": "Groundplan",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), sources) for problem in shown],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.about},
        "defaultConfiguration": {"level": code.severity.value},
    }


def _result(problem: Problem, rule: int, sources: Sources) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code.name,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": f"{problem.message} {problem.mend}".strip()},
        "locations": [_location(problem.place, sources)],
    }
    if problem.related:
        result["relatedLocations"] = [
            {**_location(related.place, sources), "message": {"text": related.note}} for related in problem.related
        ]
    return result


def _location(place: Place, sources: Sources) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path)}}
    if place.path in sources.texts:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.column + place.length,
        }
    return {"physicalLocation": physical}
