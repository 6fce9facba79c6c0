"""The best place for a text that slides along a straight run: found at once, not by trying spots one by one."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.placing.runs import Run

_CROSSED_COST = 120.0
_BORDER_COST = 55.0
_HEAD_COST = 38.0
_SHARED_COST = 90.0
FAR_COST = 140.0

_OWN_LINE_COST = 22.0
_NEAR_COST = 9.0
_NEARER_COST = 60.0
_BORDER_NEAR_COST = 15.0
_SLIDE_COST = 12.0
_MIDDLE_COST = 26.0
_SHORTER_COST = 8.0
_OVERHANG_COST = 12.0
_OUTSIDE_COST = 40.0
_SLIDES = 900.0
"""So far at most a text slides from where it would stand best: further off on a long run, nobody looks for it."""


_FORBIDDEN = 1e6
_STRAINED = 50.0
_NEAR = 8.0
_CLEARLY = 2.0
_BORDER_MARGIN = 2.0
_BORDER_NEAR = 5.0
_RINGS = (22.0, 40.0, 62.0, 90.0, 130.0, 190.0, 270.0, 380.0)
_DIRECTIONS = 16


_SOLID, _WORDS, _LINE, _BORDER = Kind.SOLID, Kind.WORDS, Kind.LINE, Kind.BORDER


class Clearance(NamedTuple):
    """How many pixels a text keeps from all that is solid, and how many sideways from other words."""

    margin: float
    aside: float


class Strip(NamedTuple):
    """A way to put a text of a size at a run, along which it may slide.

    `low` and `high` are the least and the most that its left side may be (at an upright run: its upper side), `wish`
    the best place between, `across` its upper (left) side. `cost` is what that costs whatever lies there, with the
    `fault` that is part of it, such as a trunk. `form` says which of a text's forms (lines, rows) it is, `gap` how far
    it stands from its run.
    """

    run: Run
    width: float
    height: float
    low: float
    high: float
    across: float
    wish: float
    cost: float
    form: int
    gap: float = 0.0
    fault: float = 0.0

    def rect(self, at: float) -> Rect:
        """The text's rectangle where it begins at `at`."""
        left, top = (at, self.across) if self.run.level else (self.across, at)
        return Rect(left, top, left + self.width, top + self.height)

    def towards_start(self) -> Strip:
        """The same strip with a wish for the place where the edge comes from."""
        return self._replace(wish=self.low if self.run.forward else self.high)

    def near_wish(self, most: float) -> Strip:
        """The part of the strip that is not too far from its wish; `most` may be less than what is always too far."""
        far = min(most + 1.0, _SLIDES)
        low, high = max(self.low, self.wish - far), min(self.high, self.wish + far)
        return self if (low, high) == (self.low, self.high) or low > high else self._replace(low=low, high=high)


_Slid: TypeAlias = tuple[float, float, float]
"""What a place of a strip costs over the strip itself, where it is, and the price of what lies there."""


class Place(Struct, frozen=True):
    """Where a text stands, what that costs, at which run, and in which of its forms (lines or rows).

    `fault` is the part of the cost that is for more than looks: a line or border that is covered, a trunk.
    """

    cost: float
    rect: Rect
    run: Run
    form: int
    fault: float

    @property
    def strained(self) -> bool:
        """Whether it is worth making room for a better place."""
        return self.fault >= _STRAINED


def main_run(runs: Sequence[Run]) -> Run:
    """The run that an edge is best told by."""
    return max(runs, key=lambda run: (run.own, run.length))


def strip(
    run: Run,
    size: tuple[float, float],
    offset: float,
    cost: float,
    form: int,
    *,
    trimmed: tuple[float, float] = (0.0, 0.0),
    fault: float = 0.0,
) -> Strip:
    """A strip beside a run: before it (above, left) where `offset` is negative, behind it where positive, on it at 0.

    `offset` is the gap between run and text. `trimmed` is what the text shall keep from the run's two ends. `cost` is
    what it costs for looks, `fault` what for more.
    """
    width, height = size
    fault += 0.0 if run.own else _SHARED_COST
    along, thick = (width, height) if run.level else (height, width)
    if offset > 0:
        across = run.at + offset
    elif offset < 0:
        across = run.at + offset - thick
    else:
        across = run.at - thick / 2
    first, last = run.low + trimmed[0], run.high - trimmed[1]
    room = last - first - along
    low, high = (first, first + room) if room >= 0 else (first + room, first)
    if room < 0:
        cost += _OVERHANG_COST + min(60.0, -room * 0.4)
    return Strip(
        run, width, height, low, high, across, (first + last - along) / 2, cost + fault, form, abs(offset), fault
    )


