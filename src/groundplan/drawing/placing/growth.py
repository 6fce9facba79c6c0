"""Frames that grow to one side, just as far as a title needs it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from groundplan.drawing.geometry import Geometry, Piece, Rect, around, crosses
from groundplan.drawing.parts.headings import TITLE_PADDING, Title
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Frame, Item, Scene, walk

_CLEARANCE = 6.0
_MARGIN = 16.0
_APART = 8.0
_FURTHEST = 48.0
_PREFERENCE = 40.0
_SLACK = 18.0


def around_titles(
    scene: Scene,
    geometry: Geometry,
    titles: Mapping[str, Title],
    courses: Mapping[str, Course],
    crossed: Collection[str],
) -> Geometry:
    """The geometry with room for the crossed titles beside the lines, as far as there is room beside their frames.

    Frames around them grow with them.
    """
    pieces = _pieces(courses)
    # Inner frames come first, since they may push the borders of those around them.
    for frame in reversed([frame for frame in scene.frames() if frame.id in crossed]):
        chain = [each for each in _around(scene.items, frame.id) if each.id in geometry.frames]
        for rect in _wider(geometry.frames[frame.id], titles[frame.id], pieces, geometry.boxes.values()):
            slim = _without_slack(rect, frame, geometry, pieces)
            if wider := _with(geometry, scene, chain, slim, pieces):
                geometry = wider
                break
    return geometry


def _wider(rect: Rect, title: Title, pieces: Iterable[Piece], boxes: Iterable[Rect]) -> Iterator[Rect]:
    """The frame with room for its title left of all that crosses its head, beside its icon, or right of it.

    The side that needs less comes first, with a preference for the left one.
    """
    head = Rect(rect.left, rect.top, rect.right, rect.top + title.height)
    blocked = [(min(a[0], b[0]) - _CLEARANCE, max(a[0], b[0]) + _CLEARANCE) for a, b in pieces if crosses(a, b, head)]
    blocked += [(box.left - _CLEARANCE, box.right + _CLEARANCE) for box in boxes if box.overlaps(head)]
    if not blocked:
        return
    first, last = min(low for low, _ in blocked), max(high for _, high in blocked)
    left = first - title.block_width - title.left
    parted = title.chips and not title.below and rect.left + title.left + title.head_width <= first
    right = last + (title.chips_width if parted else title.block_width) + TITLE_PADDING
    sides = [replace(rect, left=float(round(left))), replace(rect, right=float(round(right)))]
    if sides[0].width > sides[1].width + _PREFERENCE:
        sides.reverse()
    for side in sides:
        if rect.width < side.width <= rect.width + title.block_width + _FURTHEST:
            yield side


def _without_slack(rect: Rect, frame: Frame, geometry: Geometry, pieces: Iterable[Piece]) -> Rect:
    """A frame that has grown to one side, without the room that was only there for its title on the other."""
    old = geometry.frames[frame.id]
    children = [geometry.boxes.get(child.id) or geometry.frames.get(child.id) for child in frame.children]
    content = around([child for child in children if child is not None])
    if rect.left < old.left:
        slim = replace(rect, right=min(old.right, content.right + _SLACK))
        strip = replace(old, left=slim.right - _APART)
    else:
        slim = replace(rect, left=max(old.left, content.left - _SLACK))
        strip = replace(old, right=slim.left + _APART)
    return rect if any(crosses(*piece, strip) for piece in _upright(pieces)) else slim


def _with(
    geometry: Geometry,
    scene: Scene,
    chain: list[Frame],
    rect: Rect,
    pieces: Sequence[Piece],
) -> Geometry | None:
    """The geometry with the innermost frame of a chain at a new place; None where there is no room for that.

    Frames at which edges end stay as they are.
    """
    frames = _pushed(chain, rect, geometry)
    if any(end in frames for edge in scene.edges for end in (edge.source, edge.target)):
        return None
    if not all(_has_room(each, frames, geometry, pieces) for each in chain):
        return None
    return replace(geometry, frames={**geometry.frames, **frames})


def _pieces(courses: Mapping[str, Course]) -> list[Piece]:
    return [piece for course in courses.values() for piece in pairwise(course.points)]


def _upright(pieces: Iterable[Piece]) -> list[Piece]:
    return [piece for piece in pieces if abs(piece[0][0] - piece[1][0]) < abs(piece[0][1] - piece[1][1])]


def _pushed(chain: list[Frame], rect: Rect, geometry: Geometry) -> dict[str, Rect]:
    """The innermost frame at its new place, and those around it that have to give way."""
    changed = {chain[-1].id: rect}
    for outer in reversed(chain[:-1]):
        old = geometry.frames[outer.id]
        new = replace(old, left=min(old.left, rect.left - _MARGIN), right=max(old.right, rect.right + _MARGIN))
        if new == old:
            break
        changed[outer.id] = rect = new
    return changed


def _has_room(frame: Frame, changed: Mapping[str, Rect], geometry: Geometry, pieces: Iterable[Piece]) -> bool:
    """Whether nothing that does not belong to a frame, and no line along its border, is where it grows."""
    if frame.id not in changed:
        return True
    old, new = geometry.frames[frame.id], changed[frame.id]
    strips = [
        Rect(new.left - _APART, new.top, old.left, new.bottom),
        Rect(old.right, new.top, new.right + _APART, new.bottom),
    ]
    strips = [strip for strip in strips if strip.width > _APART]
    inside = {item.id for item in walk(frame.children)}
    others = [rect for box, rect in geometry.boxes.items() if box not in inside]
    others += [rect for other, rect in geometry.frames.items() if other not in inside and not rect.encloses(old)]
    return not any(strip.overlaps(other) for strip in strips for other in others) and not any(
        crosses(*piece, strip) for strip in strips for piece in _upright(pieces)
    )


def _around(items: Iterable[Item], item_id: str) -> list[Frame]:
    """The frames around an item from the outermost in, with the item itself where it is a frame."""
    for item in items:
        if item.id == item_id:
            return [item] if isinstance(item, Frame) else []
        if isinstance(item, Frame) and any(each.id == item_id for each in walk(item.children)):
            return [item, *_around(item.children, item_id)]
    return []
