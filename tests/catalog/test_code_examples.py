"""The examples of the guide: a bad one gives its problem and no other error, a good one gives none."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundplan.catalog.codes import CODES, UNSAFE_ICON
from groundplan.model.load import model_from_texts
from groundplan.source.problem import Code, Severity

WITH_ICON = """\
types:
  acme.Worker:
    extends: aws.compute.Lambda
    icon: icons/worker.svg
components:
  app:
    type: acme.Worker
    summary: Answers the requests of the shop.
"""


def errors(code: Code, example: str, root: Path) -> set[str]:
    """The errors of a project whose `code.example_file` has that text."""
    file = root / code.example_file
    file.parent.mkdir(parents=True)
    file.write_text(example)
    model = WITH_ICON if code is UNSAFE_ICON else example
    problems = model_from_texts({"model/example.yml": model}, root).problems
    return {problem.code.name for problem in problems if problem.severity is Severity.ERROR}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_the_bad_example_gives_the_problem(code: Code, tmp_path: Path) -> None:
    assert errors(code, code.bad, tmp_path) == {code.name}


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_the_good_example_gives_none(code: Code, tmp_path: Path) -> None:
    assert errors(code, code.good, tmp_path) == set()