def best_place(
    runs: Sequence[Run],
    strips_at: Callable[[Run, float], Iterable[Strip]],
    edge: str,
    obstacles: Obstacles,
    clear: Clearance,
) -> Place | None:
    """The cheapest place at all runs of an edge; None where something solid is everywhere.

    `strips_at` gives the strips of a run, each of which costs at least as much as the run does; best is the longest
    of the edge's own, near its middle. `clear` says what is kept free around the text.
    """
    longest = max([1.0, *(run.length for run in runs)])
    # A run's strips are only made when it is its turn.
    queue: list[tuple[float, int, int, Strip | None]] = [
        (abs(run.share - 0.5) * _MIDDLE_COST + (1 - run.length / longest) * _SHORTER_COST, number, -1, None)
        for number, run in enumerate(runs)
    ]
    heapq.heapify(queue)
    best: Place | None = None
    while queue and (best is None or queue[0][0] < best.cost):
        cost, number, _, each = heapq.heappop(queue)
        if each is None:
            for at, found in enumerate(strips_at(runs[number], cost)):
                heapq.heappush(queue, (found.cost, number, at, found))
        elif slid := _slid(each, edge, obstacles, clear, math.inf if best is None else best.cost - cost):
            best = Place(cost + slid[0], each.rect(slid[1]), each.run, each.form, each.fault + slid[2])
    return best


def far_place(run: Run, sizes: list[tuple[float, float]], edge: str, obstacles: Obstacles, clear: Clearance) -> Place:
    """A place in growing rings around a run, for when everything nearer is taken; there always is one."""
    best: Place | None = None
    middle, bounds = run.middle, obstacles.bounds
    for form, (width, height) in enumerate(sizes):
        for ring in _RINGS:
            if best is not None and best.cost <= FAR_COST + ring:
                break
            for step in range(_DIRECTIONS):
                angle = math.pi * (2 * step / _DIRECTIONS - 0.5)
                x, y = middle[0] + math.cos(angle) * ring * 1.5, middle[1] + math.sin(angle) * ring
                rect = Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                cost = FAR_COST + ring + form
                if not bounds.encloses(rect):
                    cost += _OUTSIDE_COST
                if best is None or cost < best.cost:
                    added = _standing(rect, edge, obstacles, clear)
                    if added < _FORBIDDEN and (best is None or cost + added < best.cost):
                        best = Place(cost + added, rect, run, form, FAR_COST)
    if best is not None:
        return best
    width, height = sizes[0]
    rect = Rect(middle[0] - width / 2, middle[1], middle[0] + width / 2, middle[1] + height)
    while _standing(rect, edge, obstacles, clear) >= _FORBIDDEN:
        rect = rect.moved(0.0, height + 4)
    return Place(FAR_COST * 4, rect, run, 0, FAR_COST)


def leader(rect: Rect, runs: Iterable[Run]) -> tuple[Point, Point]:
    """The line that joins a far text with the nearest point of its edge."""
    centre = rect.centre
    at = min((run.nearest(centre) for run in runs), key=lambda point: math.dist(point, rect.nearest(point)))
    return (rect.nearest(at), at)


