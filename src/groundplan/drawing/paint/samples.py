"""The samples in a legend: each looks like what it stands for, only smaller."""

from __future__ import annotations

from groundplan.drawing.geometry import Rect
from groundplan.drawing.icons import is_line_icon
from groundplan.drawing.paint.chips import paint_chip_ground
from groundplan.drawing.paint.edges import LINE, arrowhead, stroke_of
from groundplan.drawing.paint.shades import INK, MARK_RADIUS, PLATE_TINT, own, paint_mark, themed
from groundplan.drawing.paint.svg import element, escape, shape
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.text.metrics import text_width
from groundplan.model.component import ConnectionKind, Status
from groundplan.scenes.scene import LegendEntry, Style

SAMPLE_WIDTH = 34.0

_AMBER = "#b45309"
_GREY = "#5b6573"
_PLATE_WIDTH = 22.0
_PLATE_HEIGHT = 15.0
_BADGE_HEIGHT = 16.0
_BADGE_SIZE = 10.5
_STATUSES = {str(status) for status in Status}
_KINDS = {str(kind) for kind in ConnectionKind}


def paint_sample(entry: LegendEntry, left: float, middle: float) -> str:
    """The sample of an entry, `SAMPLE_WIDTH` wide at most; `middle` is its height on the page."""
    if entry.kind == "line" or entry.kind in _KINDS:
        return _line(entry, left, middle)
    centre = left + SAMPLE_WIDTH / 2
    if entry.kind in ("step", "answer"):
        return _badge(entry, centre, middle)
    if entry.kind == "closed":
        return _cards(centre, middle)
    plate = Rect(
        centre - _PLATE_WIDTH / 2, middle - _PLATE_HEIGHT / 2, centre + _PLATE_WIDTH / 2, middle + _PLATE_HEIGHT / 2
    )
    if entry.kind == "chip":
        return _chip(entry, plate)
    if entry.kind == "frame":
        return _frame(entry, plate)
    return _status(entry, plate) if entry.kind in _STATUSES else _plate(entry, plate)


def _line(entry: LegendEntry, left: float, middle: float) -> str:
    kind = entry.line if entry.kind == "line" else ConnectionKind(entry.kind)
    color = entry.color or LINE
    line_class = "" if entry.color else " line"
    open_head = kind is ConnectionKind.ASYNC
    right = left + SAMPLE_WIDTH
    line = element(
        "path",
        **own(None if line_class else themed(color, entry.dark), f"course{line_class}", line=True),
        d=f"M{left:.1f},{middle:.1f}H{right - (0 if open_head else 6):.1f}",
        fill="none",
        stroke=color,
        **stroke_of(kind, entry.dashed or None),
    )
    course = Course(((left, middle), (right, middle)))
    return line + arrowhead(course, color, line_class, open_head)


def _plate(entry: LegendEntry, plate: Rect) -> str:
    color = entry.color or _GREY
    style = Style(color, entry.dashed, entry.dark, entry.mark)
    if entry.mark:
        plate = Rect(plate.left - 4, plate.top - 1.5, plate.right + 4, plate.bottom + 1.5)
    rect = element(
        "rect",
        **own(themed(color, entry.dark), "swatch", line=True, fill=True),
        fill=color,
        fill_opacity=PLATE_TINT if entry.color else 0,
        stroke=color,
        stroke_width=2 if entry.color else 1.2,
        stroke_dasharray="5 3" if entry.dashed else None,
        rx=4,
        **shape(plate),
    )
    return rect + paint_mark(style, plate.left + MARK_RADIUS + 2, plate.centre[1])


def _status(entry: LegendEntry, plate: Rect) -> str:
    """A plate with a line of text, in the look of a component of that status."""
    deprecated, planned = entry.kind == Status.DEPRECATED, entry.kind == Status.PLANNED
    color = entry.color or (_AMBER if deprecated else _GREY)
    rect = element(
        "rect",
        **own(themed(color), "swatch", line=True, fill=True),
        fill=color,
        fill_opacity=PLATE_TINT if deprecated else 0,
        stroke=color,
        stroke_width=1.2,
        stroke_dasharray="5 3" if planned else None,
        rx=4,
        **shape(plate),
    )
    (x, y), half = plate.centre, 6.0
    struck = "" if planned else element("path", class_="line", d=f"M{x - half:.1f},{y:.1f}H{x + half:.1f}", stroke=LINE)
    return element("g", rect, struck, opacity=0.55 if entry.kind == Status.RETIRED else None)


def _chip(entry: LegendEntry, plate: Rect) -> str:
    color = entry.color or _GREY
    return paint_chip_ground(color, themed(color, entry.dark), plate)


def _frame(entry: LegendEntry, plate: Rect) -> str:
    look = entry.look
    if look is None:
        return ""
    rect = plate.grown(1.5)
    shade = themed(look.border, look.border_dark)
    area = element(
        "rect",
        **own(shade, "area", line=True, fill=True),
        fill=look.border,
        fill_opacity=float(look.fill),
        stroke=look.border,
        stroke_width=1.3,
        stroke_dasharray="4 2.5" if look.dashed else None,
        rx=3 if look.rounded else None,
        **shape(rect),
    )
    if entry.icon is None:
        return area
    inset = 2.0 if look.rounded else 0.0
    icon = element(
        "image",
        class_="icon line-icon" if is_line_icon(entry.icon) else "icon",
        href=f"icon:{entry.icon.name}",
        x=rect.left + inset,
        y=rect.top + inset,
        width=11,
        height=11,
    )
    return area + icon


def _cards(x: float, y: float) -> str:
    """A tile with two cards behind it, as above the icon of a closed group."""
    tile = element(
        "rect",
        class_="line",
        x=x - 8,
        y=y - 3,
        width=16,
        height=11,
        rx=2.5,
        fill="none",
        stroke=LINE,
        stroke_width=1.2,
    )
    cards = "".join(
        element(
            "path",
            class_="line",
            d=f"M{x - half:.1f},{y - up:.1f}h{2 * half:.1f}",
            fill="none",
            stroke=LINE,
            stroke_opacity=share,
            stroke_width=1.4,
            stroke_linecap="round",
        )
        for half, up, share in ((6.0, 5.5, 0.6), (4.0, 8.0, 0.35))
    )
    return tile + cards


def _badge(entry: LegendEntry, x: float, middle: float) -> str:
    against = entry.kind == "answer"
    shown = entry.sample if text_width(entry.sample, _BADGE_SIZE, bold=True) <= SAMPLE_WIDTH - 6 else "1a"
    width = max(_BADGE_HEIGHT, text_width(shown, _BADGE_SIZE, bold=True) + 8)
    plate = element(
        "rect",
        class_="badge-plate against" if against else "badge-plate",
        x=x - width / 2,
        y=middle - _BADGE_HEIGHT / 2,
        width=width,
        height=_BADGE_HEIGHT,
        rx=_BADGE_HEIGHT / 2,
        fill="#ffffff" if against else INK,
        stroke=INK,
        stroke_width=1.2,
    )
    number = element(
        "text",
        escape(shown),
        class_="badge-text against" if against else "badge-text",
        x=x,
        y=middle + 3.7,
        font_size=_BADGE_SIZE,
        font_weight=700,
        text_anchor="middle",
        fill=INK if against else "#ffffff",
    )
    return plate + number
