"""A project on disk: its model, its diagrams and its hand-written documentation, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from groundplan.model.load import load_model
from groundplan.model.model import Model
from groundplan.publish.documentation import read_documentation
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import load_diagrams
from groundplan.source.problem import Problem, Sources, sort_problems

COMPONENT_TEXTS = "components/"


@dataclass(frozen=True, slots=True)
class Project:
    """One state of a project. `docs` are the texts of its Markdown files by their path below the docs folder."""

    root: Path
    model: Model
    diagrams: Diagrams
    docs: Mapping[str, str]
    problems: tuple[Problem, ...]
    sources: Sources

    @property
    def component_texts(self) -> Mapping[str, str]:
        """The hand-written texts that go onto component pages, by the component's id."""
        return {
            path.removeprefix(COMPONENT_TEXTS).removesuffix(".md"): text
            for path, text in self.docs.items()
            if is_component_text(path)
        }


def load_project(root: Path, docs: str = "docs") -> Project:
    """Reads the project in the folder `root`, whose hand-written pages lie in its folder `docs`."""
    loaded = load_model(root)
    drawn = load_diagrams(root, loaded.model)
    written = read_documentation(root, docs)
    return Project(
        root=root,
        model=loaded.model,
        diagrams=drawn.diagrams,
        docs=written.texts,
        problems=sort_problems((*loaded.problems, *drawn.problems, *written.problems)),
        sources=loaded.sources.joined(drawn.sources).joined(written.sources),
    )


def is_component_text(path: str) -> bool:
    """Whether the Markdown file adds its text to a component's page instead of being a page."""
    return path.startswith(COMPONENT_TEXTS) and path.count("/") == 1 and path.endswith(".md")
