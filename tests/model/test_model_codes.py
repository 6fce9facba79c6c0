"""Every code of the model: its bad example gives it and nothing else, its good example gives nothing."""

import pytest

from groundplan.model.codes import CODES
from groundplan.source.problem import Code
from groundplan.testing import problems_of


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_examples(code: Code) -> None:
    assert {problem.code.name for problem in problems_of(code.bad)} == {code.name}
    assert problems_of(code.good) == ()


def test_names_are_unique() -> None:
    assert len({code.name for code in CODES}) == len(CODES)
