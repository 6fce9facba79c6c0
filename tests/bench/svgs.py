"""Small pictures written by hand, in the form in which finished pictures come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

Place = tuple[float, float]

ROW: Mapping[str, Place] = {"a": (0, 0), "b": (200, 0), "c": (400, 0)}
"""Three boxes side by side: icons of 48 px with a name below."""


class Wire(Struct, frozen=True):
    """An edge with the `d` of its path, and what belongs to it."""

    source: str
    target: str
    path: str
    label: str = ""
    steps: str = ""

    @property
    def id(self) -> str:
        return f"{self.source}--{self.target}"


def picture(
    boxes: Mapping[str, Place] = ROW,
    wires: Sequence[Wire] = (),
    frames: Mapping[str, tuple[float, float, float, float]] | None = None,
    texts: str = "",
    width: float = 600,
    titles: Mapping[str, Place] | None = None,
    tooltip: str = "",
) -> str:
    """An SVG with boxes at (left, top), frames at (left, top, width, height) and titles at the start of their text."""
    parts = [_frame(id, *rect) for id, rect in (frames or {}).items()]
    edges = "".join(_edge(wire, tooltip) for wire in wires)
    heads = "".join(
        f'<a class="frame-title" data-frame="{id}">'
        f'<text x="{x}" y="{y}" font-size="12" font-weight="600">Network</text></a>'
        for id, (x, y) in (titles or {}).items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gp-drawing" aria-labelledby="test-title test-desc" '
        f'data-direction="right" width="{width}" height="300"><g class="frames">{"".join(parts)}</g>'
        f'<g class="edges">{edges}</g><g class="titles">{heads}</g>'
        f'<g class="boxes">{"".join(_box(id, *place) for id, place in boxes.items())}</g>'
        f'<g class="texts">{texts}</g></svg>'
    )


def label(edge: str, text: str, x: float, y: float) -> str:
    """One line of text on an edge, its middle at `x`, its letters on the line at `y`."""
    return (
        f'<g class="edge-text" data-edge="{edge}">'
        f'<text class="label" x="{x}" y="{y}" font-size="10.5" text-anchor="middle">{text}</text></g>'
    )


def badge(edge: str, step: str, x: float, y: float) -> str:
    """A step's badge with its middle at a point."""
    return (
        f'<g class="edge-text" data-edge="{edge}"><g class="badge" data-step="{step}">'
        f'<rect x="{x - 8.5}" y="{y - 8.5}" width="17" height="17"/>'
        f'<text x="{x}" y="{y + 3}" font-size="9.5" text-anchor="middle">{step}</text></g></g>'
    )


def _box(id: str, left: float, top: float) -> str:
    return (
        f'<g class="item" data-box="{id}"><a class="box">'
        f'<rect class="hit" x="{left}" y="{top}" width="64" height="70"/>'
        f'<image x="{left + 8}" y="{top}" width="48" height="48"/>'
        f'<text x="{left + 32}" y="{top + 63}" font-size="12.5" text-anchor="middle">Box {id}</text></a></g>'
    )


def _frame(id: str, left: float, top: float, width: float, height: float) -> str:
    rect = f'x="{left}" y="{top}" width="{width}" height="{height}"'
    return f'<g class="frame" data-frame="{id}"><rect class="area" {rect}/><rect class="border" {rect}/></g>'


def _edge(wire: Wire, tooltip: str) -> str:
    due = f' data-label="{wire.label}"' if wire.label else ""
    due += f' data-steps="{wire.steps}"' if wire.steps else ""
    return (
        f'<g class="edge sync" data-edge="{wire.id}" data-from="{wire.source}" data-to="{wire.target}"{due}>'
        f'<a href="#"><title>{tooltip}</title><path class="hit" d="{wire.path}"/>'
        f'<path class="course line" d="{wire.path}"/></a></g>'
    )
