"""Graphviz' library as the first backend: it comes with a wheel and needs no process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from tempfile import TemporaryFile
from typing import IO, Any

from pygraphviz import graphviz

from groundplan.drawing.geometry import Point
from groundplan.drawing.layout.graph import POINTS_PER_INCH
from groundplan.drawing.layout.laid import Laid, curve, numbers


def in_process(source: str) -> Laid:
    """Lays out with Graphviz' library. It may abort the process: see `workers`."""
    graph, context = _read(source), _context()
    try:
        graphviz.gvLayout(context, graph, b"dot")
        graphviz.gvRender(context, graph, b"dot")  # Writes what it found into the graph's attributes, and no file.
        found = Laid(dict(_nodes(graph)), dict(_clusters(graph)), dict(_edges(graph)))
        graphviz.gvFreeLayout(context, graph)
    finally:
        graphviz.agclose(graph)
    return found


def _read(source: str) -> Any:
    file = _file()  # The library reads graphs from files only.
    file.seek(0)
    file.truncate()
    file.write(source.encode())
    file.seek(0)
    return graphviz.agread(file, None)


@cache
def _file() -> IO[bytes]:
    return TemporaryFile(buffering=0)


@cache
def _context() -> Any:
    return graphviz.gvContextWithBuiltins()


def _nodes(graph: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    for node in _all_nodes(graph):
        if position := graphviz.agget(node, b"pos"):
            x, y = position.split(b",")
            width, height = float(graphviz.agget(node, b"width")), float(graphviz.agget(node, b"height"))
            place = (float(x), float(y), width * POINTS_PER_INCH, height * POINTS_PER_INCH)
            yield graphviz.agnameof(node).decode(), place


def _edges(graph: Any) -> Iterator[tuple[str, tuple[Point, ...]]]:
    for node in _all_nodes(graph):
        edge = graphviz.agfstout(graph, node)
        while edge is not None:
            name, position = graphviz.agget(edge, b"id"), graphviz.agget(edge, b"pos")
            if name and position:
                yield name.decode(), curve(position.decode())
            edge = graphviz.agnxtout(graph, edge)


def _all_nodes(graph: Any) -> Iterator[Any]:
    node = graphviz.agfstnode(graph)
    while node is not None:
        yield node
        node = graphviz.agnxtnode(graph, node)


def _clusters(graph: Any) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    part = graphviz.agfstsubg(graph)
    while part is not None:
        name = (graphviz.agnameof(part) or b"").decode()
        if name.startswith("cluster") and (box := graphviz.agget(part, b"bb")):
            left, bottom, right, high = numbers(box.decode())
            yield name, (left, bottom, right, high)
        yield from _clusters(part)
        part = graphviz.agnxtsubg(part)
