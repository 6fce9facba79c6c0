"""What every picture must keep, whatever the model: nothing left out, nothing over anything else, nobody mistaken.

The measures are those of `bench/legibility.py`, which also runs over many more random models (`--generated 300`).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bench.legible.bounds import ZERO
from bench.legible.cases import SAMPLES, Case, diagrams_of, sample_folders
from bench.legible.generated import scene_of
from bench.legible.run import drawn_and_measured
from groundplan.scenes.scene import Scene
from tests.strategies import drawn

LARGEST = 60
"""Boxes; larger samples are left to the bench."""


def faults(scene: Scene) -> list[str]:
    """What must not be in a picture of the scene, and is."""
    _, found = drawn_and_measured(Case(scene.id, scene))
    return [str(each) for each in found.found if each.fault in ZERO]


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn())
def test_any_model_can_be_read(texts: tuple[str, str]) -> None:
    assert faults(scene_of(*texts)) == []


@pytest.mark.parametrize("folder", sample_folders(), ids=lambda folder: folder.relative_to(SAMPLES).as_posix())
def test_every_sample_can_be_read(folder: Path) -> None:
    diagrams = diagrams_of(folder)
    scenes = [diagrams.scene(diagram.id) for diagram in diagrams.hand_written]
    found = {scene.id: faults(scene) for scene in scenes if sum(1 for _ in scene.boxes()) <= LARGEST}
    assert {scene: some for scene, some in found.items() if some} == {}
