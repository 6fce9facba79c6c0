"""A composition as SVG: frames first, then edges, boxes, and on top of all what must be read."""

from __future__ import annotations

import math

from groundplan.catalog.component_type import Icon
from groundplan.drawing import alternative
from groundplan.drawing.geometry import Rect
from groundplan.drawing.paint.boxes import paint_box
from groundplan.drawing.paint.edges import paint_edge, paint_edge_texts
from groundplan.drawing.paint.frames import paint_frame, paint_title
from groundplan.drawing.paint.grounds import Grounds
from groundplan.drawing.paint.legend import LegendBlock, legend_block
from groundplan.drawing.paint.reading import boxes_in_order, edges_in_order
from groundplan.drawing.paint.svg import element, escape, number
from groundplan.drawing.picture import Picture
from groundplan.drawing.placing.composition import Composition
from groundplan.drawing.routing.ink import crossings
from groundplan.scenes.scene import Box, Frame, walk

FONTS = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif'
_MARGIN = 14.0


def paint(composition: Composition) -> Picture:
    """The finished picture of a composition."""
    scene, grounds = composition.scene, Grounds(composition)
    legend = legend_block(scene.legend, composition.bounds.width)
    view = _view(composition.bounds, legend)
    words = alternative.in_words(scene)
    parts = [
        element("title", escape(scene.title), id=f"{scene.id}-title"),
        element("desc", escape(alternative.in_short(scene)), id=f"{scene.id}-desc"),
        _layer("frames", _frames(composition)),
        _layer("edges", _edges(composition)),
        _layer("titles", _titles(composition, grounds)),
        _layer("boxes", _boxes(composition, grounds)),
        _layer("texts", paint_edge_texts(composition.labelling, grounds)),
        legend.svg(composition.bounds.left, composition.bounds.bottom + 14) if legend else "",
    ]
    svg = element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_="gp-drawing",
        role="group",
        aria_roledescription="diagram",
        data_direction=scene.direction,
        aria_labelledby=f"{scene.id}-title {scene.id}-desc",
        viewBox=" ".join(number(size) for size in (view.left, view.top, view.width, view.height)),
        width=view.width,
        height=view.height,
        font_family=FONTS,
    )
    return Picture(scene.id, scene.title, view.width, view.height, svg, _icons(scene.items), words)


def _view(bounds: Rect, legend: LegendBlock | None) -> Rect:
    right, bottom = bounds.right, bounds.bottom
    if legend:
        right = max(right, bounds.left + legend.width)
        bottom += 14 + legend.height
    grown = Rect(bounds.left, bounds.top, right, bottom).grown(_MARGIN)
    # Half a pixel off, so that straight lines, whose places are whole numbers, fill whole pixels and look crisp.
    left, top = math.floor(grown.left) - 0.5, math.floor(grown.top) - 0.5
    return Rect(left, top, left + math.ceil(grown.width) + 1, top + math.ceil(grown.height) + 1)


def _layer(name: str, parts: list[str]) -> str:
    return element("g", *parts, class_=name) if parts else ""


def _frames(composition: Composition) -> list[str]:
    rects = composition.geometry.frames
    return [paint_frame(frame, rects[frame.id]) for frame in composition.scene.frames() if frame.id in rects]


def _titles(composition: Composition, grounds: Grounds) -> list[str]:
    rects = composition.geometry.frames
    return [
        paint_title(frame, composition.titles[frame.id], rects[frame.id], composition.placed_titles[frame.id], grounds)
        for frame in composition.scene.frames()
        if frame.id in rects
    ]


def _boxes(composition: Composition, grounds: Grounds) -> list[str]:
    rects = composition.geometry.boxes
    return [
        paint_box(box, composition.faces[box.id], rects[box.id], grounds)
        for box in boxes_in_order(composition.scene)
        if box.id in rects
    ]


def _edges(composition: Composition) -> list[str]:
    names = alternative.names_of(composition.scene)
    courses = composition.courses
    below = crossings({edge: course.points for edge, course in courses.items()})
    return [
        paint_edge(edge, courses[edge.id], names, below.get(edge.id, ()))
        for edge in edges_in_order(composition.scene)
        if edge.id in courses
    ]


def _icons(items: tuple[Box | Frame, ...]) -> tuple[Icon, ...]:
    shown = (
        item.type.icon
        for item in walk(items)
        if item.type is not None and (isinstance(item, Box) or item.look.icon_corner)
    )
    return tuple(dict.fromkeys(icon for icon in shown if icon is not None))
