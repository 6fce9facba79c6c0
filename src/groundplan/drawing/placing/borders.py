"""Boxes that stand on a frame's border, as an internet gateway does: the border moves to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec.structs import replace

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.layout.ordering import entrances
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.parts.headings import TITLE_ICON, Title
from groundplan.scenes.scene import Box, Direction, Frame, Scene, walk


def settle(scene: Scene, geometry: Geometry, faces: Mapping[str, Face], titles: Mapping[str, Title]) -> Geometry:
    """Draws each frame's border through the middle of the boxes on it, wherever nothing else is in the way.

    The frame only ever becomes smaller, so that nothing outside of it can be hit.
    """
    standing: dict[str, list[Box]] = defaultdict(list)
    frames: dict[str, Frame] = {}
    for box, frame in entrances(scene):
        if box.id in geometry.boxes and frame.id in geometry.frames:
            standing[frame.id].append(box)
            frames[frame.id] = frame
    rects = dict(geometry.frames)
    for frame_id, boxes in standing.items():
        moved = _moved(frames[frame_id], boxes, geometry, faces, titles[frame_id], scene.direction)
        rects[frame_id] = moved or rects[frame_id]
    return replace(geometry, frames=rects)


def _moved(
    frame: Frame,
    boxes: list[Box],
    geometry: Geometry,
    faces: Mapping[str, Face],
    title: Title,
    direction: Direction | None,
) -> Rect | None:
    rect = geometry.frames[frame.id]
    inside = [child.id for child in walk(frame.children) if child.id not in {box.id for box in boxes}]
    others = [geometry.boxes.get(item) or geometry.frames.get(item) for item in inside]
    rest = [other for other in others if other is not None]
    icons = [faces[box.id].icon.moved(geometry.boxes[box.id].left, geometry.boxes[box.id].top) for box in boxes]
    if direction is Direction.RIGHT:
        line = icons[0].centre[0]
        if any(abs(icon.centre[0] - line) > 1 for icon in icons) or not rest:
            return None
        if min(other.left for other in rest) > line + 24 and rect.right - line >= title.width:
            return replace(rect, left=line)
        if max(other.right for other in rest) < line - 24 and line - rect.left >= title.width:
            return replace(rect, right=line)
        return None
    line = icons[0].centre[1]
    if any(abs(icon.centre[1] - line) > 1 for icon in icons) or not rest:
        return None
    standing = [geometry.boxes[box.id] for box in boxes]
    corner_free = min(box.left for box in standing) > rect.left + TITLE_ICON + 4
    title_fits = rect.right - max(box.right for box in standing) > title.block_width + 24
    if min(other.top for other in rest) > line + title.height and corner_free and title_fits:
        return replace(rect, top=line)
    if max(other.bottom for other in rest) < line - 24:
        return replace(rect, bottom=line)
    return None
