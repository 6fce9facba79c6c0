"""The legend: what the lines, colours and numbers of a scene mean, where that is not plain anyway."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from groundplan.model.component import ConnectionKind
from groundplan.model.flow import Flow
from groundplan.scenes.scene import Edge, Item, LegendEntry, Style, walk
from groundplan.scenes.styles import StyleRule

KIND_TEXTS = {
    ConnectionKind.SYNC: "call that waits for its answer",
    ConnectionKind.ASYNC: "message, nobody waits",
    ConnectionKind.DATA: "data that moves",
    ConnectionKind.MANAGEMENT: "administration",
}
"""What a line of each kind stands for."""


def make_legend(
    wanted: bool | None,
    items: tuple[Item, ...],
    edges: Collection[Edge],
    meanings: Iterable[tuple[str, str]],
    named: Iterable[StyleRule],
    flow: Flow | None,
) -> tuple[LegendEntry, ...]:
    """The legend's lines. Unless `wanted` says so, calls alone are not explained."""
    if wanted is False:
        return ()
    kinds = {edge.kind for edge in edges}
    entries = []
    if wanted or kinds - {ConnectionKind.SYNC}:
        entries += [LegendEntry(str(kind), text) for kind, text in KIND_TEXTS.items() if kind in kinds]
    entries += [LegendEntry("color", text, color=color) for color, text in meanings]
    entries += _named(named, items, edges)
    if flow and any(edge.badges for edge in edges):
        entries.append(LegendEntry("step", f"step of the flow {flow.name}"))
    return tuple(entries)


def _named(rules: Iterable[StyleRule], items: tuple[Item, ...], edges: Collection[Edge]) -> Iterator[LegendEntry]:
    """The styles that have a name and are seen; a sample of a line where nothing but lines has the style."""
    on_items = {item.style for item in walk(items)}
    on_edges = {edge.style for edge in edges}
    for rule in rules:
        for kind, styles in (("color", on_items), ("line", on_edges)):
            if any(_shows(style, rule.style) for style in styles):
                yield LegendEntry(kind, rule.name, color=rule.style.color, dashed=bool(rule.style.dashed))
                break


def _shows(style: Style, wanted: Style) -> bool:
    """Whether something drawn in a style shows what is wanted of it."""
    return wanted != Style() and all(
        want is None or want == has for want, has in ((wanted.color, style.color), (wanted.dashed, style.dashed))
    )
