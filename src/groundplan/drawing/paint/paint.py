"""A composition as SVG: frames first, then edges, boxes, and on top of all what must be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from groundplan.catalog.component_type import Icon
from groundplan.drawing import alternative
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.paint.boxes import paint_box
from groundplan.drawing.paint.edges import paint_edge, paint_edge_texts
from groundplan.drawing.paint.frames import paint_frame, paint_title
from groundplan.drawing.paint.grounds import Grounds
from groundplan.drawing.paint.reading import boxes_in_order, edges_in_order
from groundplan.drawing.paint.sheet import layer, sheet
from groundplan.drawing.placing.composition import Composition
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.routing.ink import crossings
from groundplan.scenes.scene import Box, Frame, walk


def paint(composition: Composition) -> Drawn:
    """The picture of a composition."""
    scene, grounds = composition.scene, Grounds(composition)
    layers = (
        layer("frames", _frames(composition)),
        layer("edges", _edges(composition)),
        layer("titles", _titles(composition, grounds)),
        layer("boxes", _boxes(composition, grounds)),
        layer("texts", paint_edge_texts(composition.labelling, grounds)),
    )
    return sheet(
        scene,
        layers,
        composition.bounds,
        kind="diagram",
        short=alternative.in_short(scene),
        icons=_icons(scene.items),
        direction=scene.direction,
    )


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
    courses = composition.courses
    below = crossings({edge: course.points for edge, course in courses.items()})
    begins, ends = (Counter(course.points[at] for course in courses.values()) for at in (0, -1))

    def merging(course: Course) -> bool:
        return ends[course.points[-1]] > 1 and begins[course.points[0]] == 1

    return [
        paint_edge(edge, courses[edge.id], below.get(edge.id, ()), merging=merging(courses[edge.id]))
        for edge in edges_in_order(composition.scene)
        if edge.id in courses
    ]


def _icons(items: tuple[Box | Frame, ...]) -> Iterator[Icon | None]:
    for item in walk(items):
        if item.type is not None and (isinstance(item, Box) or item.look.icon_corner):
            yield item.type.icon
