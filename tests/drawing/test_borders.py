"""Gateways stand on the border of the network that they lead into or out of, in real pictures and both directions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from groundplan.drawing.job import composed
from groundplan.drawing.layout.ordering import entrances
from groundplan.publish.project import load_project
from groundplan.scenes.scene import Direction, Scene

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "scenes" / "samples"

FLAGSHIP = load_project(ROOT).diagrams


def scenes() -> dict[str, Scene]:
    found = {name: FLAGSHIP.scene(name) for name in ("network", "vpc.inside", "platform-whole", "vpc.neighbours")}
    return found | {name: load_project(SAMPLES / name).diagrams.scene(name) for name in ("azure", "gcp")}


SCENES = scenes()


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("name", SCENES)
def test_every_gateway_stands_on_its_frame_s_border(name: str, direction: Direction) -> None:
    scene = replace(SCENES[name], direction=direction)
    standing = list(entrances(scene))
    composition = composed(scene)
    geometry = composition.geometry
    for box, frame in standing:
        rect, icon = geometry.boxes[box.id], composition.faces[box.id].icon
        x, y = icon.moved(rect.left, rect.top).centre
        border = geometry.frames[frame.id]
        off = min(abs(x - border.left), abs(x - border.right), abs(y - border.top), abs(y - border.bottom))
        assert off <= 1, (box.id, frame.id)


def test_the_scenes_have_gateways_as_entrances_and_as_exits() -> None:
    assert {box.id for scene in SCENES.values() for box, _ in entrances(scene)} == {
        "internet-gateway",
        "vpn-gateway",
        "vpn",
    }
