"""What stands in the way of titles and labels before any of them is placed: boxes, borders and lines."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.routing.courses import Course


def ground_of(geometry: Geometry, faces: Mapping[str, Face], courses: Mapping[str, Course]) -> Obstacles:
    """The obstacles of a picture before its titles and labels."""
    obstacles = Obstacles()
    for box, rect in geometry.boxes.items():
        face = faces[box]
        for part in solid_parts(face, rect):
            obstacles.add_solid(part)
        if not face.plate:
            obstacles.add_words(face.texts.moved(rect.left, rect.top))
    for left, top, right, bottom in (_sides(rect) for rect in geometry.frames.values()):
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        obstacles.add_line(corners, Kind.BORDER)
    for edge, course in courses.items():
        obstacles.add_line(course.points, Kind.LINE, edge)
    return obstacles


def solid_parts(face: Face, rect: Rect) -> list[Rect]:
    """What of a box must stay free of labels beside its texts: its plate, or its icon and its count."""
    if face.plate:
        return [rect, *([face.count.moved(rect.left, rect.top)] if face.count else [])]
    icon = face.icon.grown(3)
    parts = [Rect(icon.left, icon.top - (8 if face.stacked else 0), icon.right, icon.bottom)]
    if face.count:
        parts.append(face.count)
    return [part.moved(rect.left, rect.top) for part in parts]


def _sides(rect: Rect) -> tuple[float, float, float, float]:
    return rect.left, rect.top, rect.right, rect.bottom
