"""Boxes, lines and titles brought together: room is made where lines or titles miss it, until nothing is crossed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from groundplan.drawing.geometry import Geometry, Rect, crosses
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.parts.headings import Title, title_rect
from groundplan.drawing.placing.growth import around_titles
from groundplan.drawing.placing.stretch import Docks, Want, planned, stretched
from groundplan.drawing.placing.titles import PlacedTitle, corner_rect, place_titles
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.routing.route import route
from groundplan.scenes.scene import Scene

_CLEARANCE = 6.0
_WIDENINGS = 2


@dataclass(frozen=True, slots=True)
class Ways:
    """Where everything lies but the labels. `crossed` are the frames whose title a line runs through nevertheless."""

    geometry: Geometry
    courses: Mapping[str, Course]
    titles: Mapping[str, PlacedTitle]
    crossed: frozenset[str]
    squeezed: int


def find_ways(scene: Scene, geometry: Geometry, faces: Mapping[str, Face], titles: Mapping[str, Title]) -> Ways:
    """Draws every edge and places every title; the geometry is stretched where there is too little room for them."""
    for _ in range(_WIDENINGS):
        routes = route(scene, geometry, faces, _reserved(scene, geometry, titles), only_unsqueezed=True)
        wants: list[Sequence[Want]] = [(Want(each.rightwards, each.low, each.high, each.by),) for each in routes.narrow]
        stretches = planned(wants, Docks(geometry, {}, ()))
        if not stretches:
            break
        geometry, _ = stretched(geometry, {}, stretches)
    else:
        routes = route(scene, geometry, faces, _reserved(scene, geometry, titles))
    if not routes.complete:
        routes = route(scene, geometry, faces, _reserved(scene, geometry, titles))
    drawn = routes.courses
    placed, crossed = place_titles(scene, geometry, titles, drawn)
    if crossed:
        geometry = around_titles(scene, geometry, titles, drawn, crossed)
        placed, crossed = place_titles(scene, geometry, titles, drawn)
    if crossed:
        wants = [tuple(_beside_lines(scene, geometry, titles, drawn, frame)) for frame in sorted(crossed)]
        stretches = planned(wants, Docks(geometry, drawn, scene.edges))
        geometry, drawn = stretched(geometry, drawn, stretches)
        placed, crossed = place_titles(scene, geometry, titles, drawn)
    if crossed:
        heads = {
            frame: [*place.rects, *([corner] if (corner := corner_rect(titles[frame], geometry.frames[frame])) else [])]
            for frame, place in placed.items()
        }
        kept = {edge: course for edge, course in drawn.items() if not _through(course, heads)}
        drawn = route(scene, geometry, faces, heads, kept).courses
        placed, crossed = place_titles(scene, geometry, titles, drawn)
    return Ways(geometry, drawn, placed, crossed, len(routes.narrow))


def _reserved(scene: Scene, geometry: Geometry, titles: Mapping[str, Title]) -> dict[str, Sequence[Rect]]:
    return {
        frame.id: [title_rect(frame, titles[frame.id], geometry.frames[frame.id])]
        for frame in scene.frames()
        if frame.id in geometry.frames
    }


def _beside_lines(
    scene: Scene, geometry: Geometry, titles: Mapping[str, Title], drawn: Mapping[str, Course], frame_id: str
) -> Iterator[Want]:
    """How much wider a frame has to be for its title to stand left of the first line through its head."""
    rect, title = geometry.frames[frame_id], titles[frame_id]
    head = Rect(rect.left, rect.top, rect.right, rect.top + title.height)
    pieces = [piece for course in drawn.values() for piece in pairwise(course.points) if crosses(*piece, head)]
    if not pieces:
        return
    first = min(min(start[0], end[0]) for start, end in pieces)
    low = rect.left + 2
    yield Want(
        True, low, max(first - 2, low + 4), title.left + title.block_width + 2 * _CLEARANCE - (first - rect.left)
    )
    last = max(max(start[0], end[0]) for start, end in pieces)
    high = rect.right - 2
    yield Want(True, min(last + 2, high - 4), high, title.block_width + 3 * _CLEARANCE - (rect.right - last))


def _through(course: Course, heads: Mapping[str, Sequence[Rect]]) -> bool:
    return any(crosses(*piece, rect) for piece in pairwise(course.points) for rects in heads.values() for rect in rects)
