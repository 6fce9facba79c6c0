"""A picture of very many boxes is drawn in haste, but whole."""

from __future__ import annotations

import re

from groundplan.drawing.job import draw_scene
from groundplan.scenes.scene import Scene
from tests.drawing.drawing_samples import box, edge, frame

_BOXES = 320


def test_every_box_and_every_line_is_in_a_picture_of_hundreds() -> None:
    names = [f"box-{number}" for number in range(_BOXES)]
    groups = [
        frame(f"group-{at}", "vpc", f"Group {at}", *(box(name, "compute.Lambda") for name in names[at : at + 40]))
        for at in range(0, _BOXES, 40)
    ]
    ends = [(name, names[(at * step + 7) % _BOXES]) for at, name in enumerate(names) for step in (3, 11)]
    edges = tuple(edge(source, target, "asks") for source, target in dict.fromkeys(ends) if source != target)
    svg = draw_scene(Scene("large", "Large", None, tuple(groups), edges)).svg
    assert len(re.findall(r'data-box="', svg)) == _BOXES
    assert len(re.findall(r'class="frame" data-frame="', svg)) == len(groups)
    assert len(re.findall(r'class="edge [a-z]+" data-edge="', svg)) == len(edges)
