"""Graphviz' library as the first backend: it comes with a wheel and needs no process of its own."""

from __future__ import annotations

from groundplan.drawing.layout.graph import POINTS_PER_INCH
from groundplan.drawing.layout.laid import Laid, curve, numbers


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
