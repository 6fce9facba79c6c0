"""Random models from the strategies of the tests, each with a diagram of all of it."""

from __future__ import annotations

import warnings

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning

from bench.legible.cases import Case
from groundplan.model.load import model_from_texts
from groundplan.scenes.load import diagrams_from_texts
from groundplan.scenes.scene import Scene
from groundplan.source.problem import has_errors
from groundplan.source.report import as_text
from tests.strategies import drawn

_DIAGRAM = "diagrams/all.yml"
_BATCH = 3


def generated(count: int, number: int) -> list[Case]:
    """So many random cases, no two alike; the same ones for the same seed `number`.

    They are drawn in small batches with a seed each: within a batch, Hypothesis often varies what it drew before.
    """
    found: dict[tuple[str, str], None] = {}
    batch = 0
    while len(found) < count:
        found |= dict.fromkeys(_batch(number * 1_000_003 + batch))
        batch += 1
    texts = list(found)[:count]
    return [Case(f"generated-{number}-{at}", scene_of(*each), whole=False) for at, each in enumerate(texts)]


def _batch(number: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    @seed(number)
    @settings(
        max_examples=_BATCH,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn())
    def collect(texts: tuple[str, str]) -> None:
        found.append(texts)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)
        collect()
    return found


def scene_of(model: str, diagram: str) -> Scene:
    """The scene of a diagram's text on a model's text. Raises ValueError with the report where either has errors."""
    loaded = model_from_texts({"model/model.yml": model})
    diagrams = diagrams_from_texts({_DIAGRAM: diagram}, loaded.model)
    problems = (*loaded.problems, *diagrams.problems)
    if has_errors(problems):
        raise ValueError(as_text(problems, loaded.sources.joined(diagrams.sources), color=False))
    return diagrams.diagrams.scene("all")
