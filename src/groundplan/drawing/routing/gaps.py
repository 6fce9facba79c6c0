"""Lines left open where another line passes over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from groundplan.drawing.geometry import Point

HALF_GAP = 3.5
_FROM_CORNER = 9.0


def parted(points: Sequence[Point], gaps: Iterable[Point]) -> tuple[tuple[Point, ...], ...]:
    """The parts of a line that is left open at some points of its upright runs.

    Near a corner it stays whole: a gap there would hide which way it turns.
    """
    open_at = list(gaps)
    parts: list[list[Point]] = [[points[0]]]
    for start, end in pairwise(points):
        for low, high in _cuts(start, end, open_at):
            parts[-1].append((start[0], low))
            parts.append([(start[0], high)])
        parts[-1].append(end)
    return tuple(tuple(part) for part in parts)


def _cuts(start: Point, end: Point, gaps: Sequence[Point]) -> Iterator[tuple[float, float]]:
    """Where an upright run is open: from a height to a height, in the direction of travel; cuts that touch are one."""
    if abs(start[0] - end[0]) > 0.5:
        return
    down = 1 if end[1] > start[1] else -1
    low, high = sorted((start[1], end[1]))
    heights = sorted(
        (y for x, y in gaps if abs(x - start[0]) < 0.5 and low + _FROM_CORNER < y < high - _FROM_CORNER),
        key=lambda y: y * down,
    )
    cut: tuple[float, float] | None = None
    for y in heights:
        first, last = y - down * HALF_GAP, y + down * HALF_GAP
        if cut and (first - cut[1]) * down < HALF_GAP:
            cut = (cut[0], last)
        else:
            if cut:
                yield cut
            cut = (first, last)
    if cut:
        yield cut
