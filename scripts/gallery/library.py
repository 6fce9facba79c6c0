"""A scene as the `diagrams` library draws it by default, and what can be seen in that picture.

Only what the library's documentation shows is used: `Diagram`, `Cluster`, the node classes, and `Edge(label=...)`. No
attribute is set. The picture is read from Graphviz' SVG into the form in which our own pictures are measured.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import diagrams
from msgspec import Struct

from bench.legible.paths import polyline
from bench.legible.reading import Drawing, Label, Line
from groundplan.drawing.geometry import Rect, around
from groundplan.drawing.text.metrics import text_width
from groundplan.scenes.scene import Box, Item, Scene

_SVG = "{http://www.w3.org/2000/svg}"
_ASCENT = 0.75
_DESCENT = 0.22


class LibraryPicture(Struct, frozen=True):
    """What the library wrote: `png` is the format that it takes by default."""

    svg: str
    png: bytes


def draw_with_library(scene: Scene, folder: Path) -> LibraryPicture:
    """Draws the scene into the folder. Needs Graphviz' command `dot`, as the library does.

    Raises ValueError where the scene holds what the library has no word for: an edge to a group, or a type that is not
    one of its classes.
    """
    file = folder / "library"
    nodes: dict[str, diagrams.Node] = {}
    with diagrams.Diagram(scene.title, filename=str(file), outformat=["svg", "png"], show=False):
        _add(scene.items, nodes)
        for edge in scene.edges:
            if edge.source not in nodes or edge.target not in nodes:
                raise ValueError(f"{edge.id} does not lead from a box to a box")
            nodes[edge.source] >> diagrams.Edge(label=edge.label) >> nodes[edge.target]
    return LibraryPicture(file.with_suffix(".svg").read_text("utf-8"), file.with_suffix(".png").read_bytes())


def _add(items: tuple[Item, ...], nodes: dict[str, diagrams.Node]) -> None:
    for item in items:
        if isinstance(item, Box):
            nodes[item.id] = _node_class(item)(item.name, nodeid=item.id)
        else:
            with diagrams.Cluster(item.name):
                _add(item.children, nodes)


def _node_class(box: Box) -> type[diagrams.Node]:
    module, _, name = box.type.name.rpartition(".")
    try:
        found: type[diagrams.Node] = getattr(importlib.import_module(f"diagrams.{module}"), name)
    except (ImportError, AttributeError):
        raise ValueError(f"{box.type.name} is not a class of the library") from None
    return found


def read_library(svg: str, scene: Scene) -> Drawing:
    """What a person sees in the library's picture of the scene; lengths as in the SVG, where names are 13 high.

    Raises ValueError where names of groups or pairs of ends occur twice, since the SVG does not tell such apart.
    """
    frames = {frame.name: frame.id for frame in scene.frames()}
    edges = {(edge.source, edge.target): edge for edge in scene.edges}
    if len(frames) < len(list(scene.frames())) or len(edges) < len(scene.edges):
        raise ValueError("groups of one name, or edges between the same two boxes")
    root = ElementTree.fromstring(svg)
    # Graphviz moves everything by one translation, which is the same for all and changes no measure.
    groups = {kind: list(_groups(root, kind)) for kind in ("node", "cluster", "edge")}
    ink = {_title(group): tuple(_ink(group)) for group in groups["node"]}
    outlines = {frames[_title(group).removeprefix("cluster_")]: group for group in groups["cluster"]}
    lines: list[Line] = []
    labels: list[Label] = []
    for group in groups["edge"]:
        source, _, target = _title(group).partition("->")
        edge = edges[source, target]
        lines.append(Line(edge.id, source, target, _course(group), edge.label))
        labels += [Label(edge.id, text.text or "", _text_rect(text)) for text in group.iter(f"{_SVG}text")]
    places = {name: around([_outline(group)]) for name, group in outlines.items()}
    boxes = {box: around(list(parts)) for box, parts in ink.items()}
    width, height = (float(number) for number in (root.get("viewBox") or "").split()[2:])
    return Drawing(
        id=scene.id,
        width=width,
        height=height,
        direction="right",
        boxes=boxes,
        ink={box: _joined(parts) for box, parts in ink.items()},
        frames=places,
        titles=tuple(
            (name, _text_rect(text)) for name, group in outlines.items() for text in group.iter(f"{_SVG}text")
        ),
        lines=tuple(lines),
        labels=tuple(labels),
        least_letter=min(float(text.get("font-size", "0")) for text in root.iter(f"{_SVG}text")),
        bounds=around([*boxes.values(), *places.values(), *(label.rect for label in labels), *_spans(lines)]),
    )


def _groups(root: ElementTree.Element, kind: str) -> Iterator[ElementTree.Element]:
    return (group for group in root.iter(f"{_SVG}g") if group.get("class") == kind)


def _title(group: ElementTree.Element) -> str:
    return group.findtext(f"{_SVG}title", "")


def _ink(node: ElementTree.Element) -> Iterator[Rect]:
    """The icon and each line of the name."""
    for image in node.iter(f"{_SVG}image"):
        left, top, width, height = (float(image.get(key, "0").removesuffix("px")) for key in _PLACE)
        yield Rect(left, top, left + width, top + height)
    yield from (_text_rect(text) for text in node.iter(f"{_SVG}text"))


_PLACE = ("x", "y", "width", "height")


def _joined(parts: tuple[Rect, ...]) -> tuple[Rect, ...]:
    """The parts with what lies between two that stand above each other, as it is taken for our own pictures."""
    between = [
        Rect(max(upper.left, lower.left), upper.bottom, min(upper.right, lower.right), lower.top)
        for upper, lower in pairwise(sorted(parts, key=lambda part: part.top))
        if upper.bottom < lower.top
    ]
    return (*parts, *between)


def _course(edge: ElementTree.Element) -> tuple[tuple[float, float], ...]:
    """From the source to the tip of the arrow."""
    path = next(edge.iter(f"{_SVG}path"))
    points = polyline(path.get("d", ""))
    arrow = next(edge.iter(f"{_SVG}polygon"), None)
    if arrow is None:
        return points
    corners = [(float(x), float(y)) for x, y in (pair.split(",") for pair in arrow.get("points", "").split())]
    end = points[-1]
    return (*points, max(corners, key=lambda corner: (corner[0] - end[0]) ** 2 + (corner[1] - end[1]) ** 2))


def _outline(cluster: ElementTree.Element) -> Rect:
    points = polyline(next(cluster.iter(f"{_SVG}path")).get("d", ""))
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _text_rect(text: ElementTree.Element) -> Rect:
    """Where the letters are, by the widths that are also taken for our own pictures."""
    size, x, y = (float(text.get(key, "0")) for key in ("font-size", "x", "y"))
    half = text_width(text.text or "", size) / 2
    return Rect(x - half, y - size * _ASCENT, x + half, y + size * _DESCENT)


def _spans(lines: list[Line]) -> Iterator[Rect]:
    return (Rect(x, y, x, y) for line in lines for x, y in line.points)
