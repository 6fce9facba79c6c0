"""The samples in a legend: each looks like what it stands for, only smaller."""

from __future__ import annotations

from groundplan.drawing.geometry import Rect
from groundplan.drawing.icons import is_line_icon
from groundplan.drawing.paint.badges import paint_badge
from groundplan.drawing.paint.chips import paint_chip_ground
from groundplan.drawing.paint.colors import DEPRECATED, LINE, PLAIN, PLATE_TINT, Color, seen
from groundplan.drawing.paint.edges import arrowhead, stroke_of
from groundplan.drawing.paint.marks import MARK_RADIUS, paint_mark
from groundplan.drawing.paint.svg import element, shape
from groundplan.drawing.placing.badges import BADGE_SIZE
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.text.metrics import text_width
from groundplan.model.component import ConnectionKind, Status
from groundplan.scenes.scene import LegendEntry, Style

SAMPLE_WIDTH = 34.0

_PLATE_WIDTH = 22.0
_PLATE_HEIGHT = 15.0
_BADGE_HEIGHT = 16.0
_CORNER_ICON = 15.0
"""As small as one can still read it."""

_FADED = 0.4
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
    if entry.kind == "outside":
        return _faded(centre, middle)
    plate = Rect(
        centre - _PLATE_WIDTH / 2, middle - _PLATE_HEIGHT / 2, centre + _PLATE_WIDTH / 2, middle + _PLATE_HEIGHT / 2
    )
    if entry.kind == "chip":
        return paint_chip_ground(_color_of(entry, PLAIN), plate)
    if entry.kind == "frame":
        return _frame(entry, plate)
    return _status(entry, plate) if entry.kind in _STATUSES else _plate(entry, plate)


def _line(entry: LegendEntry, left: float, middle: float) -> str:
    kind = entry.line if entry.kind == "line" else ConnectionKind(entry.kind)
    color = _color_of(entry, LINE)
    open_head = kind is ConnectionKind.ASYNC
    right = left + SAMPLE_WIDTH
    line = element(
        "path",
        **color.line("course"),
        d=f"M{left:.1f},{middle:.1f}H{right - (0 if open_head else 6):.1f}",
        fill="none",
        **stroke_of(kind, entry.dashed or None),
    )
    return line + arrowhead(Course(((left, middle), (right, middle))), color, open_head=open_head)


def _color_of(entry: LegendEntry, otherwise: Color) -> Color:
    """The colour of an entry, or another where it says none."""
    return seen(entry.color, entry.dark) if entry.color else otherwise


def _plate(entry: LegendEntry, plate: Rect) -> str:
    style = Style(entry.color, entry.dashed, entry.dark, entry.mark)
    if entry.mark:
        plate = Rect(plate.left - 4, plate.top - 1.5, plate.right + 4, plate.bottom + 1.5)
    rect = element(
        "rect",
        **_color_of(entry, PLAIN).both("swatch"),
        fill_opacity=PLATE_TINT if entry.color else 0,
        stroke_width=2 if entry.color else 1.2,
        stroke_dasharray="5 3" if entry.dashed else None,
        rx=4,
        **shape(plate),
    )
    return rect + paint_mark(style, plate.left + MARK_RADIUS + 2, plate.centre[1])


def _status(entry: LegendEntry, plate: Rect) -> str:
    """A plate with a line of text, in the look of a component of that status."""
    deprecated, planned = entry.kind == Status.DEPRECATED, entry.kind == Status.PLANNED
    rect = element(
        "rect",
        **_color_of(entry, DEPRECATED if deprecated else PLAIN).both("swatch"),
        fill_opacity=PLATE_TINT if deprecated else 0,
        stroke_width=1.2,
        stroke_dasharray="5 3" if planned else None,
        rx=4,
        **shape(plate),
    )
    (x, y), half = plate.centre, 6.0
    struck = "" if planned else element("path", **LINE.line(), d=f"M{x - half:.1f},{y:.1f}H{x + half:.1f}")
    return element("g", rect, struck, opacity=0.55 if entry.kind == Status.RETIRED else None)


def _frame(entry: LegendEntry, plate: Rect) -> str:
    look = entry.look
    if look is None:
        return ""
    rect = plate.grown(2)
    area = element(
        "rect",
        **seen(look.border, look.border_dark).both("area"),
        fill_opacity=float(look.fill),
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
        width=_CORNER_ICON,
        height=_CORNER_ICON,
    )
    return area + icon


def _cards(x: float, y: float) -> str:
    """A tile with two cards behind it, as above the icon of a closed group."""
    tile = element(
        "rect",
        **LINE.line(),
        x=x - 8,
        y=y - 3,
        width=16,
        height=11,
        rx=2.5,
        fill="none",
        stroke_width=1.2,
    )
    cards = "".join(
        element(
            "path",
            **LINE.line(),
            d=f"M{x - half:.1f},{y - up:.1f}h{2 * half:.1f}",
            fill="none",
            stroke_opacity=share,
            stroke_width=1.4,
            stroke_linecap="round",
        )
        for half, up, share in ((6.0, 5.5, 0.6), (4.0, 8.0, 0.35))
    )
    return tile + cards


def _faded(x: float, y: float) -> str:
    """An icon that steps back."""
    return element("rect", **PLAIN.fill(), x=x - 8, y=y - 8, width=16, height=16, rx=3, fill_opacity=_FADED)


def _badge(entry: LegendEntry, x: float, middle: float) -> str:
    shown = entry.sample if text_width(entry.sample, BADGE_SIZE, bold=True) <= SAMPLE_WIDTH - 6 else "1a"
    half = max(_BADGE_HEIGHT, text_width(shown, BADGE_SIZE, bold=True) + 8) / 2
    rect = Rect(x - half, middle - _BADGE_HEIGHT / 2, x + half, middle + _BADGE_HEIGHT / 2)
    return paint_badge(shown, rect, against=entry.kind == "answer")
