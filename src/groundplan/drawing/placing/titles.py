"""Where each frame's title stands: right behind its icon, its chips beneath or behind it; elsewhere at need only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.geometry import Geometry, Rect
from groundplan.drawing.parts.headings import CHIPS_GAP, TITLE_HEIGHT, TITLE_ICON, TITLE_PADDING, Title, chips_rect
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.placing.stretch import Want
from groundplan.scenes.scene import Frame, Scene

_CLEARANCE = 4.0
_ROOM = 5.0
_SPARE = 2.0
_BOX_HIT = 10
_MOST = 110.0
_TOGETHER = 40.0
"""By so many pixels at most a frame becomes wider only to keep title and chips together."""


class PlacedTitle(Struct, frozen=True):
    """A title's text with its count and, where there are any, the block of its chips."""

    text: Rect
    chips: Rect | None = None

    @property
    def rects(self) -> tuple[Rect, ...]:
        """All that must be read."""
        return (self.text,) if self.chips is None else (self.text, self.chips)


class Headings(Struct, frozen=True):
    """The title of every frame by the frame's id, and the frames whose title is `crossed` nevertheless.

    `wanted` says for each title that does not stand where it belongs what room is missing there.
    """

    placed: Mapping[str, PlacedTitle]
    crossed: frozenset[str]
    wanted: Mapping[str, tuple[Want, ...]]


def place_titles(scene: Scene, geometry: Geometry, titles: Mapping[str, Title], obstacles: Obstacles) -> Headings:
    """The place of each frame's title, crossed by no line and no box wherever there is such a place."""
    placed: dict[str, PlacedTitle] = {}
    crossed: set[str] = set()
    wanted: dict[str, tuple[Want, ...]] = {}
    for frame in scene.frames():
        if rect := geometry.frames.get(frame.id):
            head = _Head(frame, titles[frame.id], rect, obstacles)
            placed[frame.id], hits = head.place()
            if hits:
                crossed.add(frame.id)
            if wants := tuple(head.missing(placed[frame.id], hits)):
                wanted[frame.id] = wants
    return Headings(placed, frozenset(crossed), wanted)


def corner_rect(title: Title, rect: Rect) -> Rect | None:
    """Where the icon stands in the frame's corner, if there is one."""
    if not title.icon:
        return None
    return Rect(rect.left, rect.top, rect.left + TITLE_ICON, rect.top + TITLE_ICON)


