"""From a graph to geometry, by Graphviz: in this process, or by a `dot` command where its library is not installed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.layout.backend import NoBackendError, may_use_library
from groundplan.drawing.layout.dotcommand import by_command
from groundplan.drawing.layout.laid import Laid

if TYPE_CHECKING:
    from groundplan.drawing.layout.graph import Blueprint

Backend: TypeAlias = Callable[[str], Laid]
"""Lays out a graph that is written in Graphviz' language."""


def lay_out(blueprint: Blueprint, backend: Backend | None = None) -> Geometry:
    """Where everything of the blueprint lies; boxes and frames on whole pixels."""
    laid = (backend or chosen_backend())(blueprint.source)
    highest = max(
        [y + height / 2 for _, y, _, height in laid.nodes.values()] + [high for *_, high in laid.clusters.values()],
        default=0.0,
    )

    def down(y: float) -> float:
        return y if blueprint.wishes.mirrored else highest - y

    boxes = {}
    for node, item in blueprint.boxes.items():
        if found := laid.nodes.get(node):
            x, y, width, height = found
            near, upper = round(x - width / 2), round(down(y) - height / 2)
            boxes[item] = Rect(near, upper, near + round(width), upper + round(height))
    frames = {}
    for cluster, item in blueprint.frames.items():
        if corners := laid.clusters.get(cluster):
            left, bottom, right, high = corners
            upper, lower = sorted((round(down(high)), round(down(bottom))))
            frames[item] = Rect(round(left), upper, round(right), lower)
    splines = {}
    for name, (edge, backwards) in blueprint.edges.items():
        if points := laid.edges.get(name):
            flat = tuple((x, down(y)) for x, y in points)
            splines[edge] = flat[::-1] if backwards else flat
    return Geometry(boxes, frames, splines)


def chosen_backend() -> Backend:
    """The library where it is installed, else the command; `GROUNDPLAN_LAYOUT=dot` asks for the command."""
    if may_use_library():
        with contextlib.suppress(ImportError):
            from groundplan.drawing.layout.inprocess import in_process

            return in_process
    if shutil.which("dot"):
        return by_command
    raise NoBackendError("Graphviz is not installed: neither the package `pygraphviz` nor the command `dot` was found.")
