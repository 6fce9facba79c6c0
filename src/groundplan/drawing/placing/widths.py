"""Frames that become no wider than they must where a picture is cut to make room for titles."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec.structs import replace

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.parts.headings import Title
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Box, Frame, Item, Scene

_MARGIN = 18.0


def contents(
    scene: Scene, geometry: Geometry, courses: Mapping[str, Course], growing: Collection[str]
) -> dict[str, float]:
    """Where at the left begins what a frame holds, for each that need not grow there: all but the `growing` ones.

    A frame at which an edge ends stays as it is, too.
    """
    upright = list(_upright(courses))
    fixed = {*growing, *(end for edge in scene.edges for end in (edge.source, edge.target))}
    found: dict[str, float] = {}

    def left(item: Item) -> float:
        if isinstance(item, Box):
            return geometry.boxes[item.id].centre[0]
        rect, lefts = geometry.frames.get(item.id), [left(child) for child in item.children]
        if rect is None or not lefts:
            return rect.left if rect else min(lefts, default=math.inf)
        if item.id in fixed:
            return rect.left
        found[item.id] = min([*lefts, *(line.left for line in upright if line.overlaps(rect))])
        return found[item.id]

    for item in scene.items:
        left(item)
    return found


def trimmed(
    scene: Scene,
    geometry: Geometry,
    courses: Mapping[str, Course],
    titles: Mapping[str, Title],
    grown: Collection[str],
) -> Geometry:
    """The geometry without the room that grown frames had at the right for a title that now stands at the left."""
    ends = {end for edge in scene.edges for end in (edge.source, edge.target)}
    rects = dict(geometry.frames)
    for frame in scene.frames():
        if frame.id in grown and frame.id not in ends and not titles[frame.id].chips:
            rect = rects[frame.id]
            held = [*_children(frame, geometry), *(line for line in _upright(courses) if line.overlaps(rect))]
            right = max([rect.left + titles[frame.id].width, *(each.right + _MARGIN for each in held)])
            rects[frame.id] = replace(rect, right=min(rect.right, right))
    return replace(geometry, frames=rects)


def _children(frame: Frame, geometry: Geometry) -> Iterable[Rect]:
    found = (geometry.boxes.get(child.id) or geometry.frames.get(child.id) for child in frame.children)
    return (rect for rect in found if rect is not None)


def _upright(courses: Mapping[str, Course]) -> Iterator[Rect]:
    for course in courses.values():
        for (ax, ay), (bx, by) in pairwise(course.points):
            if abs(ax - bx) < abs(ay - by):
                yield Rect(ax - 0.5, min(ay, by), ax + 0.5, max(ay, by))
