"""Boxes as SVG: icon, name, technology, count, chips, and the signs of focus, status and collapsed groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from groundplan.drawing.geometry import Rect
from groundplan.drawing.icons import is_line_icon
from groundplan.drawing.paint.chips import paint_chip, paint_count
from groundplan.drawing.paint.colors import (
    AMBER,
    DEPRECATED,
    FOCUS,
    INK,
    MUTED,
    PLAIN,
    PLATE_TINT,
    Color,
    color_of,
    seen,
)
from groundplan.drawing.paint.grounds import Grounds
from groundplan.drawing.paint.marks import MARK_RADIUS, paint_mark
from groundplan.drawing.paint.svg import element, escape, shape, tooltip_of
from groundplan.drawing.parts.boxes import ICON, NAME_SIZE, SMALL_SIZE, Face, PlacedText
from groundplan.model.component import Status
from groundplan.scenes.scene import Box

_FOCUS_TINT = 0.08
"""Fainter than other plates: what a picture is about stands out by its border and halo."""

_CLEAR = 4.0
"""Around the parts of a box that stands on a border, so much of the border is open."""

_OPACITY = {Status.PLANNED: 0.75, Status.DEPRECATED: 0.9, Status.RETIRED: 0.55}


def paint_box(box: Box, face: Face, rect: Rect, grounds: Grounds) -> str:
    """A box, with the chips of its memberships beside its link: links may not lie inside links."""
    ground = grounds.behind(rect.centre)
    plate = _plate_of(box) if face.plate else None
    drawn = [
        _plate(box, rect, *plate) if plate else "",
        _stack(box, face.icon.moved(rect.left, rect.top)) if face.stacked else "",
        paint_icon(box, face.icon.moved(rect.left, rect.top)),
    ]
    link = element(
        "a",
        tooltip_of("item", box.id),
        # A box is clickable wherever it is, not only where it has ink.
        element("rect", class_="hit", fill="none", pointer_events="all", **shape(rect)),
        _open_border(face, rect, grounds) if box.type.on_border else "",
        _faded(box, drawn),
        *_texts(box, face, rect, _behind_texts(box, ground, plate)),
        paint_count(box.count, rect.left + face.count.left, rect.top + face.count.top) if face.count else "",
        class_=_classes(box),
        href=f"component:{box.page}",
    )
    chips = "".join(paint_chip(chip, rect.left, rect.top, ground) for chip in face.chips)
    return element("g", link, chips, class_="item", data_box=box.id)


def _classes(box: Box) -> str:
    marks = ["box"]
    if box.status is not Status.LIVE:
        marks.append(str(box.status))
    marks += [word for word, on in (("focus", box.focus), ("outside", box.outside), ("group", box.holds > 0)) if on]
    return " ".join(marks)


def _opacity(box: Box) -> float:
    """How opaque what is drawn of a box is: less where it steps back. Its texts are never faint: they must be read."""
    return round(_OPACITY.get(box.status, 1.0) * (0.7 if box.outside else 1.0), 2)


def _faded(box: Box, drawn: list[str]) -> str:
    share = _opacity(box)
    return element("g", *drawn, opacity=share) if share < 1 else "".join(drawn)


def _behind_texts(box: Box, ground: Color, plate: tuple[Color, float] | None) -> Color:
    """The ground with a box's plate over it."""
    return ground.under(plate[0], plate[1] * _opacity(box)) if plate else ground


def _open_border(face: Face, rect: Rect, grounds: Grounds) -> str:
    """The grounds over the border that a box stands on, so that it runs through its plate, or its parts, nowhere."""
    parts = [part.moved(rect.left, rect.top).grown(_CLEAR) for part in (face.icon, face.texts)]
    return "".join(
        element("rect", class_="patch", style=ground.behind or None, fill=ground.light, **shape(strip))
        for part in ([rect] if face.plate else parts)
        for strip, ground in grounds.over_borders(part)
    )


