"""The layout of a sequence diagram: columns as wide as the page allows, rows below the heads."""

from __future__ import annotations

from collections.abc import Mapping

from groundplan.drawing.geometry import Rect, around
from groundplan.drawing.page import UNSCALED_WIDTH
from groundplan.drawing.parts.headings import TITLE_SIZE
from groundplan.drawing.parts.texts import TextBlock
from groundplan.drawing.sequence.activity import bars
from groundplan.drawing.sequence.arrangement import (
    Arrangement,
    Head,
    Lifeline,
    PlacedBand,
)
from groundplan.drawing.sequence.columns import columns
from groundplan.drawing.sequence.heads import head_size
from groundplan.drawing.sequence.rows import Cursor, place_items
from groundplan.drawing.text.wrapping import shorten
from groundplan.scenes.sequence import SequenceScene

FEET_FROM = 700.0
"""A higher picture has the heads at its bottom, too."""

_REACHES = (200.0, 180.0, 160.0, 144.0, 128.0, 114.0, 102.0, 92.0, 84.0, 76.0)
_BELOW_HEADS = 6.0
_TAIL = 14.0
_BAND_TITLE = 20.0
_BAND_SIDE = 7.0
_BAND_BOTTOM = 4.0


def arrange(scene: SequenceScene) -> Arrangement:
    """The sequence with everything in its place: with the widest texts with which it fits a page, if any do."""
    for reach in _REACHES:
        arranged = _arranged(scene, reach)
        if arranged.bounds.width <= UNSCALED_WIDTH:
            break
    return arranged


def _arranged(scene: SequenceScene, reach: float) -> Arrangement:
    sizes = [head_size(box, reach) for box in scene.participants]
    lines = columns(scene, sizes, reach)
    top = _BAND_TITLE + _BAND_BOTTOM if scene.bands else 0.0
    heads = tuple(size.at(x, top) for size, x in zip(sizes, lines.xs, strict=True))
    below = max((head.rect.bottom for head in heads), default=top) + _BELOW_HEADS
    cursor = Cursor(below)
    items = place_items(scene.items, lines, cursor)
    bottom = float(round(cursor.y + _TAIL))
    feet: tuple[Head, ...] = ()
    if bottom > FEET_FROM:
        feet = tuple(size.at(x, bottom + 4) for size, x in zip(sizes, lines.xs, strict=True))
    lifelines = tuple(
        Lifeline(head.box.id, x, head.rect.bottom, bottom) for head, x in zip(heads, lines.xs, strict=True)
    )
    working = bars(items, lines)
    bands = _bands(scene, {head.box.id: head for head in heads})
    bounds = around(
        [
            Rect(0.0, 0.0, 0.0, bottom),
            *(head.rect for head in (*heads, *feet)),
            *(band.rect for band in bands),
            *(bar.rect for bar in working),
            *(item.rect for item in items),
        ]
    )
    return Arrangement(scene, heads, feet, lifelines, working, bands, items, bounds)


def _bands(scene: SequenceScene, heads: Mapping[str, Head]) -> tuple[PlacedBand, ...]:
    bottom = max((head.rect.bottom for head in heads.values()), default=0.0)
    placed = []
    for band in scene.bands:
        left, right = heads[band.first].rect.left - _BAND_SIDE, heads[band.last].rect.right + _BAND_SIDE
        name = shorten(" ".join(band.name.split()), right - left - 16, TITLE_SIZE, bold=True)
        title = TextBlock((name,), left + 8, 3.0, TITLE_SIZE, 15.0, "start", bold=True)
        placed.append(PlacedBand(band, Rect(left, 0.0, right, bottom + _BAND_BOTTOM), title))
    return tuple(placed)
