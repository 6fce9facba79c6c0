"""Everything of one picture with its final place: the step between layout and paint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundplan.drawing import borders
from groundplan.drawing.boxes import Face, Title, title_rect
from groundplan.drawing.edges import Course, courses
from groundplan.drawing.geometry import Geometry, Rect, around
from groundplan.drawing.graph import Blueprint
from groundplan.drawing.labels import Labelling, place_labels
from groundplan.drawing.obstacles import Kind, Obstacles
from groundplan.scenes.scene import Scene


@dataclass(frozen=True, slots=True)
class Composition:
    """A scene with the place of every box, frame, title, edge, label and badge, and the bounds around all."""

    scene: Scene
    faces: Mapping[str, Face]
    titles: Mapping[str, Title]
    geometry: Geometry
    courses: Mapping[str, Course]
    labelling: Labelling
    bounds: Rect


def compose(scene: Scene, blueprint: Blueprint, geometry: Geometry) -> Composition:
    """Settles what layout left open: borders, edge courses, labels."""
    faces, titles = blueprint.faces, blueprint.titles
    geometry = borders.settle(scene, geometry, faces, titles)
    drawn = courses(scene, geometry, faces)
    obstacles = _obstacles(scene, geometry, faces, titles, drawn)
    labelling = place_labels(scene.edges, drawn, obstacles)
    bounds = around(
        [
            Rect(0.0, 0.0, 1.0, 1.0),
            *geometry.boxes.values(),
            *geometry.frames.values(),
            *(label.rect for label in labelling.labels),
            *(badge.rect for badge in labelling.badges),
            *(Rect(x, y, x, y) for course in drawn.values() for x, y in course.flattened()),
        ]
    )
    return Composition(scene, faces, titles, geometry, drawn, labelling, bounds)


def solid_parts(face: Face, rect: Rect) -> list[Rect]:
    """What of a box must stay free of labels: its plate, or its icon, its texts and its chips."""
    if face.plate:
        return [rect]
    icon = face.icon.grown(3)
    parts = [Rect(icon.left, icon.top - (8 if face.stacked else 0), icon.right, icon.bottom)]
    if face.height > face.icon.bottom:
        parts.append(Rect(0.0, face.icon.bottom, face.width, face.height))
    return [part.moved(rect.left, rect.top) for part in parts]


def _obstacles(
    scene: Scene,
    geometry: Geometry,
    faces: Mapping[str, Face],
    titles: Mapping[str, Title],
    drawn: Mapping[str, Course],
) -> Obstacles:
    obstacles = Obstacles()
    for box, rect in geometry.boxes.items():
        for part in solid_parts(faces[box], rect):
            obstacles.add_solid(part)
    for frame in scene.frames():
        if rect := geometry.frames.get(frame.id):
            obstacles.add_solid(title_rect(frame, titles[frame.id], rect))
            corners = (
                (rect.left, rect.top),
                (rect.right, rect.top),
                (rect.right, rect.bottom),
                (rect.left, rect.bottom),
                (rect.left, rect.top),
            )
            obstacles.add_line(corners, Kind.BORDER)
    for edge, course in drawn.items():
        obstacles.add_line(course.flattened(), Kind.LINE, edge)
    return obstacles
