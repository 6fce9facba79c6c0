"""Gateways stand on the border of the network that they lead into or out of, in real pictures and both directions."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from groundplan.drawing.export.export import export
from groundplan.drawing.export.format import Format
from groundplan.drawing.export.look import Look, Theme
from groundplan.drawing.job import composed
from groundplan.drawing.layout.ordering import entrances
from groundplan.drawing.paint.paint import paint
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import file_view
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


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_under_a_gateway_only_the_line_of_the_border_is_hidden(theme: Theme) -> None:
    composition = composed(SCENES["gcp"])
    ((box, frame),) = entrances(composition.scene)
    rect, border = composition.geometry.boxes[box.id], composition.geometry.frames[frame.id]
    picture = Picture(composition.scene, paint(composition))
    view = file_view(picture)
    image = Image.open(io.BytesIO(export(picture, Format.PNG, Look(theme, scale=1)))).convert("RGB")

    def only_grounds(y: float) -> bool:
        """Whether there is no other colour at the border, from outside to inside, than the two beside it."""
        x, at = round(border.left - view.left), round(y - view.top)
        across = [image.crop((x + aside, at, x + aside + 1, at + 1)).tobytes() for aside in range(-4, 5)]
        assert across[0] != across[-1]
        ranges = [sorted(ends) for ends in zip(across[0], across[-1], strict=True)]
        return all(
            low - 3 <= each <= high + 3 for pixel in across for each, (low, high) in zip(pixel, ranges, strict=True)
        )

    assert rect.left < border.left < rect.right
    assert only_grounds(rect.top + 2)
    assert not only_grounds(rect.top - 8)
