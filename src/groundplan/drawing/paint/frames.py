"""Frames as SVG: the area, the border, the icon in the corner, the title."""

from __future__ import annotations

from groundplan.catalog.component_type import Icon
from groundplan.drawing.geometry import Rect
from groundplan.drawing.icons import is_line_icon, is_tile
from groundplan.drawing.paint.chips import paint_chip, paint_count
from groundplan.drawing.paint.colors import Color, color_of
from groundplan.drawing.paint.grounds import Grounds, frame_color
from groundplan.drawing.paint.marks import MARK_RADIUS, paint_mark
from groundplan.drawing.paint.svg import element, escape, shape, tooltip_of
from groundplan.drawing.parts.headings import COUNT_GAP, TITLE_ICON, TITLE_SIZE, Title
from groundplan.drawing.placing.titles import PlacedTitle
from groundplan.model.component import Status
from groundplan.scenes.scene import Frame

_INSET = 4.0
_HEAVY = 1.5
_BORDER = 1.2
_HALO = 4.0
_RIM = 2.0
"""How much of a corner in a frame's own colour is seen around the icon."""


def paint_frame(frame: Frame, rect: Rect) -> str:
    """A frame's area and border."""
    look = frame.look
    color = frame_color(frame)
    dashed = look.dashed if frame.style.dashed is None else frame.style.dashed
    dashed = dashed or frame.status is Status.PLANNED
    corners = 6 if look.rounded else None
    area = element("rect", **color.fill("area"), fill_opacity=float(look.fill), **shape(rect), rx=corners)
    border = element(
        "rect",
        **color.line("border"),
        fill="none",
        stroke_width=_BORDER if dashed or look.fill else _HEAVY,
        stroke_dasharray="5 3" if dashed else None,
        **shape(rect),
        rx=corners,
    )
    return element(
        "g",
        tooltip_of("item", frame.id),
        area,
        border,
        paint_mark(frame.style, rect.right - MARK_RADIUS - 4, rect.bottom - MARK_RADIUS - 4),
        class_=_classes(frame),
        data_frame=frame.id,
        opacity=0.55 if frame.status is Status.RETIRED else None,
    )


def paint_title(frame: Frame, title: Title, rect: Rect, place: PlacedTitle, grounds: Grounds) -> str:
    """A frame's icon and title, a link where the frame has a page; the chips are links of their own."""
    look = frame.look
    ground = grounds.behind(place.text.centre)
    parts = [tooltip_of("item", frame.id)]
    if title.icon and frame.type is not None and frame.type.icon is not None:
        icon = frame.type.icon
        flush = not look.rounded and is_tile(icon)
        parts.append(
            _rimmed_icon(frame, icon, rect) if frame.style.color and flush else _corner_icon(icon, rect, flush=flush)
        )
    parts.append(
        element(
            "text",
            escape(title.text),
            **color_of(frame.style, Color(look.title, look.title_dark)).text(ground, "title", halo=_HALO),
            x=place.text.left,
            y=rect.top + 16.5,
            font_size=TITLE_SIZE,
            font_weight=600,
            text_decoration="line-through" if frame.status is Status.RETIRED else None,
        )
    )
    if title.count_width:
        parts.append(paint_count(frame.count, place.text.left + title.text_width + COUNT_GAP, place.text.top + 2))
    if frame.page is None:
        return element("g", *parts, class_="frame-title", data_frame=frame.id)
    link = element("a", *parts, class_="frame-title", data_frame=frame.id, href=f"component:{frame.page}")
    if place.chips is None:
        return link
    left, top = place.chips.left, place.chips.top
    return element("g", link, *(paint_chip(chip, left, top, ground) for chip in title.chips))


def _rimmed_icon(frame: Frame, icon: Icon, rect: Rect) -> str:
    """The icon in a corner of the colour that was given to its frame."""
    corner = Rect(rect.left, rect.top, rect.left + TITLE_ICON, rect.top + TITLE_ICON)
    rim = element("rect", **frame_color(frame).fill(), **shape(corner))
    image = element("image", class_="icon", href=f"icon:{icon.name}", **shape(corner.grown(-_RIM)))
    return rim + image


def _corner_icon(icon: Icon, rect: Rect, *, flush: bool) -> str:
    """The icon flush in the corner, or a little inside where the corner is round or the icon does not fill it."""
    inset = 0.0 if flush else _INSET
    return element(
        "image",
        class_="icon line-icon" if is_line_icon(icon) else "icon",
        href=f"icon:{icon.name}",
        x=rect.left + inset,
        y=rect.top + inset,
        width=TITLE_ICON - inset,
        height=TITLE_ICON - inset,
    )


def _classes(frame: Frame) -> str:
    return "frame" if frame.status is Status.LIVE else f"frame {frame.status}"
