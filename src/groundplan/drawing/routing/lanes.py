"""In which lane of the channel between two ranks each wire changes its height, so that few of them cross."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_SAME = 5.0
_APART = 7.0
_OVERLAP_COST = 50
_ROUNDS = 12


class Shift(Struct):
    """One change of height in a channel: from `start` (at the left) to `end`. Shifts with one `fan` share a lane."""

    edge: str
    fan: str
    start: float
    end: float


class _Lane(Struct, frozen=True):
    """The shifts that share one line: a single one, or the fan of one source."""

    shifts: Sequence[Shift]
    top: float
    bottom: float
    starts: frozenset[float]
    ends: frozenset[float]

    @classmethod
    def of(cls, shifts: Sequence[Shift]) -> _Lane:
        starts, ends = frozenset(shift.start for shift in shifts), frozenset(shift.end for shift in shifts)
        return cls(shifts, min(*starts, *ends), max(*starts, *ends), starts, ends)


def lanes_of(shifts: Sequence[Shift]) -> tuple[dict[str, int], int]:
    """The lane of each edge, counted from the left, and how many lanes there are."""
    fans: dict[str, list[Shift]] = {}
    for shift in shifts:
        fans.setdefault(shift.fan, []).append(shift)
    ordered = _ordered([_Lane.of(fan) for fan in fans.values()])
    numbers: list[int] = []
    for at, lane in enumerate(ordered):
        touching = [numbers[before] for before in range(at) if _touch(ordered[before], lane)]
        numbers.append(max(touching, default=-1) + 1)
    found = {shift.edge: number for lane, number in zip(ordered, numbers, strict=True) for shift in lane.shifts}
    return found, max(numbers, default=-1) + 1


def _ordered(lanes: list[_Lane]) -> list[_Lane]:
    """The lanes from left to right: sorted, then improved by moving one after the other until nothing gets better."""
    # Those that rise go left to right from the top down, those that fall from the bottom up: they nest.
    rising = sorted((lane for lane in lanes if _rise(lane) < 0), key=lambda lane: (lane.top, lane.bottom))
    falling = sorted((lane for lane in lanes if _rise(lane) >= 0), key=lambda lane: (-lane.bottom, -lane.top))
    lanes = [*rising, *falling]
    worse = _worse(lanes)
    order = list(range(len(lanes)))
    for _ in range(_ROUNDS):
        improved = False
        for at in range(len(order)):
            to = _better_place(order, at, 0, worse)
            while to is not None:
                order.insert(to, order.pop(at))
                improved = True
                to = _better_place(order, at, to + 1, worse)
        if not improved:
            break
    return [lanes[each] for each in order]


def _worse(lanes: Sequence[_Lane]) -> list[list[int]]:
    """For each lane, how much more it costs to lie left of each other one than right of it."""
    found = [[0] * len(lanes) for _ in lanes]
    for one, lane in enumerate(lanes):
        top, bottom = lane.top - _SAME, lane.bottom + _SAME
        for other in range(one):
            if lanes[other].top < bottom and top < lanes[other].bottom:
                found[one][other] = _cost(lane, lanes[other]) - _cost(lanes[other], lane)
                found[other][one] = -found[one][other]
    return found


def _better_place(order: Sequence[int], at: int, first: int, worse: Sequence[Sequence[int]]) -> int | None:
    """The first position, from a given one on, to which a lane is better moved; None where it stands well."""
    costs = worse[order[at]]
    found, gain = None, 0
    for to in range(at - 1, first - 1, -1):
        gain -= costs[order[to]]
        if gain > 0:
            found = to
    if found is not None:
        return found
    gain = sum(costs[each] for each in order[at + 1 : first])
    for to in range(max(at + 1, first), len(order)):
        gain += costs[order[to]]
        if gain > 0:
            return to
    return None


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
