"""An arranged sequence as SVG: panels, lifelines, bars, frames, notes, heads, and the messages on top of them."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.drawing.drawn import Drawn
from groundplan.drawing.paint.colors import BAR, GROUND, INK, QUIET, SLIP, SLIP_EDGE, SOFT, TAB, Color, seen
from groundplan.drawing.paint.sheet import layer, sheet
from groundplan.drawing.paint.svg import element, escape, number, polygon, shape, tooltip
from groundplan.drawing.paint.texts import paint_lines
from groundplan.drawing.sequence.arrangement import (
    Arrangement,
    Bar,
    Lifeline,
    PlacedBand,
    PlacedFragment,
    PlacedNote,
)
from groundplan.drawing.sequence.paint_heads import paint_head
from groundplan.drawing.sequence.paint_messages import paint_message
from groundplan.drawing.sequence.sizes import TAB_SIZE
from groundplan.drawing.sequence.words import in_short, operand_in_words

_BAND_TINT = 0.04
_FOLD = 9.0
_CUT = 6.0


def paint_sequence(arranged: Arrangement) -> Drawn:
    """The finished picture of an arranged sequence."""
    scene = arranged.scene
    bars = _by_participant(arranged.bars)
    layers = (
        layer("bands", map(_band, arranged.bands)),
        layer("lifelines", map(_lifeline, arranged.lifelines)),
        layer("bars", map(_bar, arranged.bars)),
        layer("fragments", (_fragment(each) for each in arranged.everything() if isinstance(each, PlacedFragment))),
        layer("notes", (_note(each) for each in arranged.everything() if isinstance(each, PlacedNote))),
        layer("boxes", (paint_head(head) for head in arranged.heads)),
        layer("messages", (paint_message(each, bars) for each in arranged.messages())),
        _feet(arranged),
    )
    return sheet(
        scene,
        layers,
        arranged.bounds,
        kind="sequence diagram",
        short=in_short(scene),
        icons=(box.type.icon for box in scene.participants),
        class_="gp-drawing gp-sequence",
    )


def _by_participant(bars: tuple[Bar, ...]) -> Mapping[str, tuple[Bar, ...]]:
    """The bars of each participant."""
    found: dict[str, tuple[Bar, ...]] = {}
    for bar in bars:
        found[bar.participant] = (*found.get(bar.participant, ()), bar)
    return found


def _feet(arranged: Arrangement) -> str:
    """The heads once more: for the eye only, since a link twice is a stop too many on the way through the picture."""
    feet = [paint_head(head, again=True) for head in arranged.feet]
    return element("g", *feet, class_="feet", aria_hidden="true") if feet else ""


def _band(placed: PlacedBand) -> str:
    look = placed.band.look
    color = seen(look.border, look.border_dark)
    panel = element(
        "rect",
        **color.both("panel"),
        fill_opacity=_BAND_TINT,
        stroke_opacity=0.45,
        stroke_width=1,
        stroke_dasharray="5 3" if look.dashed else None,
        rx=6 if look.rounded else None,
        **shape(placed.rect),
    )
    title = paint_lines(
        placed.title, Color(look.title, look.title_dark), "title", ground=GROUND.under(color, _BAND_TINT)
    )
    return element("g", tooltip(placed.band.name), panel, title, class_="band")


def _lifeline(line: Lifeline) -> str:
    return element(
        "line",
        **QUIET.line("lifeline"),
        data_lifeline=line.participant,
        x1=line.x,
        y1=line.top,
        x2=line.x,
        y2=line.bottom,
        stroke_opacity=0.75,
        stroke_width=1,
        stroke_dasharray="3 4",
    )


def _bar(bar: Bar) -> str:
    return element("rect", **BAR.fill(), stroke=QUIET.light, stroke_width=1, rx=1.5, **shape(bar.rect))


def _fragment(placed: PlacedFragment) -> str:
    rect, tab = placed.rect, placed.tab
    frame = element("rect", **QUIET.line("fragment-frame"), fill="none", stroke_width=1.1, rx=3, **shape(rect))
    corner = (tab.right, tab.bottom - _CUT)
    plate = element(
        "path",
        **TAB.fill(),
        d=polygon(
            [(tab.left, tab.top), (tab.right, tab.top), corner, (tab.right - _CUT, tab.bottom), (tab.left, tab.bottom)]
        ),
        stroke=QUIET.light,
        stroke_width=1.1,
        stroke_linejoin="round",
    )
    kind = element(
        "text",
        escape(placed.fragment.kind),
        **INK.text(TAB, "operator"),
        x=tab.left + 8,
        y=tab.top + 12.8,
        font_size=TAB_SIZE,
        font_weight=700,
    )
    dividers = [
        element(
            "line",
            **QUIET.line("divider"),
            x1=rect.left,
            y1=y,
            x2=rect.right,
            y2=y,
            stroke_width=1,
            stroke_dasharray="6 4",
        )
        for y in placed.dividers
    ]
    conditions = [paint_lines(text, SOFT, "condition", halo=7) for text in placed.conditions]
    words = (operand_in_words(placed.fragment, at) for at in range(len(placed.fragment.operands)))
    return element(
        "g",
        tooltip(*words),
        frame,
        *dividers,
        plate,
        kind,
        *conditions,
        class_=f"fragment {placed.fragment.kind}",
        data_block=placed.fragment.number,
    )


def _note(placed: PlacedNote) -> str:
    rect = placed.rect
    slip = element(
        "path",
        **SLIP.fill(),
        d=polygon(
            [
                (rect.left, rect.top),
                (rect.right - _FOLD, rect.top),
                (rect.right, rect.top + _FOLD),
                (rect.right, rect.bottom),
                (rect.left, rect.bottom),
            ]
        )
        + f"M{number(rect.right - _FOLD)},{number(rect.top)}v{number(_FOLD)}h{number(_FOLD)}",
        stroke=SLIP_EDGE.light,
        stroke_width=1,
        stroke_linejoin="round",
    )
    return element("g", tooltip(placed.note.text), slip, paint_lines(placed.text, INK, ground=SLIP), class_="slip-note")
