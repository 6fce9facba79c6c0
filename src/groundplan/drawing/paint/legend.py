"""The legend: a row of samples under the picture, as many lines as it takes."""

from __future__ import annotations

from dataclasses import dataclass

from groundplan.drawing.paint.edges import LINE, arrowhead, stroke_of
from groundplan.drawing.paint.svg import element, escape
from groundplan.drawing.parts.boxes import SMALL_SIZE
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.text.metrics import text_width
from groundplan.model.component import ConnectionKind
from groundplan.scenes.scene import LegendEntry

_ROW = 22.0
_SAMPLE = 34.0
_GAP = 24.0
_LEAST_WIDTH = 420.0


@dataclass(frozen=True, slots=True)
class LegendBlock:
    """The legend with the place of each entry (left and top, from the legend's own corner)."""

    entries: tuple[tuple[LegendEntry, float, float], ...]
    width: float
    height: float

    def svg(self, left: float, top: float) -> str:
        """The legend with its corner at a point."""
        rows = "".join(_entry(entry, left + x, top + y) for entry, x, y in self.entries)
        rule = element(
            "line", class_="rule", x1=left, y1=top, x2=left + self.width, y2=top, stroke="#8a94a3", stroke_opacity=0.4
        )
        return element("g", rule, rows, class_="legend")


def legend_block(legend: tuple[LegendEntry, ...], width: float) -> LegendBlock | None:
    """The entries of a legend, broken into rows that fit under a picture of that width; None without entries."""
    if not legend:
        return None
    room = max(width, _LEAST_WIDTH)
    placed: list[tuple[LegendEntry, float, float]] = []
    x, y, widest = 0.0, 8.0, 0.0
    for entry in legend:
        wide = _sample_width(entry) + 8 + text_width(entry.text, SMALL_SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + _ROW
        placed.append((entry, x, y))
        widest = max(widest, x + wide)
        x += wide + _GAP
    return LegendBlock(tuple(placed), widest, y + _ROW)


def _sample_width(entry: LegendEntry) -> float:
    return _SAMPLE if _is_line(entry) else 18.0


def _is_line(entry: LegendEntry) -> bool:
    return entry.kind == "line" or entry.kind in tuple(ConnectionKind)


def _entry(entry: LegendEntry, left: float, top: float) -> str:
    middle = top + _ROW / 2
    text = element(
        "text",
        escape(entry.text),
        class_="muted",
        x=left + _sample_width(entry) + 8,
        y=middle + 3.6,
        font_size=SMALL_SIZE,
        fill="#5b6573",
    )
    return element("g", _sample(entry, left, middle), text, class_="legend-entry")


def _sample(entry: LegendEntry, left: float, middle: float) -> str:
    color = entry.color or LINE
    themed = "" if entry.color else " line"
    if _is_line(entry):
        kind = ConnectionKind.SYNC if entry.kind == "line" else ConnectionKind(entry.kind)
        course = Course(((left, middle), (left + _SAMPLE, middle)), straight=True)
        open_head = kind is ConnectionKind.ASYNC
        line = element(
            "path",
            class_=f"course{themed}",
            d=f"M{left:.1f},{middle:.1f}h{_SAMPLE - (0 if open_head else 6):.1f}",
            fill="none",
            stroke=color,
            **stroke_of(kind, entry.dashed or None),
        )
        return line + arrowhead(course, color, themed, open_head)
    if entry.kind == "step":
        plate = element("circle", class_="badge-plate", cx=left + 9, cy=middle, r=8, fill="#16191f")
        number = element(
            "text",
            "1",
            class_="badge-text",
            x=left + 9,
            y=middle + 3.4,
            font_size=9.5,
            font_weight=700,
            text_anchor="middle",
            fill="#ffffff",
        )
        return plate + number
    return element(
        "rect",
        class_="swatch",
        x=left + 1,
        y=middle - 7,
        width=16,
        height=14,
        rx=0 if entry.kind == "frame" else 4,
        fill=color,
        fill_opacity=0.12,
        stroke=color,
        stroke_width=1.4,
        stroke_dasharray="4 2.5" if entry.dashed else None,
    )
