"""Edges as SVG: the line, its arrowhead, a wide invisible line to point at; labels and step badges."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection
from itertools import pairwise

from groundplan.drawing.alternative import target_of
from groundplan.drawing.geometry import Point
from groundplan.drawing.paint.badges import paint_badge
from groundplan.drawing.paint.colors import HEAD, LINE, SOFT, Color, color_of
from groundplan.drawing.paint.grounds import Grounds
from groundplan.drawing.paint.svg import element, number, polygon, rounded, tooltip, tooltip_of
from groundplan.drawing.paint.texts import paint_lines
from groundplan.drawing.parts.texts import TextBlock
from groundplan.drawing.placing.badges import PlacedBadge
from groundplan.drawing.placing.labels import LABEL_LINE, LABEL_SIZE, Labelling, PlacedLabel
from groundplan.drawing.routing.courses import ARROW_LENGTH, ARROW_WIDTH, CORNER, Course
from groundplan.drawing.routing.gaps import parted
from groundplan.model.component import ConnectionKind
from groundplan.scenes.scene import Edge

_LABEL_HALO = 4.0
STROKES: dict[ConnectionKind, dict[str, object]] = {
    ConnectionKind.SYNC: {"stroke_width": 1.3},
    ConnectionKind.ASYNC: {"stroke_width": 1.3, "stroke_dasharray": "6 4"},
    ConnectionKind.DATA: {"stroke_width": 2.4},
    ConnectionKind.MANAGEMENT: {"stroke_width": 1.3, "stroke_dasharray": "1.5 3.5", "stroke_linecap": "round"},
}
_OPEN_HEADS = (ConnectionKind.ASYNC,)
MOST_NAMED = 6
"""So many of the connections that an edge stands for are named in the picture, and all of those that steps ride."""

_ROUNDING = 0.3768
"""By how much a rounded corner is shorter than a sharp one, as a share of its radius."""


def stroke_of(kind: ConnectionKind, dashed: bool | None) -> dict[str, object]:
    """The line of a kind; a style may make it dashed, or solid."""
    stroke = dict(STROKES[kind])
    if dashed is True:
        stroke["stroke_dasharray"] = "6 4"
    elif dashed is False:
        stroke.pop("stroke_dasharray", None)
    return stroke


def paint_edge(edge: Edge, course: Course, gaps: Collection[Point] = (), *, merging: bool = False) -> str:
    """An edge without its texts.

    Its line is left open at `gaps`, where others pass over it; the wide line to point at is whole. The dashes of edges
    that are `merging` are counted from their common end, so that they lie on each other; these stay whole, since after
    a gap the dashes would begin anew.
    """
    color = color_of(edge.style, LINE)
    open_head = edge.kind in _OPEN_HEADS
    drawn = course if open_head else course.shortened(ARROW_LENGTH - 2)
    data = rounded(drawn.points)
    stroke = stroke_of(edge.kind, edge.style.dashed)
    dashes = stroke.get("stroke_dasharray") if merging else None
    line = element(
        "path",
        **color.line("course"),
        d="".join(rounded(part) for part in parted(drawn.points, gaps)) if gaps and not dashes else data,
        fill="none",
        **stroke,
        stroke_dashoffset=_offset(drawn, str(dashes)) if dashes else None,
    )
    hit = element("path", class_="hit", d=data, fill="none", stroke="none", stroke_width=12, pointer_events="stroke")
    # The steps of a flow are reached with the keyboard in their order; the other edges through the list in words.
    link = element(
        "a",
        tooltip_of("edge", edge.id),
        hit,
        line,
        arrowhead(course, color, open_head=open_head),
        href=target_of(edge) or None,
        tabindex=None if edge.badges else -1,
    )
    return element(
        "g",
        link,
        class_=f"edge {edge.kind}",
        data_edge=edge.id,
        data_from=edge.source,
        data_to=edge.target,
        data_connections=" ".join(edge.connections if edge.badges else edge.connections[:MOST_NAMED]),
        data_label=" ".join(edge.label.split()) or None,
        data_steps=" ".join(badge.number for badge in edge.badges) or None,
    )


def _offset(course: Course, dashes: str) -> float:
    """How far into its pattern a dashed line begins so that its end is the end of a dash and a gap."""
    runs = [math.dist(start, end) for start, end in pairwise(course.points)]
    length = sum(runs) - _ROUNDING * sum(min(CORNER, *(run / 2 for run in corner)) for corner in pairwise(runs))
    period = sum(float(size) for size in dashes.split())
    return round(-length % period, 1)


def arrowhead(course: Course, color: Color, *, open_head: bool) -> str:
    """The arrowhead at the end of a course: filled, or two strokes for a message that nobody waits for."""
    (x, y), (dx, dy) = course.points[-1], course.heading
    back, half = ARROW_LENGTH, ARROW_WIDTH / 2

    def at(along: float, across: float) -> Point:
        return (x - dx * along - dy * across, y - dy * along + dx * across)

    if open_head:
        (ax, ay), (bx, by) = at(back, half), at(back, -half)
        data = f"M{number(ax)},{number(ay)}L{number(x)},{number(y)}L{number(bx)},{number(by)}"
        return element(
            "path",
            **color.line("tip"),
            d=data,
            fill="none",
            stroke_width=1.4,
            stroke_linecap="round",
        )
    data = polygon([(x, y), at(back, half), at(back - 2, 0), at(back, -half)])
    return element("path", **(HEAD if color is LINE else color).fill("tip"), d=data)


def paint_edge_texts(labelling: Labelling, grounds: Grounds) -> list[str]:
    """The labels and the badges, those of an edge together."""
    parts: dict[str, list[str]] = defaultdict(list)
    for label in labelling.labels:
        if label.whole:
            parts[label.edge].append(tooltip(label.whole))
        parts[label.edge].append(_label(label, grounds))
    for placed in labelling.badges:
        parts[placed.edge].append(_badge(placed))
    return [element("g", *texts, class_="edge-text", data_edge=edge) for edge, texts in parts.items()]


def _label(label: PlacedLabel, grounds: Grounds) -> str:
    text = TextBlock(label.lines, label.rect.centre[0], label.rect.top, LABEL_SIZE, LABEL_LINE)
    ground = grounds.behind(label.rect.centre)
    return _leader(label.leader) + paint_lines(text, SOFT, "label", ground=ground, halo=_LABEL_HALO)


def _leader(leader: tuple[Point, Point] | None) -> str:
    """The fine line from a text that stands far off to its edge."""
    if leader is None:
        return ""
    (ax, ay), (bx, by) = leader
    return element(
        "line",
        **LINE.line("leader"),
        x1=ax,
        y1=ay,
        x2=bx,
        y2=by,
        stroke_width=0.8,
        stroke_dasharray="1 2.5",
    )


def _badge(placed: PlacedBadge) -> str:
    badge = placed.badge
    name = tooltip_of("step", badge.number, placed.edge)
    plate = paint_badge(badge.number, placed.rect, against=badge.against)
    return _leader(placed.leader) + element("g", name, plate, class_="badge", data_step=badge.number)
