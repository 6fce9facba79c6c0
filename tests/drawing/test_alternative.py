"""A picture in words says nothing twice."""

from __future__ import annotations

import pytest

from groundplan.drawing.alternative import in_words
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import diagrams_from_texts
from groundplan.testing import temporary_model

MODEL = """
components:
  one:
    type: aws.compute.Lambda
    name: {name}
    technology: {technology}
"""


@pytest.mark.parametrize(
    ("name", "technology", "words"),
    [
        ("Payments", "Lambda, Python", "Payments (Lambda, Python)"),
        ("Payments Lambda", "Python", "Payments Lambda (Python)"),
        ("Payments", "Python", "Payments (Lambda, Python)"),
        ("Lambda", "Lambda", "Lambda"),
    ],
)
def test_what_the_name_or_the_technology_says_the_type_does_not_say_again(
    name: str, technology: str, words: str
) -> None:
    model = temporary_model(MODEL.format(name=name, technology=technology))
    diagrams: Diagrams = diagrams_from_texts({}, model).diagrams
    (components,) = in_words(diagrams.scene("overview"))
    assert list(map(str, components.lines)) == [words]
