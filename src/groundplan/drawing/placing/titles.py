"""Where each frame's title stands on its upper border: at the left, or as far to the right as lines make it go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from groundplan.drawing.geometry import Geometry, Piece, Rect, crosses
from groundplan.drawing.parts.headings import CHIPS_GAP, TITLE_HEIGHT, TITLE_ICON, TITLE_PADDING, Title, chips_rect
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Frame, Scene

_STEP = 6.0
_CLEARANCE = 4.0
_BOX_HIT = 10


@dataclass(frozen=True, slots=True)
class PlacedTitle:
    """A title's text with its count and, where there are any, the block of its chips."""

    text: Rect
    chips: Rect | None = None

    @property
    def rects(self) -> tuple[Rect, ...]:
        """All that must be read."""
        return (self.text,) if self.chips is None else (self.text, self.chips)


def place_titles(
    scene: Scene, geometry: Geometry, titles: Mapping[str, Title], courses: Mapping[str, Course]
) -> tuple[dict[str, PlacedTitle], frozenset[str]]:
    """The place of each frame's title, crossed by no edge wherever there is such a place.

    With it the frames whose title is crossed nevertheless.
    """
    pieces = [piece for course in courses.values() for piece in pairwise(course.points)]
    spans = [(min(start[1], end[1]), max(start[1], end[1]), (start, end)) for start, end in pieces]
    found: dict[str, PlacedTitle] = {}
    crossed: set[str] = set()
    for frame in scene.frames():
        if rect := geometry.frames.get(frame.id):
            title = titles[frame.id]
            low, height = rect.top + title.height, title.height
            near = [piece for top, bottom, piece in spans if top <= low and bottom >= rect.top]
            standing = [box for box in geometry.boxes.values() if _on_top(box, rect, height)]
            hits, found[frame.id] = _placed(frame, title, rect, _Way(near, standing))
            if hits:
                crossed.add(frame.id)
    return found, frozenset(crossed)


def corner_rect(title: Title, rect: Rect) -> Rect | None:
    """Where the icon stands in the frame's corner, if there is one."""
    if not title.icon:
        return None
    return Rect(rect.left, rect.top, rect.left + TITLE_ICON, rect.top + TITLE_ICON)


@dataclass(frozen=True, slots=True)
class _Way:
    """What may be in a title's way: pieces of lines, and boxes on the frame's border."""

    lines: Sequence[Piece]
    boxes: Sequence[Rect]

    def hits(self, place: Rect) -> int:
        room = place.grown(_CLEARANCE)
        return sum(crosses(*piece, room) for piece in self.lines) + _BOX_HIT * sum(map(room.overlaps, self.boxes))


def _placed(frame: Frame, title: Title, rect: Rect, way: _Way) -> tuple[int, PlacedTitle]:
    """Text and chips together where that can be; beside each other they part rather than leave the frame's icon."""
    if not title.chips:
        hits, text = _best((_text_at(x, title, rect) for x in _lefts(frame, title, rect, title.block_width)), way)
        return hits, PlacedTitle(text)
    if title.below:
        hits, text = _best((_text_at(x, title, rect) for x in _lefts(frame, title, rect, title.head_width)), way)
        more, chips = _best((chips_rect(title, x, rect) for x in _lefts(frame, title, rect, title.chips_width)), way)
        return hits + more, PlacedTitle(text, chips)
    lefts = list(_lefts(frame, title, rect, title.block_width))
    if way.hits(_block_at(lefts[0], title, rect)) and (parted := _apart(frame, title, rect, way)):
        return 0, parted
    hits, block = _best((_block_at(left, title, rect) for left in lefts), way)
    text = _text_at(block.left, title, rect)
    return hits, PlacedTitle(text, chips_rect(title, text.right + CHIPS_GAP, rect))


def _apart(frame: Frame, title: Title, rect: Rect, way: _Way) -> PlacedTitle | None:
    """Text and chips in one row with lines between them; None where the two do not find free places."""
    hits, text = _best((_text_at(x, title, rect) for x in _lefts(frame, title, rect, title.head_width)), way)
    beside = _Way(way.lines, [*way.boxes, text.grown(CHIPS_GAP - _CLEARANCE)])
    more, chips = _best((chips_rect(title, x, rect) for x in _lefts(frame, title, rect, title.chips_width)), beside)
    return None if hits + more else PlacedTitle(text, chips)


def _best(places: Iterable[Rect], way: _Way) -> tuple[int, Rect]:
    """The first place that nothing touches, else the one that fewest lines cross; and how many do."""
    least: tuple[int, Rect] | None = None
    for place in places:
        hits = way.hits(place)
        if least is None or hits < least[0]:
            least = (hits, place)
        if hits == 0:
            break
    return least or (0, Rect(0.0, 0.0, 0.0, 0.0))


def _lefts(frame: Frame, title: Title, rect: Rect, width: float) -> Iterator[float]:
    """Where something of a width may begin: where the frame's look asks for it, then further and further off."""
    least = rect.left + title.left
    most = max(least, rect.right - TITLE_PADDING - width)
    wish = max(least, rect.centre[0] - width / 2) if frame.look.centred else least
    yield wish
    for step in range(1, int((rect.width + _STEP) // _STEP)):
        for left in (wish + step * _STEP, wish - step * _STEP):
            if least <= left <= most:
                yield left
    yield most


def _text_at(left: float, title: Title, rect: Rect) -> Rect:
    return Rect(left, rect.top + 2, left + title.head_width, rect.top + TITLE_HEIGHT - 3)


def _block_at(left: float, title: Title, rect: Rect) -> Rect:
    """The text with its chips behind it, in one row."""
    return Rect(left, rect.top + 2, left + title.block_width, rect.top + TITLE_HEIGHT - 3)


def _on_top(box: Rect, rect: Rect, height: float) -> bool:
    return box.top < rect.top + height and box.bottom > rect.top and box.left < rect.right and box.right > rect.left
