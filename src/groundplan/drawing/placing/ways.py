"""Boxes, lines and titles brought together: room is made where lines or titles miss it, until nothing is crossed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from groundplan.drawing.geometry import Geometry, Rect, crosses
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.parts.headings import Title, title_rect
from groundplan.drawing.placing.ground import ground_of
from groundplan.drawing.placing.obstacles import Obstacles
from groundplan.drawing.placing.stretch import Docks, Want, planned, stretched
from groundplan.drawing.placing.titles import PlacedTitle, corner_rect, place_titles
from groundplan.drawing.placing.widths import contents, trimmed
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.routing.route import route
from groundplan.scenes.scene import Scene

_WIDENINGS = 2


class Ways(Struct, frozen=True):
    """Where everything lies but the labels.

    `crossed` are the frames whose title a line runs through nevertheless, `squeezed` counts the places where lines
    have too little room, `ground` is what labels must mind.
    """

    geometry: Geometry
    courses: Mapping[str, Course]
    titles: Mapping[str, PlacedTitle]
    crossed: frozenset[str]
    squeezed: int
    ground: Obstacles


def find_ways(
    scene: Scene, geometry: Geometry, faces: Mapping[str, Face], titles: Mapping[str, Title], *, in_haste: bool = False
) -> Ways:
    """Draws every edge and places every title; the geometry is stretched where there is too little room for them.

    Not so `in_haste`: what finds no way soon goes straight to its end.
    """
    if in_haste:
        routes = route(scene, geometry, faces, _reserved(scene, geometry, titles), in_haste=True)
        return settled(scene, geometry, faces, titles, routes.courses, len(routes.narrow))
    for _ in range(_WIDENINGS):
        routes = route(scene, geometry, faces, _reserved(scene, geometry, titles), only_unsqueezed=True)
        wants: list[Sequence[Want]] = [(Want(each.rightwards, each.low, each.high, each.by),) for each in routes.narrow]
        stretches = planned(wants, Docks(geometry, {}, ())) if wants else []
        if not stretches:
            break
        geometry, _ = stretched(geometry, {}, stretches)
    else:
        routes = route(scene, geometry, faces, _reserved(scene, geometry, titles))
    if not routes.complete:
        routes = route(scene, geometry, faces, _reserved(scene, geometry, titles))
    ways = settled(scene, geometry, faces, titles, routes.courses, len(routes.narrow))
    if ways.crossed:
        heads = {
            frame: [
                *placed.rects,
                *([corner] if (corner := corner_rect(titles[frame], ways.geometry.frames[frame])) else []),
            ]
            for frame, placed in ways.titles.items()
        }
        kept = {edge: course for edge, course in ways.courses.items() if not _through(course, heads)}
        courses = route(scene, ways.geometry, faces, heads, kept).courses
        ways = settled(scene, ways.geometry, faces, titles, courses, ways.squeezed)
    return ways


def settled(
    scene: Scene,
    geometry: Geometry,
    faces: Mapping[str, Face],
    titles: Mapping[str, Title],
    courses: Mapping[str, Course],
    squeezed: int,
    tries: int = _WIDENINGS,
) -> Ways:
    """Places every title; frames become wider where a line keeps theirs from its place."""
    ground = ground_of(geometry, faces, courses)
    headings = place_titles(scene, geometry, titles, ground)
    stretches = []
    if tries and headings.wanted:
        stretches = planned(headings.wanted.values(), Docks(geometry, courses, scene.edges))
    if not stretches:
        return Ways(geometry, courses, headings.placed, headings.crossed, squeezed, ground)
    held = contents(scene, geometry, courses, headings.wanted)
    wider, longer = stretched(geometry, courses, stretches, held)
    wider = trimmed(scene, wider, longer, titles, headings.wanted)
    return settled(scene, wider, faces, titles, longer, squeezed, tries - 1)


def _reserved(scene: Scene, geometry: Geometry, titles: Mapping[str, Title]) -> dict[str, Sequence[Rect]]:
    return {
        frame.id: [title_rect(frame, titles[frame.id], geometry.frames[frame.id])]
        for frame in scene.frames()
        if frame.id in geometry.frames
    }


def _through(course: Course, heads: Mapping[str, Sequence[Rect]]) -> bool:
    return any(crosses(*piece, rect) for piece in pairwise(course.points) for rects in heads.values() for rect in rects)
