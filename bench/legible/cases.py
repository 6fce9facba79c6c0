"""What is drawn and measured: the pictures of this repository's model, of the samples, and of generated models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from groundplan.model.load import load_model
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.load import load_diagrams
from groundplan.scenes.scene import Scene
from groundplan.source.problem import Sources, has_errors
from groundplan.source.report import as_text

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "scenes" / "samples"


class Case(Struct, frozen=True):
    """A scene with the name of its row. `whole` cases are edited, too, to see what stays in its place."""

    name: str
    scene: Scene
    whole: bool = True


def flagship() -> Iterator[Case]:
    """Every picture of this repository's model; the automatic ones are not edited."""
    diagrams = diagrams_of(ROOT)
    for id, diagram in diagrams.by_id.items():
        scene = diagrams.shown(id)
        if isinstance(scene, Scene):
            yield Case(id, scene, whole=not diagram.automatic)


def samples(folder: Path = SAMPLES) -> Iterator[Case]:
    """The diagrams of every sample."""
    for root in sample_folders(folder):
        diagrams = diagrams_of(root)
        for diagram in diagrams.hand_written:
            yield Case(f"{root.relative_to(folder).as_posix()}/{diagram.id}", diagrams.scene(diagram.id))


def sample_folders(folder: Path = SAMPLES) -> list[Path]:
    """Every sample: a folder with `model/` and `diagrams/`, at any depth."""
    return sorted(model.parent for model in folder.rglob("model"))


def diagrams_of(root: Path) -> Diagrams:
    """All diagrams of a project. Raises ValueError with the report where it has errors."""
    loaded = load_model(root)
    drawn = load_diagrams(root, loaded.model)
    problems = (*loaded.problems, *drawn.problems)
    if has_errors(problems):
        sources: Sources = loaded.sources.joined(drawn.sources)
        raise ValueError(f"{root}:\n{as_text(problems, sources, color=False)}")
    return drawn.diagrams
