"""What is too much: the bounds that the pictures of this repository must keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from bench.legible.measures import Fault
from bench.legible.run import Row

ZERO = (
    Fault.LEFT_OUT,
    Fault.LABEL_OVER_LABEL,
    Fault.LABEL_OVER_BOX,
    Fault.THROUGH_BOX,
    Fault.THROUGH_FRAME,
    Fault.THROUGH_TITLE,
    Fault.INDISTINCT,
)
"""Faults that may not happen once."""

LEAST_LETTER = 9.0
SMALL = 25
"""Pictures of at most so many boxes show letters of at least `LEAST_LETTER` pixels at 1,200 px of page.

That is where the direction is ours to choose. Where a diagram says it, smaller letters are noted, not counted.
"""

MOST_AREA = 1.5
MOST_DETOUR = 1.6
MOST_MOVED = 0.2


def broken(rows: Sequence[Row]) -> Iterator[str]:
    """Each bound that does not hold, in words."""
    for row in rows:
        if row.failed:
            yield f"{row.name} could not be drawn: {row.failed}"
    known = [row for row in rows if row.measures]
    for fault in ZERO:
        names = [row.name for row in known if row.measures and row.measures.count(fault)]
        if names:
            count = sum(row.measures.count(fault) for row in known if row.measures)
            yield f"{fault}: {count} in {len(names)} pictures ({_some(names)}); none is allowed"
    if small := [row.name for row in small_letters(rows) if not row.directed]:
        yield f"letters below {LEAST_LETTER:g} px with up to {SMALL} boxes: {len(small)} pictures ({_some(small)})"
    large = [row.name for row in known if (row.area_ratio or 0.0) > MOST_AREA]
    if large:
        yield f"area above {MOST_AREA:g} times Graphviz' own: {len(large)} pictures ({_some(large)})"
    detours = [detour for row in known if row.measures for detour in row.measures.detours]
    if detours and sum(detours) / len(detours) > MOST_DETOUR:
        yield f"mean detour {sum(detours) / len(detours):.2f}; at most {MOST_DETOUR:g} is allowed"
    ours, own = crossings(rows)
    if ours > own:
        yield f"{ours} crossings, Graphviz' splines have {own}"
    shares = [row.moved for row in known if row.moved is not None]
    if shares and median(shares) > MOST_MOVED:
        yield f"after an edit {median(shares):.0%} of the other boxes moved (median); allowed is {MOST_MOVED:.0%}"


def noted(rows: Sequence[Row]) -> Iterator[str]:
    """What is not as it should be because a person wanted it so."""
    if small := [row.name for row in small_letters(rows) if row.directed]:
        yield (
            f"letters below {LEAST_LETTER:g} px with up to {SMALL} boxes, in the direction that the diagram says:"
            f" {len(small)} pictures ({_some(small)})"
        )


def small_letters(rows: Sequence[Row]) -> list[Row]:
    """The pictures with few boxes whose letters are too small."""
    return [row for row in rows if row.measures and row.measures.boxes <= SMALL and row.measures.letter < LEAST_LETTER]


def crossings(rows: Sequence[Row]) -> tuple[int, int]:
    """Ours, and those of Graphviz' splines, over the pictures for which both are known."""
    both = [(row.measures.crossings, row.own.crossings) for row in rows if row.measures and row.own]
    return sum(ours for ours, _ in both), sum(own for _, own in both)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
