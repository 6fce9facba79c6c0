"""The heads of participants as SVG: the icon and the name of the component, a link to its page."""

from __future__ import annotations

from groundplan.drawing.paint.boxes import paint_icon
from groundplan.drawing.paint.chips import paint_count
from groundplan.drawing.paint.colors import GROUND, INK, MUTED, PLAIN, PLATE_TINT, Color, color_of
from groundplan.drawing.paint.svg import element, shape, tooltip_of
from groundplan.drawing.paint.texts import paint_lines
from groundplan.drawing.parts.chips import count_width
from groundplan.drawing.sequence.arrangement import Head
from groundplan.model.component import Status


def paint_head(head: Head, *, again: bool = False) -> str:
    """A head; `again` is one at the bottom, which the keyboard passes over."""
    box = head.box
    plate = color_of(box.style, PLAIN) if box.style.color else None
    ground = GROUND.under(plate, PLATE_TINT) if plate else GROUND
    struck = "line-through" if box.status in (Status.DEPRECATED, Status.RETIRED) else None
    link = element(
        "a",
        tooltip_of("item", box.id),
        element("rect", class_="hit", fill="none", pointer_events="all", rx=6, **shape(head.rect.grown(2))),
        _plate(head, plate) if plate else "",
        paint_icon(box, head.icon),
        paint_lines(head.name, INK, "name", ground=ground, text_decoration=struck),
        paint_lines(head.note, MUTED, "note", ground=ground) if head.note else "",
        paint_count(box.count, head.icon.right - count_width(box.count) / 2 - 2, head.icon.top - 6)
        if box.count > 1
        else "",
        class_="box" if box.status is Status.LIVE else f"box {box.status}",
        href=f"component:{box.page}",
        tabindex="-1" if again else None,
    )
    return element("g", link, class_="participant", data_box=box.id)


def _plate(head: Head, color: Color) -> str:
    """The plate behind a head that a style makes stand out."""
    return element(
        "rect",
        **color.both("plate"),
        fill_opacity=PLATE_TINT,
        stroke_width=2,
        stroke_dasharray="5 3" if head.box.style.dashed else None,
        rx=8,
        **shape(head.rect.grown(3)),
    )
