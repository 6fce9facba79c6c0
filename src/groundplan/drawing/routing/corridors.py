"""Through which gap between boxes, titles and borders each wire passes the ranks between its ends."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import TypeAlias

from groundplan.drawing.geometry import Rect
from groundplan.drawing.routing.wires import Rank, Wire

_BOX_MARGIN = 7.0
_TITLE_MARGIN = 4.0
_BORDER_MARGIN = 5.0
_APART = 8.0
_REACH = 40
_AWAY = 72.0

Gap: TypeAlias = tuple[float, float]
"""What is free between two heights."""


class Corridors:
    """The free gaps of every rank, and the wires that already use them."""

    def __init__(
        self, ranks: Sequence[Rank], boxes: Sequence[Rect], titles: Sequence[Rect], frames: Mapping[str, Rect]
    ) -> None:
        self._gaps = [_gaps(rank, boxes, titles, list(frames.values())) for rank in ranks]
        self._frames = [_standing(rank, frames) for rank in ranks]
        self._closed: dict[tuple[int, frozenset[str]], list[Gap]] = {}
        self._ranks = ranks
        self._taken: dict[int, list[tuple[float, str]]] = defaultdict(list)

    def choose(self, wire: Wire) -> None:
        """Puts the heights of the ranks that the wire passes between those of its ends."""
        tail, head = wire.heights
        passed = range(wire.first + 1, wire.last)
        if not passed:
            return
        guide = [wire.guide_at(self._ranks[rank].middle) for rank in passed]
        gaps = [_nearest(self._open_gaps(rank, wire), height) for rank, height in zip(passed, guide, strict=True)]
        heights = self._level(wire, passed, gaps, guide)
        if heights is None:
            heights = self._by_rank(wire, passed, gaps, guide)
        for rank, height in zip(passed, heights, strict=True):
            insort(self._taken[rank], (height, wire.leaves))
        wire.heights = [tail, *heights, head]

    def _level(self, wire: Wire, passed: range, gaps: list[Gap], guide: list[float]) -> list[float] | None:
        """One height for all ranks: best the tail's or the head's own, so that the wire bends only once.

        The wire may leave the gaps of the layout's spline, but then not go far from it.
        """
        for height in (*wire.heights, *_scan(median(guide), (float("-inf"), float("inf")))):
            same_gaps = all(low <= height <= high for low, high in gaps)
            near = same_gaps or all(abs(height - wish) <= _AWAY for wish in guide)
            if near and all(self._open(rank, height, wire) and self._free(rank, height, wire) for rank in passed):
                return [height] * len(passed)
        return None

    def _open(self, rank: int, height: float, wire: Wire) -> bool:
        return any(low <= height <= high for low, high in self._open_gaps(rank, wire))

    def _open_gaps(self, rank: int, wire: Wire) -> list[Gap]:
        """The gaps of a rank without the frames there that are not the wire's own; all where nothing else is left."""
        foreign = frozenset(frame for frame in self._frames[rank] if frame not in wire.own)
        if not foreign:
            return self._gaps[rank]
        if (rank, foreign) not in self._closed:
            taken = sorted(self._frames[rank][frame] for frame in foreign)
            self._closed[rank, foreign] = list(_without(self._gaps[rank], taken)) or self._gaps[rank]
        return self._closed[rank, foreign]

    def _by_rank(self, wire: Wire, passed: range, gaps: list[Gap], guide: list[float]) -> list[float]:
        heights: list[float] = []
        for rank, gap, wish in zip(passed, gaps, guide, strict=True):
            before = heights[-1] if heights else wire.heights[0]
            tries = (before, wire.heights[-1], *_scan(wish, gap))
            fitting = (h for h in tries if gap[0] <= h <= gap[1] and self._free(rank, h, wire))
            heights.append(next(fitting, min(max(wish, gap[0]), gap[1])))
        return heights

    def _free(self, rank: int, height: float, wire: Wire) -> bool:
        """Whether no other wire runs there; wires of one fan may run on one another while they are still together."""
        own, taken = wire.heights[0], self._taken[rank]
        for at in range(bisect_left(taken, (height - _APART,)), len(taken)):
            other, fan = taken[at]
            if other >= height + _APART:
                break
            if other > height - _APART and not (fan == wire.leaves and height == other == own):
                return False
        return True


def _gaps(rank: Rank, boxes: Sequence[Rect], titles: Sequence[Rect], frames: Sequence[Rect]) -> list[Gap]:
    """What is free of a rank, from top to bottom."""

    def blocked() -> Iterator[Gap]:
        for rect, margin in (*((box, _BOX_MARGIN) for box in boxes), *((title, _TITLE_MARGIN) for title in titles)):
            if rect.left < rank.right and rect.right > rank.left:
                yield (rect.top - margin, rect.bottom + margin)
        for frame in frames:
            if frame.left < rank.right and frame.right > rank.left:
                for border in (frame.top, frame.bottom):
                    yield (border - _BORDER_MARGIN, border + _BORDER_MARGIN)

    gaps: list[Gap] = []
    free_from = float("-inf")
    for top, bottom in sorted(blocked()):
        if top > free_from:
            gaps.append((free_from, top))
        free_from = max(free_from, bottom)
    return [*gaps, (free_from, float("inf"))]


def _standing(rank: Rank, frames: Mapping[str, Rect]) -> dict[str, Gap]:
    """The frames that reach into a rank, with what they take of it."""
    return {
        frame: (rect.top - _BORDER_MARGIN, rect.bottom + _BORDER_MARGIN)
        for frame, rect in frames.items()
        if rect.left < rank.right and rect.right > rank.left
    }


def _without(gaps: Sequence[Gap], taken: Iterable[Gap]) -> Iterator[Gap]:
    """The gaps without all that is taken of them; both from top to bottom."""
    merged: list[Gap] = []
    for top, bottom in taken:
        if merged and top <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], bottom))
        else:
            merged.append((top, bottom))
    first = 0
    for low, high in gaps:
        while first < len(merged) and merged[first][1] <= low:
            first += 1
        free_from, at = low, first
        while at < len(merged) and merged[at][0] < high:
            top, bottom = merged[at]
            if free_from < top:
                yield (free_from, top)
            free_from, at = bottom, at + 1
        if free_from < high:
            yield (free_from, high)


def _nearest(gaps: list[Gap], height: float) -> Gap:
    return min(gaps, key=lambda gap: (max(gap[0] - height, height - gap[1], 0.0), -(gap[1] - gap[0])))


def _scan(wish: float, gap: Gap) -> Iterator[float]:
    """Heights in the gap, nearest to the wish first."""
    start = round(min(max(wish, gap[0]), gap[1]))
    yield start
    for step in range(1, _REACH):
        yield start - step * _APART
        yield start + step * _APART
