"""Graphviz' `dot` command as a second backend, for platforms that its library is not built for."""

from __future__ import annotations

import json
import shutil
from typing import Any

from groundplan.drawing import processor
from groundplan.drawing.layout.backend import NoBackendError
from groundplan.drawing.layout.graph import POINTS_PER_INCH
from groundplan.drawing.layout.laid import Laid, curve, numbers

TIME_LIMIT = 280.0
"""Seconds on the clock; fewer than a worker has, so that the command is not left behind by a worker that is ended."""


def by_command(source: str) -> Laid:
    """Lays out with the `dot` command."""
    command = shutil.which("dot")
    if command is None:
        raise NoBackendError("The command `dot` was not found.")
    return read_json(processor.run([command, "-Tjson"], source.encode(), TIME_LIMIT))


def read_json(text: str | bytes) -> Laid:
    """What Graphviz' JSON says."""
    data: dict[str, Any] = json.loads(text)
    nodes, clusters, edges = {}, {}, {}
    for item in data.get("objects", ()):
        if "pos" in item and "nodes" not in item:
            x, y = numbers(item["pos"])
            size = (float(item["width"]) * POINTS_PER_INCH, float(item["height"]) * POINTS_PER_INCH)
            nodes[item["name"]] = (x, y, *size)
        elif "bb" in item and item["name"].startswith("cluster"):
            left, bottom, right, high = numbers(item["bb"])
            clusters[item["name"]] = (left, bottom, right, high)
    for edge in data.get("edges", ()):
        if edge.get("id") and edge.get("pos"):
            edges[edge["id"]] = curve(edge["pos"])
    return Laid(nodes, clusters, edges)
