"""Where the lifelines stand: as close as heads, texts and nested frames allow."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from groundplan.drawing.parts.texts import widest
from groundplan.drawing.sequence.heads import HeadSize
from groundplan.drawing.sequence.sizes import (
    BEFORE_TIP,
    BESIDE_BADGE,
    BESIDE_LIFELINE,
    BESIDE_LOOP,
    CLEAR,
    FRAME_PADDING,
    TEXT_SIZE,
    badge_width,
    loop_width,
    message_lines,
)
from groundplan.scenes.sequence import Message, Note, SequenceItem, SequenceScene

_BETWEEN_HEADS = 18.0
_LEAST_GAP = 84.0
_USUAL_GAP = 128.0
_EVEN = 0.72
"""No gap is narrower than this share of the widest, for a calm picture, where the page has the room."""

_EVEN_ROOM = 1040.0


class Columns(Struct, frozen=True):
    """The middle of each lifeline, from left to right, and which participant it belongs to."""

    xs: tuple[float, ...]
    index: Mapping[str, int]
    reach: float

    def x(self, participant: str) -> float:
        """Where a participant's lifeline stands."""
        return self.xs[self.index[participant]]


class _Span(Struct, frozen=True):
    """What some items need: the columns they cover, and how far they stick out beyond the outer two lifelines."""

    first: int
    last: int
    left: float
    right: float


def columns(scene: SequenceScene, heads: Sequence[HeadSize], reach: float) -> Columns:
    """The lifelines' places where the text of a message between neighbours is at most `reach` wide."""
    index = {box.id: at for at, box in enumerate(scene.participants)}
    least = min(_USUAL_GAP, max(_LEAST_GAP, reach + 24))
    gaps = [max(least, one.width / 2 + other.width / 2 + _BETWEEN_HEADS) for one, other in pairwise(heads)]
    wide: list[tuple[int, int, float]] = []
    for message in scene.messages():
        _make_room(message, index, reach, gaps, wide)
    for first, last, width in wide:
        if (missing := width - sum(gaps[first:last])) > 0:
            for at in range(first, last):
                gaps[at] += missing / (last - first)
    _keep_frames_off(scene.items, index, reach, gaps)
    even = min(_EVEN * max(gaps, default=0.0), _EVEN_ROOM / max(1, len(gaps)))
    xs = [0.0]
    for gap in (max(gap, even) for gap in gaps):
        xs.append(float(math.ceil(xs[-1] + gap)))
    return Columns(tuple(xs), index, reach)


def needed_width(message: Message, reach: float) -> float:
    """The distance between two lifelines that a message's text needs to stand between them."""
    width = _text_width(message, reach)
    return badge_width(message.number) / 2 + BESIDE_BADGE + width + BEFORE_TIP + 1


def _text_width(message: Message, reach: float) -> float:
    return widest(message_lines(message.text, reach), TEXT_SIZE)


def _loop_room(message: Message, reach: float) -> float:
    """How far a participant's message to itself reaches to the right of its lifeline."""
    return loop_width(message.number) + BESIDE_LOOP + _text_width(message, reach)


def _make_room(
    message: Message, index: Mapping[str, int], reach: float, gaps: list[float], wide: list[tuple[int, int, float]]
) -> None:
    first, last = sorted((index[message.source], index[message.target]))
    if first == last:
        if first < len(gaps):
            gaps[first] = max(gaps[first], _loop_room(message, reach) + BEFORE_TIP)
    elif last == first + 1:
        gaps[first] = max(gaps[first], needed_width(message, reach))
    else:
        wide.append((first, last, needed_width(message, reach)))


def _keep_frames_off(
    items: Iterable[SequenceItem], index: Mapping[str, int], reach: float, gaps: list[float]
) -> list[_Span]:
    """Widens the gaps beside frames, so that their sides stand clear of the next lifelines; what the items need."""
    spans: list[_Span] = []
    for item in items:
        if isinstance(item, Message):
            spans.append(_span(item, index, reach))
        elif not isinstance(item, Note):
            inner = [span for each in item.operands for span in _keep_frames_off(each.items, index, reach, gaps)]
            if not inner:
                continue
            first, last = min(span.first for span in inner), max(span.last for span in inner)
            left = max(span.left for span in inner if span.first == first) + FRAME_PADDING
            right = max(span.right for span in inner if span.last == last) + FRAME_PADDING
            if first > 0:
                gaps[first - 1] = max(gaps[first - 1], left + CLEAR)
            if last < len(gaps):
                gaps[last] = max(gaps[last], right + CLEAR)
            spans.append(_Span(first, last, left, right))
    return spans


def _span(message: Message, index: Mapping[str, int], reach: float) -> _Span:
    first, last = sorted((index[message.source], index[message.target]))
    half = max(BESIDE_LIFELINE, badge_width(message.number) / 2)
    return _Span(first, last, half, _loop_room(message, reach) if first == last else half)
