"""Dashed lines that share a trunk have their dashes in the same places, so that the trunk is dashed as well."""

from __future__ import annotations

import re
from itertools import pairwise
from math import dist
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from groundplan.drawing.draw import draw_here
from groundplan.model.load import load_model
from groundplan.scenes.load import load_diagrams

SAMPLES = Path(__file__).parent.parent / "scenes" / "samples"
SVG = "{http://www.w3.org/2000/svg}"
PERIOD = 10


def length(data: str) -> float:
    """How long a line of straight runs and rounded corners is."""
    total, at = 0.0, (0.0, 0.0)
    for command, numbers in re.findall(r"([MLQ])([^MLQ]*)", data):
        values = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        points = list(zip(values[::2], values[1::2], strict=True))
        if command == "L":
            total += dist(at, points[0])
        elif command == "Q":
            bend, end = points
            shares = [step / 200 for step in range(201)]
            curve = [
                tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(at, bend, end, strict=True))
                for t in shares
            ]
            total += sum(dist(one, other) for one, other in pairwise(curve))
        at = points[-1]
    return total


def test_lines_that_merge_have_their_dashes_counted_from_their_common_end() -> None:
    folder = SAMPLES / "fan-in"
    diagrams = load_diagrams(folder, load_model(folder).model).diagrams
    (diagram,) = diagrams.hand_written
    picture = ET.fromstring(draw_here(diagrams.scene(diagram.id)).svg)
    lines = [
        line
        for edge in picture.iter(f"{SVG}g")
        if edge.get("class") == "edge async" and edge.get("data-to") == "intake"
        for line in edge.iter(f"{SVG}path")
        if "course" in line.get("class", "")
    ]
    assert len(lines) > 4
    for line in lines:
        data = line.get("d", "")
        # After a gap the dashes would begin anew.
        assert data.count("M") == 1
        left = (length(data) + float(line.get("stroke-dashoffset", "0"))) % PERIOD
        assert min(left, PERIOD - left) == pytest.approx(0, abs=0.1)
