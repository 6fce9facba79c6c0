"""A project on disk: its model, its diagrams and its hand-written documentation, read and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from groundplan.model.load import load_model
from groundplan.model.model import Model
from groundplan.pages.addresses import Addresses
from groundplan.pages.medium import SITE
from groundplan.pages.targets import place_targets
from groundplan.publish.documentation import read_documentation
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.kept_scenes import KeptScenes
from groundplan.scenes.load import load_diagrams
from groundplan.source.problem import Problem, Sources, sort_problems
from groundplan.source.reader import Kept, collector_paused

COMPONENT_TEXTS = "components/"


class Project(Struct, frozen=True):
    """One state of a project. `docs` are the texts of its Markdown files by their path below `docs_folder`."""

    root: Path
    docs_folder: str
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


def load_project(root: Path, docs: str = "docs", kept: Kept | None = None, scenes: KeptScenes | None = None) -> Project:
    """Reads the project in the folder `root`, whose hand-written pages lie in its folder `docs`.

    Files of the model and the diagrams that are `kept` and did not change are not read again, and `scenes` that are
    still right are not made again.
    """
    with collector_paused():
        loaded = load_model(root, kept)
        drawn = load_diagrams(root, loaded.model, kept, scenes)
        written = read_documentation(root, docs)
        # Where no component could be read, every reference to one would seem wrong: the model's own problems say why.
        unread = not loaded.model.components
        targets = (
            () if unread else tuple(_target_problems(written.texts, docs, Addresses(loaded.model, drawn.diagrams)))
        )
        return Project(
            root=root,
            docs_folder=docs,
            model=loaded.model,
            diagrams=drawn.diagrams,
            docs=written.texts,
            problems=sort_problems((*loaded.problems, *drawn.problems, *written.problems, *targets)),
            sources=loaded.sources.joined(drawn.sources).joined(written.sources),
        )


def is_component_text(path: str) -> bool:
    """Whether the Markdown file adds its text to a component's page instead of being a page."""
    return path.startswith(COMPONENT_TEXTS) and path.count("/") == 1 and path.endswith(".md")


def _target_problems(texts: Mapping[str, str], docs: str, addresses: Addresses) -> Iterator[Problem]:
    """What is wrong with targets such as `component:app` in the hand-written pages."""
    for path, text in texts.items():
        if not is_component_text(path):  # Those are checked where they become part of a page.
            yield from place_targets(text, path, f"{docs}/{path}", addresses, SITE).problems
