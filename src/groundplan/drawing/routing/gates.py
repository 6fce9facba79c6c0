"""Where a searched line may leave or reach a box or a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.routing.search import Gate

RIGHT, DOWN, LEFT, UP = range(4)

MARGIN = 8.0
"""How far in front of an item's side a line may make its first turn."""

ARRIVING = 15.0
"""How far in front of it a line should make its last turn: the arrow's head and a little of the line behind it."""

_ASIDE = (0.0, 9.0, -9.0, 18.0, -18.0)
_ASIDE_COST = 0.4
_END = 5.0
_NEAR = 5.0
_FRAME_HEAD = 34.0
_FRAME_END = 10.0
_FRAME_PLACES = 5
_FRAME_STEP = 12.0


class Sides(Struct, frozen=True):
    """The four sides at which lines dock: each a rectangle without width or height, its places between its ends."""

    right: Rect
    bottom: Rect
    left: Rect
    top: Rect

    def flipped(self) -> Sides:
        """With x and y exchanged."""
        return Sides(self.bottom.flipped(), self.right.flipped(), self.top.flipped(), self.left.flipped())

    def __iter__(self) -> Iterator[Rect]:
        return iter((self.right, self.bottom, self.left, self.top))


def of_box(
    sides: Sides, outer: Rect, *, leaving: bool, costs: Sequence[float], taken: Iterable[Point], least: float
) -> Iterator[Gate]:
    """The gates of a box, up to five on each side; `costs` are those of its sides, clockwise from the right one.

    `outer` is the box with the distance that lines keep from it; their last turn is at `least` so far from its side.
    Places at which another line docks are left out.
    """
    taken = list(taken)
    for direction, side, cost in zip((RIGHT, DOWN, LEFT, UP), sides, costs, strict=True):
        x, y = side.centre
        upright = direction in (RIGHT, LEFT)
        along = side.height if upright else side.width
        others = [point for point in taken if abs(side.left - point[0] if upright else side.top - point[1]) < _NEAR]
        for aside in _ASIDE:
            if abs(aside) > along / 2 - _END:
                continue
            dock = (side.left, y + aside) if upright else (x + aside, side.top)
            if not any(abs(dock[0] - a) < _NEAR and abs(dock[1] - b) < _NEAR for a, b in others):
                reach = (outer.right - dock[0], outer.bottom - dock[1], dock[0] - outer.left, dock[1] - outer.top)
                cost_here = cost + abs(aside) * _ASIDE_COST
                yield _gate(dock, direction, max(least, reach[direction]), cost_here, leaving=leaving)


def of_frame(rect: Rect, wish: Point, *, leaving: bool, inside: bool, title: float, least: float) -> Iterator[Gate]:
    """The gates of a frame, at its border; from `inside` for what lies in it. `title` is how wide its title is."""
    places = [step * _FRAME_STEP for k in range(_FRAME_PLACES) for step in ((k, -k) if k else (0,))]
    for direction in (RIGHT, DOWN, LEFT, UP):
        if direction in (RIGHT, LEFT):
            low, high = min(rect.top + _FRAME_HEAD, rect.centre[1]), max(rect.bottom - _FRAME_END, rect.centre[1])
            side = rect.right if direction == RIGHT else rect.left
            middle = min(max(wish[1], low), high)
            docks = [(side, float(round(middle + place))) for place in places if low <= middle + place <= high]
        else:
            low = rect.left + (title if direction == UP else _FRAME_END)
            high = rect.right - _FRAME_END
            if low > high or (inside and direction == UP):
                continue
            side = rect.bottom if direction == DOWN else rect.top
            middle = min(max(wish[0], low), high)
            docks = [(float(round(middle + place)), side) for place in places if low <= middle + place <= high]
        outwards = (direction + 2) % 4 if inside else direction
        for number, dock in enumerate(docks):
            yield _gate(dock, outwards, max(least, MARGIN), 1.5 * number, leaving=leaving)


def _gate(dock: Point, outwards: int, reach: float, cost: float, *, leaving: bool) -> Gate:
    """A gate in front of a dock, with the piece that leads there from the dock, or from there to it."""
    dx, dy = ((1, 0), (0, 1), (-1, 0), (0, -1))[outwards]
    point = (dock[0] + dx * reach, dock[1] + dy * reach)
    if leaving:
        return Gate(point, outwards, cost, (dock, point))
    return Gate(point, (outwards + 2) % 4, cost, (point, dock))
