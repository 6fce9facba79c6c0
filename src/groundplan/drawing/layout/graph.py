"""Scene to a graph of the `diagrams` library: boxes of fixed size, frames, edges; no text but safe names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import diagrams
from msgspec import Struct

from groundplan.drawing.effort import Effort
from groundplan.drawing.layout.language import Digraph
from groundplan.drawing.layout.ordering import Arrangement, Reach, arrange
from groundplan.drawing.layout.packing import Extent, stacked
from groundplan.drawing.parts.boxes import ICON, Face, face_of
from groundplan.drawing.parts.headings import Title, title_of
from groundplan.scenes.scene import Box, Direction, Edge, Frame, Item, Scene

POINTS_PER_INCH = 72.0
_OTHER = re.compile(r"[^a-z0-9]+")
_FLOW_WEIGHT = "8"
_GAP = 20.0
_PADDING = 14.0
_PORT = 24.0
_TABLE = '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{rows}</TABLE>>'
_CELL = '<TD {port}FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}"></TD>'


VERY_MANY = 300
"""A picture of more boxes is drawn in haste: it is only looked at zoomed in, and anything else would take minutes."""


class Wishes(Struct, frozen=True):
    """How a graph is to be laid out.

    `gap` pixels are added between ranks, for labels that found no place, or taken away where there are fewer than
    none. `ordered` are pairs of items that share a rank and must follow each other there. `mirrored` lays out upside
    down and turns the result over: of a picture that runs right it exchanges top and bottom. `one_row` are the frames
    that have room for their chips beside the title.
    """

    effort: Effort = Effort.FULL
    gap: float = 0.0
    ordered: tuple[tuple[str, str], ...] = ()
    mirrored: bool = False
    one_row: frozenset[str] = frozenset()


class Blueprint(Struct, frozen=True):
    """A graph ready for layout: its DOT source, and what its names stand for.

    `boxes` and `frames` lead from the graph's names to the scene's ids, `edges` to an edge's id and whether it was
    put in from target to source. `faces` and `titles` are what the sizes came from.
    """

    source: str
    boxes: Mapping[str, str]
    frames: Mapping[str, str]
    edges: Mapping[str, tuple[str, bool]]
    faces: Mapping[str, Face]
    titles: Mapping[str, Title]
    wishes: Wishes


class _Diagram(diagrams.Diagram):
    """Builds only: the library's own would render a file as soon as its block ends, with looks of its own."""

    def __init__(self, graph_attr: Mapping[str, str]) -> None:
        self.autolabel = False
        self.dot = Digraph("scene")
        self.dot.graph_attr.update(graph_attr)
        self.dot.node_attr.update(shape="plain", label="", margin="0")
        self.dot.edge_attr["dir"] = "none"

    def __exit__(self, *exception: object) -> None:
        diagrams.setdiagram(None)


class _Cluster(diagrams.Cluster):
    """Named by a safe name of ours; the library's own is named by its label, so that two of one label merge."""

    def __init__(self, name: str, graph_attr: Mapping[str, str]) -> None:
        self._diagram, self._parent = diagrams.getdiagram(), diagrams.getcluster()
        self.name = name
        self.dot = Digraph(name)
        self.dot.graph_attr.update(graph_attr)


class _Edge(diagrams.Edge):
    """Without the library's fonts: nothing is written on it."""

    _default_edge_attrs: Mapping[str, str] = {}


class Parts:
    """What of a scene is the same however it is laid out: which way its edges enter the layout, and its sizes."""

    def __init__(self, scene: Scene) -> None:
        self.reach = Reach(scene)
        self.arrangement: Arrangement = arrange(scene, self.reach)
        looping = {edge.source for edge in scene.edges if edge.source == edge.target}
        self.faces: Mapping[str, Face] = {box.id: face_of(box, looping) for box in scene.boxes()}
        self.titles: Mapping[str, Title] = {frame.id: title_of(frame) for frame in scene.frames()}
        self.one_row: Mapping[str, Title] = {
            frame.id: title_of(frame, one_row=True) for frame in scene.frames() if self.titles[frame.id].chips
        }


