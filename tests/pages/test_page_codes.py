"""Every code of this stage does what its explanation says: the bad example gives it, the good one gives nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundplan.model.model import Model
from groundplan.pages.addresses import Addresses
from groundplan.pages.codes import CODES, TEMPLATE_UNREADABLE
from groundplan.pages.draft import PageInputs
from groundplan.pages.medium import SITE
from groundplan.pages.targets import place_targets
from groundplan.pages.write import write_pages
from groundplan.scenes.diagrams import Diagrams
from groundplan.source.problem import Code
from groundplan.testing import temporary_model

MODEL = """
    components:
      app: {type: aws.compute.EC2, summary: Answers.}
      app-b: {instance-of: app}
      database: {type: aws.database.RDS, summary: Keeps.}
"""
WITH_EXAMPLES = [code for code in CODES if code is not TEMPLATE_UNREADABLE]


@pytest.fixture(scope="module")
def model() -> Model:
    return temporary_model(MODEL)


def found(model: Model, root: Path, code: Code, text: str) -> list[str]:
    """The codes of what is wrong with the text where the example says it lies."""
    diagrams = Diagrams(model)
    file = code.example_file
    texts: dict[str, str] = {}
    if file.startswith("docs/components/"):
        texts = {Path(file).stem: text}
    elif file.startswith("docs/"):
        page = file.removeprefix("docs/")
        return [each.code.name for each in place_targets(text, page, file, Addresses(model, diagrams), SITE).problems]
    else:
        (root / file).parent.mkdir(parents=True)
        (root / file).write_text(text, encoding="utf-8")
    return [each.code.name for each in write_pages(PageInputs(model, diagrams, "Shop", root, SITE, texts)).problems]


@pytest.mark.parametrize("code", WITH_EXAMPLES, ids=lambda code: code.name)
def test_the_bad_example_gives_the_problem(code: Code, model: Model, tmp_path: Path) -> None:
    assert found(model, tmp_path, code, code.bad) == [code.name]


@pytest.mark.parametrize("code", [code for code in WITH_EXAMPLES if code.good], ids=lambda code: code.name)
def test_the_good_example_gives_none(code: Code, model: Model, tmp_path: Path) -> None:
    assert found(model, tmp_path, code, code.good) == []


def test_codes_have_names_of_their_own() -> None:
    assert len({code.name for code in CODES}) == len(CODES)
