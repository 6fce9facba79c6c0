"""Which edges may share their way: a trunk from a common source on, or up to a common target."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from groundplan.drawing.routing.ink import Trunks
from groundplan.scenes.scene import Edge

_MERGE_FROM = 3


def trunks_of(edges: Sequence[Edge]) -> Trunks:
    """Who may share a trunk: edges of one kind and style from one source, or to one target.

    Of several edges between the same two ends each has its own.
    """
    source: dict[str, str] = {}
    target: dict[str, str] = {}
    times: dict[tuple[str, str, str], int] = defaultdict(int)
    for edge in edges:
        look = f"{edge.kind} {edge.style}"
        number = times[edge.source, edge.target, look]
        times[edge.source, edge.target, look] += 1
        source[edge.id] = f"{edge.source} {look} {number}"
        target[edge.id] = f"{edge.target} {look} {number}"
    return Trunks(source, target)


def merging(edges: Sequence[Edge], trunks: Trunks) -> frozenset[str]:
    """The edges that reach their target in one trunk: those of one look, each from another source."""
    leaving, reaching = Counter(trunks.source.values()), defaultdict(list)
    for edge in edges:
        if edge.source != edge.target and leaving[trunks.source[edge.id]] == 1 and not edge.badges:
            reaching[trunks.target[edge.id]].append(edge.id)
    return frozenset(name for names in reaching.values() if len(names) >= _MERGE_FROM for name in names)