def _plate_of(box: Box) -> tuple[Color, float]:
    """The colour of the plate behind a box that stands out, for what the scene is about, a colour, or a status.

    With the share of it that the plate is filled with.
    """
    if box.style.color:
        return color_of(box.style, PLAIN), PLATE_TINT
    if box.focus:
        return FOCUS, _FOCUS_TINT
    return (DEPRECATED, PLATE_TINT) if box.status is Status.DEPRECATED else (PLAIN, 0.0)


def _plate(box: Box, rect: Rect, color: Color, share: float) -> str:
    dashed = box.style.dashed or box.status is Status.PLANNED
    plate = element(
        "rect",
        **color.both("plate"),
        fill_opacity=share,
        stroke_width=2 if box.focus or box.style.color else 1.2,
        stroke_dasharray="5 3" if dashed else None,
        rx=8,
        **shape(rect),
    )
    plate += paint_mark(box.style, rect.left + MARK_RADIUS + 3, rect.top + MARK_RADIUS + 3)
    if not box.focus:
        return plate
    halo = element(
        "rect",
        **FOCUS.line("focus-halo"),
        fill="none",
        stroke_opacity=0.22,
        stroke_width=6,
        rx=11,
        **shape(rect.grown(4)),
    )
    return halo + plate


def _stack(box: Box, icon: Rect) -> str:
    """Two cards behind the icon: there is more inside."""
    color = seen(box.type.frame.border, box.type.frame.border_dark)
    cards = ((6.0, 5.0, 0.35), (3.0, 2.0, 0.6))
    # The upper edge of each card looks out above the icon.
    return "".join(
        element(
            "path",
            **color.line("card"),
            d=f"M{icon.left + inset:.1f},{icon.top - up + 3:.1f}q0,-3 3,-3h{ICON - 2 * inset - 6:.1f}q3,0 3,3",
            fill="none",
            stroke_opacity=share,
            stroke_width=2,
        )
        for inset, up, share in ((cards[0][0], 8.0, cards[0][2]), (cards[1][0], 4.5, cards[1][2]))
    )


def paint_icon(box: Box, rect: Rect) -> str:
    """The icon of a box's type, or the first letters of its name."""
    icon = box.type.icon
    if icon is None:
        return _letters(box, rect)
    return element(
        "image",
        class_="icon line-icon" if is_line_icon(icon) else "icon",
        href=f"icon:{icon.name}",
        **shape(rect),
    )


def _letters(box: Box, rect: Rect) -> str:
    """A tile with the first letters of the name, for a type without an icon."""
    letters = "".join(word[0] for word in box.name.split()[:2] if word).upper() or "?"
    look = box.type.frame
    tile = element(
        "rect",
        **seen(look.border, look.border_dark).both("tile"),
        fill_opacity=0.14,
        stroke_width=1.2,
        rx=7,
        **shape(rect),
    )
    middle, centre = rect.centre
    text = element(
        "text",
        escape(letters),
        **Color(look.title, look.title_dark).fill("letters"),
        x=middle,
        y=centre + 6,
        font_size=17,
        font_weight=600,
        text_anchor="middle",
    )
    return tile + text


def _texts(box: Box, face: Face, rect: Rect, ground: Color) -> Iterator[str]:
    """The name of a box and the notes below it: without a halo, since lines keep clear of boxes."""
    struck = box.status in (Status.DEPRECATED, Status.RETIRED)
    quiet = box.outside or box.status in (Status.PLANNED, Status.RETIRED)
    name = (MUTED if quiet else INK).text(ground, "name")
    for line in face.name:
        weight, through = 600 if box.focus else None, "line-through" if struck else None
        yield _text(line, rect, name, NAME_SIZE, font_weight=weight, text_decoration=through)
    for line in face.notes:
        warns = box.status is Status.DEPRECATED and line.text == str(box.status)
        yield _text(line, rect, (AMBER if warns else MUTED).text(ground, "note"), SMALL_SIZE)


def _text(line: PlacedText, rect: Rect, look: Mapping[str, object], size: float, **more: object) -> str:
    x, y = rect.left + line.x, rect.top + line.baseline
    return element("text", escape(line.text), **look, x=x, y=y, font_size=size, text_anchor="middle", **more)