def build(scene: Scene, wishes: Wishes = Wishes(), parts: Parts | None = None) -> Blueprint:  # noqa: B008 - frozen
    """The graph of a scene. `parts` are those of the scene, where they are known: its direction does not matter."""
    return _Builder(scene, wishes, parts or Parts(scene)).blueprint()


class _Builder:
    def __init__(self, scene: Scene, wishes: Wishes, parts: Parts) -> None:
        self.scene = scene
        self.wishes = wishes
        self.right = scene.direction is not Direction.DOWN
        self.reach, self.arrangement, self.faces = parts.reach, parts.arrangement, parts.faces
        in_one_row = {frame: title for frame, title in parts.one_row.items() if frame in wishes.one_row}
        self.titles = {**parts.titles, **in_one_row}
        self.doubled = {
            end for ends in self.arrangement.ends.values() if ends.parallel for end in (ends.tail, ends.head)
        }
        self.names: dict[str, str] = {}
        self.boxes: dict[str, str] = {}
        self.frames: dict[str, str] = {}
        self.edges: dict[str, tuple[str, bool]] = {}
        self.nodes: dict[str, diagrams.Node] = {}

    def blueprint(self) -> Blueprint:
        with _Diagram(self._graph()) as diagram:
            for item in self.scene.items:
                self._add(item)
            for edge in self.scene.edges:
                self._connect(edge)
            self._hint(diagram.dot)
        source = diagram.dot.source
        return Blueprint(source, self.boxes, self.frames, self.edges, self.faces, self.titles, self.wishes)

    def _graph(self) -> dict[str, str]:
        attributes = {
            "label": "",
            "rankdir": "LR" if self.right else "TB",
            "splines": "line" if self.wishes.effort is Effort.SIMPLE or len(self.faces) > VERY_MANY else "spline",
            "compound": "true",
            "newrank": "true",
            "outputorder": "edgesfirst",
            "nodesep": _inches(_GAP),
            "ranksep": _inches(self._rank_gap()),
        }
        if len(self.faces) > VERY_MANY:
            attributes |= {"nslimit": "0.1", "nslimit1": "0.1", "mclimit": "0.1"}
        return attributes

    def _rank_gap(self) -> float:
        """Between ranks: wide enough for most labels to stand on their edge."""
        busy = any(edge.label or edge.badges for edge in self.scene.edges)
        return (68.0 if busy else 56.0) + self.wishes.gap

    def _extents(self) -> dict[str, Extent]:
        """How much room each box and frame takes, with the gaps around it."""
        found: dict[str, Extent] = {}
        for box, face in self.faces.items():
            within, onward = (face.height, face.width) if self.right else (face.width, face.height)
            found[box] = Extent(within + _GAP, onward + self._rank_gap())
        for frame, title in self.titles.items():
            high, wide = title.height + 2 * _PADDING, 2 * _PADDING
            found[frame] = Extent(high, wide) if self.right else Extent(wide, high, least=title.width + _PADDING)
        return found

    def _name(self, item_id: str, kind: str) -> str:
        return f"{kind}{len(self.names)}_{_slug(item_id)}"

    def _add(self, item: Item) -> None:
        if isinstance(item, Box):
            self._add_box(item)
        elif self.wishes.effort is Effort.SIMPLE:
            for child in item.children:
                self._add(child)
        else:
            self._add_frame(item)

    def _add_box(self, box: Box) -> None:
        name = self.names[box.id] = self._name(box.id, "n")
        self.boxes[name] = box.id
        face = self.faces[box.id]
        if self.wishes.effort is Effort.SIMPLE:
            size = {"width": _inches(face.width), "height": _inches(face.height)}
            self.nodes[box.id] = diagrams.Node("", nodeid=name, shape="box", fixedsize="true", **size)
        else:
            beside = box.id in self.doubled
            ports = _ports(face, right=self.right, mirrored=self.wishes.mirrored, beside=beside)
            self.nodes[box.id] = diagrams.Node(ports, nodeid=name)

    def _add_frame(self, frame: Frame) -> None:
        name = self.names[frame.id] = self._name(frame.id, "cluster_")
        self.frames[name] = frame.id
        title = self.titles[frame.id]
        cell = _CELL.format(port="", width=title.width, height=title.height)
        attributes = {"label": _TABLE.format(rows=f"<TR>{cell}</TR>"), "labeljust": "l", "margin": f"{_PADDING:.0f}"}
        if self.wishes.mirrored:
            attributes["labelloc"] = "b"
        with _Cluster(name, attributes):
            for child in frame.children:
                self._add(child)
            if not self.reach.boxes[frame.id]:
                size = {"width": _inches(max(title.width, 96.0)), "height": _inches(28.0)}
                self.nodes[frame.id] = diagrams.Node("", nodeid=f"empty_{name}", shape="box", fixedsize="true", **size)

    def _connect(self, edge: Edge) -> None:
        ends = self.arrangement.ends.get(edge.id)
        if ends is None:
            return
        tail, head = self.nodes[ends.tail], self.nodes[ends.head]
        name = f"e{len(self.edges)}"
        self.edges[name] = (edge.id, ends.reversed)
        attributes = {"id": name}
        if self.wishes.effort is Effort.FULL:
            port = "b" if ends.parallel else "i"
            out, into = (f"{port}:e", f"{port}:w") if self.right else (f"{port}{port}:s", f"{port}:n")
            if self.reach.boxes.get(ends.tail) is None:
                attributes["tailport"] = out
            if self.reach.boxes.get(ends.head) is None:
                attributes["headport"] = into
            if ends.tail_frame:
                attributes["ltail"] = self.names[ends.tail_frame]
            if ends.head_frame:
                attributes["lhead"] = self.names[ends.head_frame]
        if edge.badges:
            attributes["weight"] = _FLOW_WEIGHT
        tail.connect(head, _Edge(tail, **attributes))

    def _hint(self, dot: Digraph) -> None:
        ordered = [pair[::-1] if self.wishes.mirrored else pair for pair in self.wishes.ordered]
        for together in (*self.scene.same, *ordered):
            anchors = [anchor for item_id in together if (anchor := self.reach.anchor(item_id))]
            rank = Digraph()
            rank.graph_attr["rank"] = "same"
            for anchor in dict.fromkeys(anchors):
                rank.node(self.nodes[anchor].nodeid)
            dot.subgraph(rank)
        joined = [(ends.tail, ends.head) for ends in self.arrangement.ends.values()]
        joined += self.arrangement.keep_apart
        rows = () if self.wishes.effort is Effort.SIMPLE else stacked(self.scene, self.reach, joined, self._extents())
        for first, second in (*self.arrangement.keep_apart, *ordered, *rows):
            dot.edge(self.nodes[first].nodeid, self.nodes[second].nodeid, style="invis", weight="1")