def _standing(rect: Rect, edge: str, obstacles: Obstacles, clear: Clearance) -> float:
    """What it costs to stand at one place."""
    left, top, right, bottom = rect.left, rect.top, rect.right, rect.bottom
    margin, width = clear.margin, right - left
    for kind, start, upper, end, lower, _ in obstacles.near(left - clear.aside, top, right + clear.aside, bottom):
        if kind is _SOLID or kind is _WORDS:
            aside = margin if kind is _SOLID else clear.aside
            gap = upper - bottom if upper > bottom else top - lower
            if gap < margin and start - aside - width < left < end + aside:
                return _FORBIDDEN
    place = Run(True, -math.inf, left, right, forward=True, share=0.5, own=True)
    fixed = Strip(place, width, rect.height, left, left, top, left, 0.0, 0)
    return sum(price for start, end, price in _prices(fixed, edge, obstacles, clear) if start < left < end)


def _slid(each: Strip, edge: str, obstacles: Obstacles, clear: Clearance, most: float) -> _Slid | None:
    """The cheapest place of a strip: the wish, or where a price ends; None if it costs `most` or more."""
    wish = each.wish
    slope = _SLIDE_COST / max(60.0, each.high - each.low)
    each = each.near_wish(most / slope)
    low, high = each.low, each.high
    prices = _prices(each, edge, obstacles, clear)
    if not prices:
        return (0.0, wish, 0.0) if most > 0 else None
    most = min(most, _FORBIDDEN)
    everywhere = sum([price for start, end, price in prices if start < low and high < end])
    if everywhere >= most:
        return None
    partly = [each for each in prices if each[0] >= low or high >= each[1]]
    places = {at for start, end, _ in partly for at in (start, end) if low <= at <= high}
    places.add(min(max(wish, low), high))
    best: _Slid = (most, -math.inf, 0.0)
    for aside, at in sorted([(abs(at - wish) * slope, at) for at in places]):
        if aside + everywhere > best[0]:
            break
        price = everywhere + sum([price for start, end, price in partly if start < at < end])
        best = min(best, (price + aside, at, price))
    return best if best[1] > -math.inf else None


def _prices(each: Strip, edge: str, obstacles: Obstacles, clear: Clearance) -> Collection[tuple[float, float, float]]:
    """What places of a strip cost: from where to where it must not begin, and the price for it."""
    run = each.run
    level = run.level
    margin = clear.margin
    words_along, words_across = (clear.aside, margin) if level else (margin, clear.aside)
    along, thick = (each.width, each.height) if level else (each.height, each.width)
    first, last = each.across, each.across + thick
    low, high = each.low, each.high
    # Beside a line, a text must be clearly nearer to it than to any other; on its line it is anyway.
    nearer, beside = (each.gap + _CLEARLY, margin) if each.gap else (0.0, 0.0)
    reach = max(_NEAR, nearer, clear.aside)
    before, behind, above, below = low - reach, high + along + reach, first - reach, last + reach
    area = (before, above, behind, below) if level else (above, before, below, behind)
    found = set[tuple[float, float, float]]()
    for kind, start, upper, end, lower, owner in obstacles.near(*area):
        if not level:
            start, upper, end, lower = upper, start, lower, end
        gap = upper - last if upper > last else first - lower
        if gap >= reach or start >= behind or end <= before:
            continue
        if kind is _LINE:
            if owner != edge:
                if gap < _NEAR:
                    found.add((start - _NEAR - along, end + _NEAR, _NEAR_COST))
                if gap < nearer:
                    found.add((start - nearer - along, end + nearer, _NEARER_COST))
                if gap < beside:
                    found.add((start - margin - along, end + margin, _CROSSED_COST))
            elif gap < 0.5 and not (upper == lower and abs(upper - run.at) < 1):
                found.add((start - along, end, _OWN_LINE_COST))
        elif kind is _WORDS:
            if gap < words_across:
                found.add((start - words_along - along, end + words_along, _FORBIDDEN))
        elif kind is _SOLID:
            if gap < margin:
                found.add((start - margin - along, end + margin, _FORBIDDEN))
        elif kind is _BORDER:
            if gap < _BORDER_NEAR:
                found.add((start - _BORDER_NEAR - along, end + _BORDER_NEAR, _BORDER_NEAR_COST))
            if gap < _BORDER_MARGIN:
                found.add((start - _BORDER_MARGIN - along, end + _BORDER_MARGIN, _BORDER_COST))
        elif gap < 0:
            found.add((start - along, end, _HEAD_COST))
    return found
