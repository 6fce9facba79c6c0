"""A scene as readable text: frames and boxes as an indented tree, then the edges. Tests compare it."""

from __future__ import annotations

from collections.abc import Iterator

from groundplan.model.component import ConnectionKind, Status
from groundplan.scenes.scene import Box, Edge, Item, LegendEntry, Scene, Style


def as_text(scene: Scene) -> str:
    """The scene in lines, without its title."""
    lines = [line for item in scene.items for line in _item(item, "")]
    lines += [_edge(edge) for edge in scene.edges]
    lines += [_entry(entry) for entry in scene.legend]
    lines += [f"same: {', '.join(ids)}" for ids in scene.same]
    if scene.order:
        lines.append(f"order: {', '.join(scene.order)}")
    return "\n".join(lines) + "\n"


def _item(item: Item, indent: str) -> Iterator[str]:
    marks = list(_marks(item))
    told = f" ({', '.join(marks)})" if marks else ""
    if isinstance(item, Box):
        yield f"{indent}{item.id}{told}"
        return
    yield f"{indent}[{item.id}]{told}"
    for child in item.children:
        yield from _item(child, indent + "  ")


def _marks(item: Item) -> Iterator[str]:
    if item.focus:
        yield "focus"
    if isinstance(item, Box):
        if item.outside:
            yield "outside"
        if item.holds:
            yield f"holds {item.holds}"
    if item.count > 1:
        yield f"count {item.count}"
    if item.page not in (item.id, None):
        yield f"page {item.page}"
    if item.status is not Status.LIVE:
        yield str(item.status)
    yield from _style(item.style)
    if item.chips:
        yield f"in {' + '.join(chip.component for chip in item.chips)}"


def _style(style: Style) -> Iterator[str]:
    if style.color:
        yield style.color
    if style.dashed:
        yield "dashed"


def _edge(edge: Edge) -> str:
    told = [str(edge.kind)] if edge.kind is not ConnectionKind.SYNC else []
    told += ["upstream"] if edge.upstream else []
    told += _style(edge.style)
    label = f": {edge.label}" if edge.label else ""
    marks = f" ({', '.join(told)})" if told else ""
    steps = "".join(f" <{badge.number}>" if badge.against else f" #{badge.number}" for badge in edge.badges)
    return f"{edge.source} -> {edge.target}{label}{marks}{steps}"


def _entry(entry: LegendEntry) -> str:
    style = f"{f' {entry.color}' if entry.color else ''}{' dashed' if entry.dashed else ''}"
    return f"legend {entry.kind}{style}: {entry.text}"
