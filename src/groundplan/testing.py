"""For tests: a model, or what is wrong with it, from YAML text in the test itself."""

from __future__ import annotations

from textwrap import dedent

from groundplan.model.load import Loaded, model_from_texts
from groundplan.model.model import Model
from groundplan.source.problem import Problem, has_errors
from groundplan.source.report import as_text

PATH = "model/model.yml"
"""The path that the text of a test has in its problems."""


def temporary_model(yaml: str) -> Model:
    """The model that the YAML text says. Raises an AssertionError with the report where the text has errors."""
    loaded = _loaded(yaml)
    if has_errors(loaded.problems):
        raise AssertionError("\n" + as_text(loaded.problems, loaded.sources, color=False))
    return loaded.model


def problems_of(yaml: str) -> tuple[Problem, ...]:
    """Everything that is wrong with the YAML text, warnings included."""
    return _loaded(yaml).problems


def _loaded(yaml: str) -> Loaded:
    return model_from_texts({PATH: dedent(yaml)})
