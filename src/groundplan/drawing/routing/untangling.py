"""Lines that cross others are searched again, now that all are drawn: where one finds a way with fewer crossings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from groundplan.drawing.geometry import Point
from groundplan.drawing.routing.finder import Finder
from groundplan.drawing.routing.ink import Ink, meets, runs_of
from groundplan.drawing.routing.search import BEND_COST
from groundplan.drawing.routing.site import Site
from groundplan.scenes.scene import Edge

_MOST_TRIES = 12
_PER_CROSSING = 20.0
"""So much longer a line may become for each crossing less, in pixels."""

_WORK = 1_000
"""So many boxes and edges are looked at over all tries: each takes longer in a larger picture."""


def untangle(edges: Sequence[Edge], site: Site, ink: Ink, finder: Finder) -> None:
    """Draws some lines anew beside all others, those with the most crossings first."""
    tries = min(_MOST_TRIES, _WORK // max(1, len(site.boxes) + len(edges)))
    named = {edge.id: edge for edge in edges if edge.source != edge.target}
    worst = [named[name] for name, _ in _tangled(ink).most_common() if name in named]
    for edge in worst[:tries]:
        before = ink.lines[edge.id]
        burden = _burden(ink, edge.id, before)
        if burden[0] == 0 or (len(before) == 2 and burden[0] * _PER_CROSSING <= 2 * BEND_COST):
            continue  # It crosses nothing any more, or any other way would have to bend too often for what it crosses.
        ink.remove(edge.id)
        better = partial(_is_better, ink, edge.id, burden)
        points = finder.find(edge, better)
        if points and better(points) and not site.foreign(edge, points):
            before = points
        ink.add(edge.id, before)


def _is_better(ink: Ink, edge: str, burden: tuple[int, float], points: Sequence[Point]) -> bool:
    crossings, cost = _burden(ink, edge, points)
    return crossings < burden[0] and cost < burden[1]


def _tangled(ink: Ink) -> Counter[str]:
    """How many other lines each line crosses; those that cross none are left out."""
    found: Counter[str] = Counter()
    for name, points in ink.lines.items():
        for run in runs_of(name, points):
            if not run.level:
                others = [other.edge for other in ink.runs(run.area, level=True) if meets(run, other)]
                found.update(others)
                found[name] += len(others)
    return +found


def _burden(ink: Ink, edge: str, points: Sequence[Point]) -> tuple[int, float]:
    """How many crossings a line adds to a picture, and what it costs with its length and its bends.

    What it shares with other lines adds nothing, and several lines in one trunk are crossed at once.
    """
    crossings, length = 0, sum(abs(ax - bx) + abs(ay - by) for (ax, ay), (bx, by) in pairwise(points))
    for run in runs_of(edge, points):
        shared = [
            (max(run.low, other.low), min(run.high, other.high))
            for other in ink.runs(run.area, level=run.level)
            if other.edge != edge
        ]
        covered = run.low
        for low, high in sorted(shared):
            length -= max(0.0, high - max(low, covered))
            covered = max(covered, high)
        places = {other.at for other in ink.runs(run.area, level=not run.level) if meets(run, other)}
        crossings += sum(not any(low <= at <= high for low, high in shared) for at in places)
    return crossings, length + BEND_COST * (len(points) - 2) + _PER_CROSSING * crossings
