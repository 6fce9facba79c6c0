"""Where each frame's title stands on its upper border: at the left, or as far to the right as lines make it go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from groundplan.drawing.boxes import TITLE_ICON, Title
from groundplan.drawing.edges import Course
from groundplan.drawing.geometry import Geometry, Point, Rect
from groundplan.drawing.obstacles import crosses
from groundplan.scenes.scene import Frame, Scene

_STEP = 6.0
_PADDING = 8.0
_CLEARANCE = 4.0
_BOX_HIT = 10


def place_titles(
    scene: Scene, geometry: Geometry, titles: Mapping[str, Title], courses: Mapping[str, Course]
) -> tuple[dict[str, Rect], frozenset[str]]:
    """The rectangle of each frame's title text, crossed by no edge wherever there is such a place.

    With it the frames whose title is crossed nevertheless.
    """
    pieces = [piece for course in courses.values() for piece in pairwise(course.flattened())]
    found: dict[str, Rect] = {}
    crossed: set[str] = set()
    for frame in scene.frames():
        if rect := geometry.frames.get(frame.id):
            title = titles[frame.id]
            near = [piece for piece in pieces if _may_touch(piece, rect, title.height)]
            standing = [box for box in geometry.boxes.values() if _on_top(box, rect, title.height)]
            hits, found[frame.id] = _best(_places(frame, title, rect), near, standing)
            if hits:
                crossed.add(frame.id)
    return found, frozenset(crossed)


def _best(places: Iterator[Rect], near: list[tuple[Point, Point]], standing: list[Rect]) -> tuple[int, Rect]:
    """The first place that nothing touches, else the one that fewest lines cross; and how many do."""
    least: tuple[int, Rect] | None = None
    for place in places:
        room = place.grown(_CLEARANCE)
        hits = sum(crosses(*piece, room) for piece in near) + _BOX_HIT * sum(room.overlaps(box) for box in standing)
        if least is None or hits < least[0]:
            least = (hits, place)
        if hits == 0:
            break
    return least or (0, Rect(0.0, 0.0, 0.0, 0.0))


def corner_rect(title: Title, rect: Rect) -> Rect | None:
    """Where the icon stands in the frame's corner, if there is one."""
    if not title.icon:
        return None
    return Rect(rect.left, rect.top, rect.left + TITLE_ICON, rect.top + TITLE_ICON)


def _places(frame: Frame, title: Title, rect: Rect) -> Iterator[Rect]:
    """The place that the frame's look asks for, then those further and further off."""
    least = rect.left + (TITLE_ICON if title.icon else 0.0) + _PADDING
    most = max(least, rect.right - _PADDING - title.text_width)
    wish = max(least, rect.centre[0] - title.text_width / 2) if frame.look.centred else least
    steps = int((rect.width + _STEP) // _STEP)
    yield _at(wish, title, rect)
    for step in range(1, steps):
        for left in (wish + step * _STEP, wish - step * _STEP):
            if least <= left <= most:
                yield _at(left, title, rect)


def _at(left: float, title: Title, rect: Rect) -> Rect:
    return Rect(left, rect.top + 2, left + title.text_width, rect.top + title.height - 3)


def _may_touch(piece: tuple[Point, Point], rect: Rect, height: float) -> bool:
    top, bottom = sorted((piece[0][1], piece[1][1]))
    return top <= rect.top + height and bottom >= rect.top


def _on_top(box: Rect, rect: Rect, height: float) -> bool:
    return box.top < rect.top + height and box.bottom > rect.top and box.left < rect.right and box.right > rect.left
