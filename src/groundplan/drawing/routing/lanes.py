"""In which lane of the channel between two ranks each wire changes its height, so that few of them cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_SAME = 5.0
_APART = 7.0
_OVERLAP_COST = 50
_ROUNDS = 12


@dataclass(slots=True)
class Shift:
    """One change of height in a channel: from `start` (at the left) to `end`. Shifts with one `fan` share a lane."""

    edge: str
    fan: str
    start: float
    end: float


@dataclass(slots=True)
class _Lane:
    """The shifts that share one line: a single one, or the fan of one source."""

    shifts: list[Shift] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(min(shift.start, shift.end) for shift in self.shifts)

    @property
    def bottom(self) -> float:
        return max(max(shift.start, shift.end) for shift in self.shifts)

    @property
    def starts(self) -> set[float]:
        return {shift.start for shift in self.shifts}

    @property
    def ends(self) -> set[float]:
        return {shift.end for shift in self.shifts}


def lanes_of(shifts: Sequence[Shift]) -> tuple[dict[str, int], int]:
    """The lane of each edge, counted from the left, and how many lanes there are."""
    fans: dict[str, _Lane] = {}
    for shift in shifts:
        fans.setdefault(shift.fan, _Lane()).shifts.append(shift)
    ordered = _ordered(list(fans.values()))
    numbers: list[int] = []
    for at, lane in enumerate(ordered):
        touching = [numbers[before] for before in range(at) if _touch(ordered[before], lane)]
        numbers.append(max(touching, default=-1) + 1)
    found = {shift.edge: number for lane, number in zip(ordered, numbers, strict=True) for shift in lane.shifts}
    return found, max(numbers, default=-1) + 1


def _ordered(lanes: list[_Lane]) -> list[_Lane]:
    """The lanes from left to right: sorted, then improved by exchanging neighbours until nothing gets better."""
    # Those that rise go left to right from the top down, those that fall from the bottom up: they nest.
    rising = sorted((lane for lane in lanes if _rise(lane) < 0), key=lambda lane: (lane.top, lane.bottom))
    falling = sorted((lane for lane in lanes if _rise(lane) >= 0), key=lambda lane: (-lane.bottom, -lane.top))
    order = [*rising, *falling]
    costs = {(id(one), id(other)): _cost(one, other) for one in order for other in order if one is not other}
    for _ in range(_ROUNDS):
        improved = False
        for at in range(len(order)):
            for to in range(len(order)):
                if at != to and _gain(order, at, to, costs) > 0:
                    order.insert(to, order.pop(at))
                    improved = True
        if not improved:
            break
    return order


def _gain(order: list[_Lane], at: int, to: int, costs: dict[tuple[int, int], int]) -> int:
    """How much better it gets when the lane at one position moves to another."""
    lane = id(order[at])
    if at < to:
        return sum(costs[lane, id(other)] - costs[id(other), lane] for other in order[at + 1 : to + 1])
    return sum(costs[id(other), lane] - costs[lane, id(other)] for other in order[to:at])


def _cost(left: _Lane, right: _Lane) -> int:
    """What it costs when the one lies left of the other: crossings, and far more for lines that lie on each other."""
    crossings = sum(left.top - 1 < start < left.bottom + 1 for start in right.starts)
    crossings += sum(right.top - 1 < end < right.bottom + 1 for end in left.ends)
    overlaps = sum(abs(end - start) < _SAME for end in left.ends for start in right.starts)
    return crossings + _OVERLAP_COST * overlaps


def _touch(one: _Lane, other: _Lane) -> bool:
    """Whether two lanes need lines of their own."""
    return one.top - _APART < other.bottom and other.top - _APART < one.bottom


def _rise(lane: _Lane) -> float:
    return sum(shift.end - shift.start for shift in lane.shifts)
