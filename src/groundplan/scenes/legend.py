"""The legend: what the lines, colours and numbers of a scene mean, where that is not plain anyway."""

from __future__ import annotations

from collections.abc import Iterable

from groundplan.model.component import ConnectionKind
from groundplan.model.flow import Flow
from groundplan.scenes.scene import Edge, LegendEntry

KIND_TEXTS = {
    ConnectionKind.SYNC: "call that waits for its answer",
    ConnectionKind.ASYNC: "message, nobody waits",
    ConnectionKind.DATA: "data that moves",
    ConnectionKind.MANAGEMENT: "administration",
}
"""What a line of each kind stands for."""


def make_legend(
    wanted: bool | None, edges: Iterable[Edge], meanings: Iterable[tuple[str, str]], flow: Flow | None
) -> tuple[LegendEntry, ...]:
    """The legend's lines. Unless `wanted` says so, calls alone are not explained."""
    if wanted is False:
        return ()
    edges = tuple(edges)
    kinds = {edge.kind for edge in edges}
    entries = []
    if wanted or kinds - {ConnectionKind.SYNC}:
        entries += [LegendEntry(str(kind), text) for kind, text in KIND_TEXTS.items() if kind in kinds]
    entries += [LegendEntry("color", text, color=color) for color, text in meanings]
    if flow and any(edge.badges for edge in edges):
        entries.append(LegendEntry("step", f"step of the flow {flow.name}"))
    return tuple(entries)
