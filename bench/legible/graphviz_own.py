"""The same scene as Graphviz alone draws it: what our area and our crossings are compared with.

Its boxes and frames have our sizes, titles included, its ranks and boxes our least distances, without what we add where
labels find no place. For the area it puts the labels itself, each as large as ours in one line (at most 168 px wide,
then wrapped) with the step badges above. For the crossings it draws splines without labels, which cross less; those of
two splines that share an end are not counted, since they weave where they leave the same place.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from bench.legible.lines import contacts
from groundplan.drawing.geometry import Point
from groundplan.drawing.layout.graph import build
from groundplan.drawing.layout.laid import curve, numbers
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import wrap
from groundplan.scenes.scene import Direction, Edge, Scene

_LONGEST_LINE = 168.0
_LABEL_SIZE = 10.5
_LABEL_LINE = 12.5
_BADGE_SIZE = 9.5
_BADGE_HEIGHT = 17.0
_PIECES = 12


class Own(Struct, frozen=True):
    """What Graphviz' own picture measures: square pixels, and how often its splines cross."""

    area: float
    crossings: int


def graphviz_own(scene: Scene, direction: Direction) -> Own:
    """Lays the scene out with Graphviz' library. It may abort the process."""
    blueprint = build(replace(scene, direction=direction))
    edges = {edge.id: edge for edge in scene.edges}
    labels = {name: _label(edges[id]) for name, (id, _) in blueprint.edges.items()}
    area, _ = _laid(blueprint.source, {name: label for name, label in labels.items() if label})
    _, splines = _laid(blueprint.source, {})
    ends = {name: {edges[id].source, edges[id].target} for name, (id, _) in blueprint.edges.items()}
    crossings = contacts(splines).crossings
    return Own(area, sum(ends[each.first].isdisjoint(ends[each.second]) for each in crossings))


def _laid(source: str, labels: Mapping[str, str]) -> tuple[float, dict[str, tuple[Point, ...]]]:
    """The area of the picture, and the splines by the names of the graph's edges."""
    import pygraphviz

    graph = pygraphviz.AGraph(string=source)
    for line in graph.edges():
        if label := labels.get(line.attr["id"] or ""):
            line.attr["label"] = label
    graph.layout("dot")
    left, bottom, right, top = numbers(graph.graph_attr["bb"])
    splines = {
        line.attr["id"]: _flat(curve(line.attr["pos"]))
        for line in graph.edges()
        if line.attr["id"] and line.attr["pos"]
    }
    graph.close()
    return (right - left) * (top - bottom), splines


def _label(edge: Edge) -> str:
    """An empty table as large as the edge's label and badges together."""
    width = height = 0.0
    if edge.label.strip():
        lines = wrap(edge.label, _LONGEST_LINE, _LABEL_SIZE, lines=3)
        width, height = max(text_width(line, _LABEL_SIZE) for line in lines), _LABEL_LINE * len(lines)
    if edge.badges:
        width = max(width, sum(_badge_width(badge.number) + 2 for badge in edge.badges))
        height += _BADGE_HEIGHT
    if not width:
        return ""
    cell = f'<TD FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}"></TD>'
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>{cell}</TR></TABLE>>'


def _badge_width(number: str) -> float:
    return max(_BADGE_HEIGHT, text_width(number, _BADGE_SIZE, bold=True) + 10)


def _flat(controls: tuple[Point, ...]) -> tuple[Point, ...]:
    points = [controls[0]]
    for at in range(0, len(controls) - 3, 3):
        a, b, c, d = controls[at : at + 4]
        for step in range(1, _PIECES + 1):
            t = step / _PIECES
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points.append(
                (
                    w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
                    w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
                )
            )
    return tuple(point for at, point in enumerate(points) if at == 0 or point != points[at - 1])
