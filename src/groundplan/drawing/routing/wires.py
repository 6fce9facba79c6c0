"""Edges as the router sees them: from a left end to a right end, whichever way their arrow points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct, field

from groundplan.drawing.geometry import Point, Rect

RANK_TOLERANCE = 12.0


class Rank(Struct, frozen=True):
    """A column of boxes: its middle, and how far the boxes reach to the left and right."""

    middle: float
    left: float
    right: float


class Wire(Struct):
    """One edge between two items, seen from left to right.

    `tail` and `head` are the rectangles that it leaves and reaches, `first` and `last` the ranks of the two. `leaves`
    and `enters` name the port that it uses at each end: wires with the same name share it, and where they merge, the
    lane before their head. `own` are its ends and the frames around them. `guide` is the layout's spline, in small
    pieces. `heights` is found by the router: one for the tail's port, one for each rank that is passed, one for the
    head's port.
    """

    edge: str
    backwards: bool
    tail_item: str
    head_item: str
    tail: Rect
    head: Rect
    first: int
    last: int
    leaves: str
    enters: str
    guide: tuple[Point, ...]
    merges: bool = False
    own: frozenset[str] = frozenset()
    heights: list[float] = field(default_factory=list)

    def guide_at(self, x: float) -> float:
        """How high the layout's spline is at `x`."""
        for (ax, ay), (bx, by) in pairwise(self.guide):
            if min(ax, bx) <= x <= max(ax, bx) and ax != bx:
                return ay + (by - ay) * (x - ax) / (bx - ax)
        nearest = min(self.guide, key=lambda point: abs(point[0] - x))
        return nearest[1]


def find_ranks(rects: Iterable[Rect]) -> list[Rank]:
    """The columns in which boxes stand."""
    ranks: list[list[Rect]] = []
    for rect in sorted(rects, key=lambda rect: rect.centre[0]):
        if ranks and rect.centre[0] - ranks[-1][0].centre[0] < RANK_TOLERANCE:
            ranks[-1].append(rect)
        else:
            ranks.append([rect])
    return [
        Rank(
            sum(rect.centre[0] for rect in column) / len(column),
            min(rect.left for rect in column),
            max(rect.right for rect in column),
        )
        for column in ranks
    ]


def rank_of(x: float, ranks: Sequence[Rank]) -> int:
    """The rank whose middle is nearest."""
    return min(range(len(ranks)), key=lambda rank: abs(ranks[rank].middle - x))
