"""From a graph to geometry, by Graphviz: in this process, or by a `dot` command where its library is not installed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import util

from groundplan.drawing.geometry import Geometry, Point, Rect
from groundplan.drawing.graph import POINTS_PER_INCH, Blueprint

BACKEND_VARIABLE = "GROUNDPLAN_LAYOUT"


@dataclass(frozen=True, slots=True)
class Laid:
    """What a backend found, by the graph's own names, in points with y upwards, as Graphviz counts.

    `nodes` are (x and y of the middle, width, height); `clusters` (left, bottom, right, top).
    """

    nodes: Mapping[str, tuple[float, float, float, float]]
    clusters: Mapping[str, tuple[float, float, float, float]]
    edges: Mapping[str, tuple[Point, ...]]


Backend = Callable[[str], Laid]


class NoBackendError(RuntimeError):
    """Neither Graphviz' library nor its command is installed."""


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
    if os.environ.get(BACKEND_VARIABLE) != "dot" and util.find_spec("pygraphviz"):
        return in_process
    if shutil.which("dot"):
        from groundplan.drawing.dotcommand import by_command

        return by_command
    raise NoBackendError("Graphviz is not installed: neither the package `pygraphviz` nor the command `dot` was found.")


def in_process(source: str) -> Laid:
    """Lays out with Graphviz' library. It may abort the process: see `workers`."""
    import pygraphviz

    graph = pygraphviz.AGraph(string=source)
    graph.layout("dot")
    nodes = {}
    for node in graph.nodes():
        if position := node.attr["pos"]:
            x, y = numbers(position)
            width, height = float(node.attr["width"]), float(node.attr["height"])
            nodes[str(node)] = (x, y, width * POINTS_PER_INCH, height * POINTS_PER_INCH)
    clusters = {}
    waiting = [graph]
    while waiting:
        for subgraph in waiting.pop().subgraphs():
            waiting.append(subgraph)
            if (subgraph.name or "").startswith("cluster") and (box := subgraph.graph_attr["bb"]):
                left, bottom, right, high = numbers(box)
                clusters[subgraph.name] = (left, bottom, right, high)
    edges = {}
    for edge in graph.edges():
        if edge.attr["id"] and edge.attr["pos"]:
            edges[edge.attr["id"]] = curve(edge.attr["pos"])
    graph.close()
    return Laid(nodes, clusters, edges)


def numbers(text: str) -> list[float]:
    """The numbers of a Graphviz attribute such as `12.5,30`."""
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?", text)]


def curve(position: str) -> tuple[Point, ...]:
    """The control points of an edge's `pos`; where arrowheads would end (`s,…`, `e,…`) joins the curve's ends."""
    start = end = None
    points: list[Point] = []
    for part in position.split(";")[0].split():
        x, y = numbers(part.removeprefix("s,").removeprefix("e,"))
        if part.startswith("s,"):
            start = (x, y)
        elif part.startswith("e,"):
            end = (x, y)
        else:
            points.append((x, y))
    if start:
        points = [start, *points[1:]]
    if end:
        points = [*points[:-1], end]
    return tuple(points)
