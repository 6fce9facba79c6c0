"""Where lines dock: the rectangles at which they leave and reach each box, and the sides of its icon."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.routing.gates import Sides
from groundplan.scenes.scene import Direction, Scene

_GAP = 5.0
_BELOW_TEXT = 3.0


def box_stops(geometry: Geometry, faces: Mapping[str, Face]) -> dict[str, Rect]:
    """Where edges end at each box: just outside its icon, or at the border of its plate."""
    return {
        box: rect if faces[box].plate else faces[box].icon.moved(rect.left, rect.top).grown(_GAP)
        for box, rect in geometry.boxes.items()
    }


def docks(scene: Scene, geometry: Geometry, faces: Mapping[str, Face]) -> tuple[dict[str, Rect], dict[str, Rect]]:
    """The rectangles at which edges leave and enter each item: beside the icon, whatever else the box holds.

    Edges that run down leave a box below its text.
    """
    stops = {**geometry.frames, **box_stops(geometry, faces)}
    leave, enter = dict(stops), dict(stops)
    for box, rect in geometry.boxes.items():
        icon, stop = faces[box].icon.moved(rect.left, rect.top), stops[box]
        if scene.direction is Direction.RIGHT:
            leave[box] = enter[box] = Rect(stop.left, icon.top, stop.right, icon.bottom)
        else:
            enter[box] = Rect(icon.left, stop.top, icon.right, stop.bottom)
            leave[box] = Rect(icon.left, stop.top, icon.right, rect.bottom)
    return leave, enter


def sides(geometry: Geometry, faces: Mapping[str, Face]) -> dict[str, Sides]:
    """The four sides of each box at which edges dock: beside and above its icon, and below its text."""
    found = {}
    for box, stop in box_stops(geometry, faces).items():
        rect = geometry.boxes[box]
        icon = faces[box].icon.moved(rect.left, rect.top)
        bottom = rect.bottom if faces[box].plate else rect.bottom + _BELOW_TEXT
        found[box] = Sides(
            right=Rect(stop.right, icon.top, stop.right, icon.bottom),
            bottom=Rect(icon.left, bottom, icon.right, bottom),
            left=Rect(stop.left, icon.top, stop.left, icon.bottom),
            top=Rect(icon.left, stop.top, icon.right, stop.top),
        )
    return found
