"""Whether one can tell who reaches what where lines share their way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bench.legible.lines import Run
from bench.legible.reading import Line

LONGEST_RUN = 12.0
"""Lines that are no trunk may run on each other for so many pixels."""

_SMOOTH = 4.0
_AT_END = 14.0


def stray_runs(lines: Sequence[Line], lengths: dict[str, float], runs: Sequence[Run]) -> Iterator[Run]:
    """The runs that are too long, and no trunk.

    A trunk begins at the source that both lines have, or ends at the target that both have.
    """
    ends = {line.id: line for line in lines}
    for run in runs:
        one, other = ends[run.first], ends[run.second]
        (begin, end), (low, high) = run.on_first, run.on_second
        from_source = run.along and one.source == other.source and max(begin, low) <= _AT_END
        to_target = (
            run.along
            and one.target == other.target
            and max(lengths[run.first] - end, lengths[run.second] - high) <= _AT_END
        )
        if run.length > LONGEST_RUN and not from_source and not to_target:
            yield run


def false_ways(lines: Sequence[Line], runs: Sequence[Run]) -> tuple[tuple[str, str], ...]:
    """The pairs (source, target) that the ink joins although no line does.

    From each source one follows its lines in the direction of travel. Where another line lies on one's own in the same
    direction, one may go on along that one: lines merge and part smoothly. Whatever is reached that way must
    be the target of a line from that source.
    """
    true = {(line.source, line.target) for line in lines}
    partners: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        if run.along and run.length >= _SMOOTH:
            partners[run.first].append(run)
            partners[run.second].append(run.turned())
    targets = {line.id: line.target for line in lines}
    found: set[tuple[str, str]] = set()
    for source in sorted({line.source for line in lines}):
        reached = _followed([line.id for line in lines if line.source == source], partners)
        found |= {(source, targets[line]) for line in reached} - true
    return tuple(sorted(found))


def _followed(starts: list[str], partners: dict[str, list[Run]]) -> set[str]:
    """The lines on which one can get, each from the earliest place on."""
    earliest = dict.fromkeys(starts, 0.0)
    waiting = list(starts)
    while waiting:
        line = waiting.pop()
        for run in partners[line]:
            (begin, end), (low, high) = run.on_first, run.on_second
            if earliest[line] > end - _SMOOTH:
                continue
            place = low + max(0.0, earliest[line] - begin)
            if place < earliest.get(run.second, float("inf")) - 1e-6 and place <= high:
                earliest[run.second] = place
                waiting.append(run.second)
    return set(earliest)
