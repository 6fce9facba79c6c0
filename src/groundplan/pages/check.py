"""Finds what is wrong with pages without writing them."""

from __future__ import annotations

import os

from msgspec import Struct

from groundplan.pages.draft import PageInputs, draft_pages
from groundplan.pages.template_files import FOLDER
from groundplan.source.problem import Problem, Sources, sort_problems


class Checked(Struct, frozen=True):
    """The paths of all pages that are due, what is wrong with them, and the texts that the problems point into."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]
    sources: Sources


def check_pages(inputs: PageInputs) -> Checked:
    """The problems that `write_pages` finds. Only pages with which a template of the project has to do are rendered."""
    draft = draft_pages(inputs)
    if not os.path.lexists(inputs.root / FOLDER):
        return Checked(draft.paths, sort_problems(draft.problems), Sources(draft.sources))
    from groundplan.pages.write import check_templates  # With Jinja, which nothing else needs here.

    return Checked(draft.paths, *check_templates(inputs, draft))
