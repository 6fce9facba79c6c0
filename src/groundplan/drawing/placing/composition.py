"""Everything of one picture with its final place: the step between layout and paint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundplan.drawing.geometry import Geometry, Rect, around
from groundplan.drawing.layout.graph import Blueprint, Effort
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.parts.headings import Title
from groundplan.drawing.placing import borders
from groundplan.drawing.placing.alignment import aligned
from groundplan.drawing.placing.labels import Labelling, place_labels
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.placing.stretch import Docks, planned, stretched
from groundplan.drawing.placing.titles import PlacedTitle, corner_rect, place_titles
from groundplan.drawing.placing.ways import find_ways
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Scene

_BEHIND_TITLE = 22.0
_STRETCHES = 2


@dataclass(frozen=True, slots=True)
class Composition:
    """A scene with the place of every box, frame, title, edge, label and badge, and the bounds around all."""

    scene: Scene
    faces: Mapping[str, Face]
    titles: Mapping[str, Title]
    geometry: Geometry
    courses: Mapping[str, Course]
    placed_titles: Mapping[str, PlacedTitle]
    labelling: Labelling
    bounds: Rect
    crossed_titles: frozenset[str]
    strain: int
    """How many labels stand badly, how many titles are crossed, and between how many ranks lines are squeezed."""


def compose(scene: Scene, blueprint: Blueprint, geometry: Geometry) -> Composition:
    """Settles what layout left open: borders, edge courses, labels."""
    faces, titles = blueprint.faces, blueprint.titles
    if blueprint.wishes.effort is Effort.FULL:
        geometry = aligned(scene, geometry, faces, titles)
    geometry = borders.settle(scene, geometry, faces, titles)
    ways = find_ways(scene, geometry, faces, titles)
    geometry, drawn, placed_titles, crossed = ways.geometry, ways.courses, ways.titles, ways.crossed
    labelling = place_labels(scene.edges, drawn, _obstacles(geometry, faces, titles, placed_titles, drawn))
    for _ in range(_STRETCHES):
        stretches = planned(labelling.wanted, Docks(geometry, drawn, scene.edges))
        if not stretches:
            break
        wider, longer = stretched(geometry, drawn, stretches)
        moved_titles, still_crossed = place_titles(scene, wider, titles, longer)
        roomier = place_labels(scene.edges, longer, _obstacles(wider, faces, titles, moved_titles, longer))
        if roomier.strain >= labelling.strain or len(still_crossed) > len(crossed):
            break
        geometry, drawn, labelling = wider, longer, roomier
        placed_titles, crossed = moved_titles, still_crossed
    bounds = around(
        [
            Rect(0.0, 0.0, 1.0, 1.0),
            *geometry.boxes.values(),
            *geometry.frames.values(),
            *(label.rect for label in labelling.labels),
            *(badge.rect for badge in labelling.badges),
            *(Rect(x, y, x, y) for course in drawn.values() for x, y in course.points),
        ]
    )
    strain = labelling.strain + ways.squeezed + len(crossed)
    return Composition(scene, faces, titles, geometry, drawn, placed_titles, labelling, bounds, crossed, strain)


def solid_parts(face: Face, rect: Rect) -> list[Rect]:
    """What of a box must stay free of labels: its plate, or its icon, its texts and its chips."""
    if face.plate:
        return [rect, *([face.count.moved(rect.left, rect.top)] if face.count else [])]
    icon = face.icon.grown(3)
    parts = [Rect(icon.left, icon.top - (8 if face.stacked else 0), icon.right, icon.bottom)]
    if face.height > face.icon.bottom:
        parts.append(Rect(0.0, face.icon.bottom, face.width, face.height))
    if face.count:
        parts.append(face.count)
    return [part.moved(rect.left, rect.top) for part in parts]


def _obstacles(
    geometry: Geometry,
    faces: Mapping[str, Face],
    titles: Mapping[str, Title],
    placed_titles: Mapping[str, PlacedTitle],
    drawn: Mapping[str, Course],
) -> Obstacles:
    obstacles = Obstacles()
    for box, rect in geometry.boxes.items():
        for part in solid_parts(faces[box], rect):
            obstacles.add_solid(part)
    for frame, rect in geometry.frames.items():
        for title in placed_titles[frame].rects:
            # A label right behind a title would read as its end.
            obstacles.add_solid(Rect(title.left - 2, title.top - 2, title.right + _BEHIND_TITLE, title.bottom + 2))
        if corner := corner_rect(titles[frame], rect):
            obstacles.add_solid(corner)
        corners = (
            (rect.left, rect.top),
            (rect.right, rect.top),
            (rect.right, rect.bottom),
            (rect.left, rect.bottom),
            (rect.left, rect.top),
        )
        obstacles.add_line(corners, Kind.BORDER)
    for edge, course in drawn.items():
        obstacles.add_line(course.points, Kind.LINE, edge)
    return obstacles
