"""How much room is missing for a text that found no good place, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from groundplan.drawing.placing.obstacles import WORDS_APART, Kind, Obstacles
from groundplan.drawing.placing.runs import Run
from groundplan.drawing.placing.stretch import Want

_MARGIN = 6.0
_BORDER_MARGIN = 7.0
_WORDS_MORE = WORDS_APART - _MARGIN
_GAP = 5.0
_MOST = 110.0
_LINE_SEEN = 14.0
_RUNS = 3
_ALTERNATIVES = 6
_LEAST_CUT = 3.0


def room_for(
    sizes: Sequence[tuple[float, float]], runs: Sequence[Run], edge: str, obstacles: Obstacles, *, beside: bool = True
) -> tuple[Want, ...]:
    """What would have to be stretched for a text of one of some sizes to stand on one of the edge's own runs.

    Or `beside` it. The least first; empty where no reasonable stretch would do.
    """
    own = sorted((run for run in runs if run.own), key=lambda run: -run.length)[:_RUNS]
    wants = [want for run in own for size in sizes for want in _wants(run, size, edge, obstacles, beside)]
    fair = sorted((want for want in wants if 0 < want.by <= _MOST), key=lambda want: (want.by, want.low))
    return tuple(fair[:_ALTERNATIVES])


def _wants(run: Run, size: tuple[float, float], edge: str, obstacles: Obstacles, beside: bool) -> Iterator[Want]:
    along, thick = size if run.level else size[::-1]
    places = [(run.at - thick / 2, run.at + thick / 2)]
    if beside:
        places = [(run.at - _GAP - thick, run.at - _GAP), (run.at + _GAP, run.at + _GAP + thick), *places]
    for first, last in places:
        inline = first < run.at < last
        ends = _LINE_SEEN if inline else 0.0
        found = list(_in_way(run, along, first, last, edge, obstacles))
        # Longer: the widest part of the run beside which nothing stands becomes as long as the text.
        for low, high in _free(run, found, ends):
            yield Want(run.level, low, high, along + 2 * _MARGIN - (high - low))
        # Wider: what stands over (under) the run moves away from it.
        if not inline:
            yield from _apart(run, along, thick, found, above=last < run.at)


def _in_way(
    run: Run, along: float, first: float, last: float, edge: str, obstacles: Obstacles
) -> Iterator[tuple[float, float, float, float]]:
    """What lies beside a run, as (start, end) along it and (upper, lower) across; also where a text would stand out."""
    out = max(0.0, along - run.length)
    low, high = run.low - out, run.high + out
    above, below = first - _BORDER_MARGIN, last + _BORDER_MARGIN
    area = (low, above, high, below) if run.level else (above, low, below, high)
    for kind, start, upper, end, lower, owner in obstacles.near(*area):
        if kind is Kind.HEAD or (kind is Kind.LINE and owner == edge):
            continue
        margin = _BORDER_MARGIN if kind is Kind.BORDER else _MARGIN
        if kind is Kind.WORDS:
            start, end = start - _WORDS_MORE, end + _WORDS_MORE
        if not run.level:
            start, upper, end, lower = upper, start, lower, end
        if kind is Kind.LINE and first < run.at < last and (upper >= last or lower <= first):
            continue  # On its own line a text may stand close between others.
        if upper < last + margin and lower > first - margin and start < high + margin and end > low - margin:
            yield start, end, upper, lower


def _free(run: Run, found: Sequence[tuple[float, float, float, float]], ends: float) -> Iterator[tuple[float, float]]:
    at = run.low + ends
    for start, end, *_ in sorted(found):
        if start - at >= _LEAST_CUT:
            yield at, min(start, run.high - ends)
        at = max(at, end)
    if run.high - ends - at >= _LEAST_CUT:
        yield at, run.high - ends


def _apart(
    run: Run, along: float, thick: float, found: Sequence[tuple[float, float, float, float]], *, above: bool
) -> Iterator[Want]:
    """More room between a run and what stands over (under) it, at its middle and at its two ends."""
    room = max(0.0, run.length - along)
    for at in dict.fromkeys((run.low + (run.length - along) / 2, run.low, run.low + room)):
        over = [each for each in found if each[0] < at + along + _MARGIN and at - _MARGIN < each[1]]
        if above:
            edge = max((lower for *_, lower in over), default=run.at - thick - 2 * _GAP)
            if edge < run.at - _LEAST_CUT:
                yield Want(not run.level, edge, run.at, thick + _GAP + _BORDER_MARGIN - (run.at - edge))
        else:
            edge = min((upper for *_, upper, _ in over), default=run.at + thick + 2 * _GAP)
            if edge > run.at + _LEAST_CUT:
                yield Want(not run.level, run.at, edge, thick + _GAP + _BORDER_MARGIN - (edge - run.at))
