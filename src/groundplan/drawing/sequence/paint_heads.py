"""The heads of participants as SVG: the icon and the name of the component, a link to its page."""

from __future__ import annotations

from groundplan.drawing.paint.boxes import box_tooltip, paint_icon
from groundplan.drawing.paint.chips import MUTED, paint_count
from groundplan.drawing.paint.shades import INK, PLATE_TINT, own, themed
from groundplan.drawing.paint.svg import element, shape
from groundplan.drawing.parts.chips import count_width
from groundplan.drawing.sequence.arrangement import Head
from groundplan.drawing.sequence.paint_texts import paint_lines
from groundplan.model.component import Status


def paint_head(head: Head, *, again: bool = False) -> str:
    """A head; `again` is one at the bottom, which the keyboard passes over."""
    box = head.box
    struck = "line-through" if box.status in (Status.DEPRECATED, Status.RETIRED) else None
    link = element(
        "a",
        box_tooltip(box),
        element("rect", class_="hit", fill="none", pointer_events="all", rx=6, **shape(head.rect.grown(2))),
        _plate(head),
        paint_icon(box, head.icon),
        paint_lines(head.name, "name ink", INK, text_decoration=struck),
        paint_lines(head.note, "note muted", MUTED) if head.note else "",
        paint_count(box.count, head.icon.right - count_width(box.count) / 2 - 2, head.icon.top - 6)
        if box.count > 1
        else "",
        class_="box" if box.status is Status.LIVE else f"box {box.status}",
        href=f"component:{box.page}",
        tabindex="-1" if again else None,
    )
    return element("g", link, class_="participant", data_box=box.id)


def _plate(head: Head) -> str:
    """The plate behind a head that a style makes stand out."""
    color = head.box.style.color
    if not color:
        return ""
    return element(
        "rect",
        **own(themed(color, head.box.style.dark), "plate", line=True, fill=True),
        fill=color,
        fill_opacity=PLATE_TINT,
        stroke=color,
        stroke_width=2,
        stroke_dasharray="5 3" if head.box.style.dashed else None,
        rx=8,
        **shape(head.rect.grown(3)),
    )