@lru_cache(maxsize=1 << 12)
def _slug(item_id: str) -> str:
    return _OTHER.sub("_", item_id.lower())


def _ports(face: Face, *, right: bool, mirrored: bool, beside: bool) -> str:
    """The box as a table of empty cells of fixed size, so that edges meet the icon instead of the text below it.

    The middle port is `i`; `beside` it lies `b`, for an edge that runs back along another one.
    """
    before = (face.icon.top if right else (face.width - ICON) / 2) + (ICON - _PORT) / 2
    behind = (face.height if right else face.width) - before - _PORT
    spans = [("", before), ("i", _PORT)]
    spans += [("b", (ICON - _PORT) / 2), ("", behind - (ICON - _PORT) / 2)] if beside else [("", behind)]
    spans = [(port, size) for port, size in spans if size >= 1]
    if right:
        cells = (_cell(port, face.width, high) for port, high in (spans[::-1] if mirrored else spans))
        return _TABLE.format(rows="".join(f"<TR>{cell}</TR>" for cell in cells))
    upper = "".join(_cell(port, wide, face.icon.bottom) for port, wide in spans)
    lower = "".join(_cell(port * 2, wide, face.height - face.icon.bottom) for port, wide in spans)
    return _TABLE.format(rows=f"<TR>{upper}</TR><TR>{lower}</TR>")


@lru_cache(maxsize=1 << 12)
def _cell(port: str, width: float, height: float) -> str:
    return _CELL.format(port=f'PORT="{port}" ' if port else "", width=width, height=height)


@lru_cache(maxsize=1 << 10)
def _inches(pixels: float) -> str:
    return f"{pixels / POINTS_PER_INCH:.4f}"
