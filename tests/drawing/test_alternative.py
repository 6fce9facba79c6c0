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


def test_what_a_colour_means_is_said() -> None:
    yaml = """
        components:
          one: {type: aws.compute.Lambda, name: One, owner: shop-team}
          two: {type: aws.compute.Lambda, name: Two}
        connections: [{from: one, to: two, label: calls}]
    """
    texts = {
        "diagrams/_styles.yml": "styles: [{match: from:one, color: '#101040', name: ours}]\n",
        "diagrams/x.yml": "color-by: owner\n",
    }
    components, connections = in_words(diagrams_from_texts(texts, temporary_model(yaml)).diagrams.scene("x"))
    assert list(map(str, components.lines)) == ["One (Lambda, Owner: Shop team)", "Two (Lambda, Owner: not said)"]
    assert list(map(str, connections.lines)) == ["One → Two: calls (ours)"]
