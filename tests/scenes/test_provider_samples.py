"""The samples of each provider are sound models of a realistic size, drawn with that provider's own frames."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundplan.publish.project import load_project
from groundplan.scenes.scene import Scene

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (
            "azure",
            {"Subscription", "Resource group", "Virtual network", "Subnet", "App Service plan", "Site"},
        ),
        ("gcp", {"Google Cloud", "Project", "VPC", "Region", "Subnet", "On-premises"}),
        ("kubernetes", {"Cluster", "Namespace", "Deployment", "Pod"}),
        ("on-premises", {"Site", "Data centre", "Server room", "DMZ", "VLAN", "Cluster", "Rack"}),
    ],
)
def test_samples_show_their_provider_s_frames(name: str, kinds: set[str]) -> None:
    project = load_project(SAMPLES / name)
    assert project.problems == ()
    scene = project.diagrams.scene(name)
    assert isinstance(scene, Scene)
    assert 12 <= len(list(scene.boxes())) <= 20
    assert {frame.type.title for frame in scene.frames() if frame.type} == kinds