class _Head:
    """The upper part of one frame, and what stands in it."""

    def __init__(self, frame: Frame, title: Title, rect: Rect, obstacles: Obstacles) -> None:
        self.title = title
        self.rect = rect
        self.obstacles = obstacles
        self.centred = frame.look.centred
        self.least = rect.left + title.left
        centre = max(self.least, rect.centre[0] - title.block_width / 2)
        self.wish = centre if self.centred else self.least
        top, bottom = rect.top - _CLEARANCE, rect.top + title.height + _CLEARANCE
        self.lines: list[Rect] = []
        self.boxes: list[Rect] = []
        for each in obstacles.near(rect.left, top, rect.right, bottom):
            if each.kind is not Kind.BORDER and each.top <= bottom and each.bottom >= top:
                (self.lines if each.kind is Kind.LINE else self.boxes).append(each.rect)

    def place(self) -> tuple[PlacedTitle, int]:
        """The nearest free place to the wish, else the one where least is in the way; and how much that is."""
        least: list[tuple[PlacedTitle, int]] = []
        for left in self._free(self.wish, self.least, self.title.block_width):
            text = self._text_at(left)
            hits = self._hits(text)
            chips = None
            if least and hits >= least[0][1]:
                continue
            if self.title.chips:
                chips, more = self._chips(text)
                hits += more
            if not least or hits < least[0][1]:
                least = [(PlacedTitle(text, chips), hits)]
            if not hits:
                break
        return least[0]

    def missing(self, placed: PlacedTitle, hits: int) -> Iterator[Want]:
        """How much wider the frame has to be for its title to stand where it belongs, beside the first line."""
        start, title = self.least, self.title
        if not hits and (self.centred or placed.text.left == self.wish) and not self._is_torn(placed):
            return
        if title.below or self._hits(self._text_at(start)):
            yield from self._wider(self.rect.left, start, title.block_width if title.below else title.head_width, hits)
            return
        end = start + title.head_width
        beneath = chips_rect(replace(title, below=True), start, self.rect)
        wants = [*self._wider(end, end + CHIPS_GAP, title.chips_width, hits)]
        if self._is_free(beneath, but=Kind.LINE):
            wants += self._wider(self.rect.left, start, title.chips_width, hits=0)
        yield from sorted((want for want in wants if hits or want.by <= _TOGETHER), key=lambda want: want.by)

    def _wider(self, low: float, start: float, width: float, hits: int) -> Iterator[Want]:
        """Room before what stands right of `low`, for what begins at `start`; behind it only where there are hits."""
        standing = [each for each in (*self.lines, *self.boxes) if each.right > low]
        if not standing:
            return
        first, last = min(each.left for each in standing), max(each.right for each in standing)
        right = self.rect.right
        before = start + width + _ROOM - first
        if hits or before <= _MOST:
            yield Want(True, low + _SPARE, first - _SPARE, before)
        if hits:
            yield Want(True, last + _SPARE, right - _SPARE, last + width + _ROOM + TITLE_PADDING - right)

    def _free(self, wish: float, least: float, width: float) -> Iterator[float]:
        """Where something of a width may begin: at the wish, then right behind or before what is in the way."""
        most = max(least, self.rect.right - TITLE_PADDING - width)
        yield min(wish, most)
        beside = {each.right + _ROOM for each in (*self.lines, *self.boxes)}
        beside |= {each.left - _ROOM - width for each in (*self.lines, *self.boxes)}
        yield from sorted((left for left in beside if least <= left <= most), key=lambda left: (abs(left - wish), left))
        yield most

    def _chips(self, text: Rect) -> tuple[Rect, int]:
        """The block of chips behind the text or beneath it; where neither has room, as near to it as can be."""
        wish = text.left if self.title.below else text.right + CHIPS_GAP
        behind = replace(chips_rect(self.title, wish, self.rect), left=text.right)
        if not self.title.below and self._hits(behind):
            beneath = chips_rect(replace(self.title, below=True), text.left, self.rect)
            if self._is_free(beneath):
                return beneath, 0
        places = (chips_rect(self.title, left, self.rect) for left in self._free(wish, wish, self.title.chips_width))
        return min(((place, self._hits(place)) for place in places), key=lambda found: found[1])

    def _is_torn(self, placed: PlacedTitle) -> bool:
        """Whether something stands between the text and its chips."""
        text, chips = placed.text, placed.chips
        return chips is not None and _touching(Rect(text.right, text.top, chips.left, text.bottom), self.lines) > 0

    def _is_free(self, place: Rect, but: Kind | None = None) -> bool:
        """Whether nothing stands there but things of one kind; for places beneath a title's own row."""
        room = place.grown(_CLEARANCE)
        near = self.obstacles.near(room.left, room.top, room.right, room.bottom)
        return not _touching(room, [each.rect for each in near if each.kind is not but])

    def _text_at(self, left: float) -> Rect:
        return Rect(left, self.rect.top + 2, left + self.title.head_width, self.rect.top + TITLE_HEIGHT - 3)

    def _hits(self, place: Rect) -> int:
        room = place.grown(_CLEARANCE)
        return _touching(room, self.lines) + _BOX_HIT * _touching(room, self.boxes)


def _touching(room: Rect, rects: Sequence[Rect]) -> int:
    return sum(
        each.left <= room.right and each.right >= room.left and each.top <= room.bottom and each.bottom >= room.top
        for each in rects
    )
