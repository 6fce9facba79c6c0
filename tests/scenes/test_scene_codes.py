"""Every code of diagrams and selectors: its bad example gives it, its good example nothing."""

from __future__ import annotations

import pytest

from groundplan.scenes.codes import CODES, EXAMPLE_MODEL, NOT_DRAWN
from groundplan.scenes.load import diagrams_from_texts
from groundplan.source.problem import Code
from groundplan.testing import temporary_model

MODEL = temporary_model(EXAMPLE_MODEL)


def codes_of(code: Code, example: str) -> set[Code]:
    """The codes of an example's problems. Most examples show a part of the model only, which is not their point."""
    problems = diagrams_from_texts({code.example_file: example}, MODEL).problems
    return {problem.code for problem in problems if code is NOT_DRAWN or problem.code is not NOT_DRAWN}


@pytest.mark.parametrize("code", [code for code in CODES if code.bad], ids=lambda code: code.name)
def test_the_bad_example_gives_the_problem(code: Code) -> None:
    assert codes_of(code, code.bad) == {code}


@pytest.mark.parametrize("code", [code for code in CODES if code.good], ids=lambda code: code.name)
def test_the_good_example_gives_none(code: Code) -> None:
    assert codes_of(code, code.good) == set()


def test_names_are_unique() -> None:
    assert len({code.name for code in CODES}) == len(CODES)
