"""One message, note and fragment below the other, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from groundplan.drawing.geometry import Rect
from groundplan.drawing.parts.texts import TextBlock
from groundplan.drawing.sequence.arrangement import (
    Placed,
    PlacedFragment,
    PlacedMessage,
    PlacedNote,
)
from groundplan.drawing.sequence.columns import Columns
from groundplan.drawing.sequence.sizes import (
    BEFORE_TIP,
    BESIDE_BADGE,
    BESIDE_LIFELINE,
    BESIDE_LOOP,
    CLEAR,
    CONDITION_SIZE,
    FRAME_PADDING,
    LOOP_HEIGHT,
    MOST_LINES,
    TAB_HEIGHT,
    TEXT_LINE,
    badge_at,
    badge_width,
    condition_text,
    loop_width,
    message_lines,
    message_text,
    tab_width,
)
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import wrap
from groundplan.model.flow import BlockKind
from groundplan.scenes.sequence import Fragment, Message, Note, Operand, SequenceItem

_BEFORE_TEXT = 7.0
_ABOVE_LINE = 4.0
_BELOW_LINE = 10.0
_BEFORE_FRAME = 9.0
_BELOW_FRAME = 7.0
_BELOW_ITEMS = 6.0
_ABOVE_CONDITION = 4.0
_BESIDE_TAB = 8.0
_BESIDE_BAR = 14.0
"""From a lifeline to a text at its right, past a bar that is shifted."""

_BESIDE_NOTE = 24.0
_IN_NOTE = 10.0
_NOTE_PADDING = 6.0
_LEAST_NOTE = 150.0
_WIDEST_NOTE = 420.0
_USUAL_NOTE = 320.0
_LONGEST_TEXT = 320.0
_NEAR_LINES = 2
_LEAST_CONDITION = 60.0
_FEW_LINES = 4
_WISHED_CONDITION = 150.0


class Cursor(Struct):
    """How far down the picture has come."""

    y: float


def place_items(items: Iterable[SequenceItem], columns: Columns, cursor: Cursor) -> tuple[Placed, ...]:
    """The items below each other, from the cursor on, which is left below the last."""
    placed: list[Placed] = []
    for item in items:
        if isinstance(item, Message):
            placed.append(_message(item, columns, cursor))
        elif isinstance(item, Note):
            placed.append(_note(item, columns, cursor))
        else:
            placed.append(_fragment(item, columns, cursor))
    return tuple(placed)


def condition_of(fragment: Fragment, at: int) -> str:
    """What a fragment says of an operand: its condition in brackets; the last of several without one is `otherwise`."""
    when = fragment.operands[at].when
    if not when and fragment.kind is BlockKind.ALT:
        when = "otherwise"
    return f"[{when}]" if when else ""


def _message(message: Message, columns: Columns, cursor: Cursor) -> PlacedMessage:
    if message.source == message.target:
        return _loop(message, columns, cursor)
    source, target = columns.x(message.source), columns.x(message.target)
    lines, middle = _beside(message, columns)
    text = message_text(lines, middle, cursor.y + _BEFORE_TEXT)
    y = float(round(text.rect.bottom + _ABOVE_LINE))
    cursor.y = y + _BELOW_LINE
    return PlacedMessage(message, ((source, y), (target, y)), text, badge_at(message.number, source, y))


def _beside(message: Message, columns: Columns) -> tuple[tuple[str, ...], float]:
    """The lines of a message's text and their middle: beside its number where they fit there, else over all its way."""
    source, target = columns.index[message.source], columns.index[message.target]
    heading = 1 if target > source else -1
    after = badge_width(message.number) / 2 + BESIDE_BADGE
    start = columns.xs[source] + heading * after

    def room(end: int) -> float:
        return abs(columns.xs[end] - start) - BEFORE_TIP

    near = message_lines(message.text, room(source + heading))
    if source + heading == target:
        return near, start + heading * room(target) / 2
    far = message_lines(message.text, min(_LONGEST_TEXT, room(target)))
    if len(near) <= max(_NEAR_LINES, len(far)):
        return near, start + heading * room(source + heading) / 2
    return far, start + heading * room(target) / 2


def _loop(message: Message, columns: Columns, cursor: Cursor) -> PlacedMessage:
    x, out = columns.x(message.source), loop_width(message.number)
    lines = message_lines(message.text, columns.reach)
    height = max(LOOP_HEIGHT, TEXT_LINE * len(lines))
    top = cursor.y + _BEFORE_TEXT + 2
    y = float(round(top + (height - LOOP_HEIGHT) / 2))
    text_top = top + (height - TEXT_LINE * len(lines)) / 2
    text = message_text(lines, x + out + BESIDE_LOOP, text_top, "start")
    cursor.y = max(top + height, y + LOOP_HEIGHT) + _BELOW_LINE - 2
    corners = ((x, y), (x + out, y), (x + out, y + LOOP_HEIGHT), (x, y + LOOP_HEIGHT))
    return PlacedMessage(message, corners, text, badge_at(message.number, x, y))


def _note(note: Note, columns: Columns, cursor: Cursor) -> PlacedNote:
    xs = [columns.x(each) for each in note.over]
    middle = (min(xs) + max(xs)) / 2
    width = max(_LEAST_NOTE, max(xs) - min(xs) + 2 * _BESIDE_NOTE)
    if width > _WIDEST_NOTE:
        width = _USUAL_NOTE
    lines = message_lines(note.text, width - 2 * _IN_NOTE)
    top = float(round(cursor.y + _BEFORE_TEXT))
    text = message_text(lines, middle, top + _NOTE_PADDING)
    rect = Rect(
        round(middle - width / 2), top, round(middle + width / 2), float(round(text.rect.bottom + _NOTE_PADDING))
    )
    cursor.y = rect.bottom + _BEFORE_TEXT - 1
    return PlacedNote(note, rect, text)


def _fragment(fragment: Fragment, columns: Columns, cursor: Cursor) -> PlacedFragment:
    top = float(round(cursor.y + _BEFORE_FRAME))
    left, right = _sides(fragment, columns)
    tab = Rect(left, top, left + tab_width(fragment.kind), top + TAB_HEIGHT)
    conditions: list[TextBlock] = []
    dividers: list[float] = []
    items: list[Placed] = []
    cursor.y = top
    for at, operand in enumerate(fragment.operands):
        if at:
            cursor.y = float(round(cursor.y + _BELOW_ITEMS))
            dividers.append(cursor.y)
        room = (tab.right + _BESIDE_TAB, right - _BESIDE_TAB)
        condition = _condition(condition_of(fragment, at), room, columns, cursor.y + _ABOVE_CONDITION)
        if condition.lines:
            conditions.append(condition)
        cursor.y = max(condition.rect.bottom, tab.bottom if at == 0 else cursor.y)
        items.extend(place_items(operand.items, columns, cursor))
    bottom = float(round(cursor.y + _BELOW_ITEMS))
    cursor.y = bottom + _BELOW_FRAME
    return PlacedFragment(
        fragment, Rect(left, top, right, bottom), tab, tuple(conditions), tuple(dividers), tuple(items)
    )


def _condition(text: str, room: tuple[float, float], columns: Columns, top: float) -> TextBlock:
    """A condition between two lifelines, so that it stands on no bar, or over them where it is too long for that."""
    widest_word = max((text_width(word, CONDITION_SIZE) for word in text.split()), default=0.0)
    for left, right in _between_lifelines(*room, columns):
        if right - left >= max(_LEAST_CONDITION, widest_word):
            lines = wrap(text, right - left, CONDITION_SIZE, lines=MOST_LINES)
            if len(lines) <= _FEW_LINES:
                return condition_text(lines, left, top)
    lines = wrap(text, max(_LEAST_CONDITION, room[1] - room[0]), CONDITION_SIZE, lines=MOST_LINES)
    return condition_text(lines, room[0], top)


def _between_lifelines(left: float, right: float, columns: Columns) -> Iterator[tuple[float, float]]:
    """The stretches from left to right on which no lifeline stands, nor a bar on one."""
    for x in columns.xs:
        if left < min(right, x - BESIDE_LIFELINE):
            yield left, min(right, x - BESIDE_LIFELINE)
        left = max(left, x + _BESIDE_BAR)
    if left < right:
        yield left, right


def _sides(fragment: Fragment, columns: Columns) -> tuple[float, float]:
    """The left and the right side of a fragment's frame, around all that it holds, and clear of other lifelines."""
    lefts, rights = [], []
    for each in _inside(fragment.operands, columns):
        lefts.append(each[0])
        rights.append(each[1])
    left, right = min(lefts) - FRAME_PADDING, max(rights) + FRAME_PADDING
    for at in range(len(fragment.operands)):
        text = condition_of(fragment, at)
        before = tab_width(fragment.kind) + _BESIDE_TAB
        wished = min(_WISHED_CONDITION, text_width(text, CONDITION_SIZE) + 1)
        right = max(right, left + before + wished + _BESIDE_TAB)
    return _clear(left, -1, columns), _clear(right, 1, columns)


def _inside(operands: Iterable[Operand], columns: Columns) -> Iterable[tuple[float, float]]:
    """The left and the right side of everything in the operands."""
    for operand in operands:
        for item in operand.items:
            if isinstance(item, Fragment):
                yield _sides(item, columns)
                continue
            nowhere = Cursor(0.0)
            placed = _message(item, columns, nowhere) if isinstance(item, Message) else _note(item, columns, nowhere)
            yield placed.rect.left, placed.rect.right
            if isinstance(item, Message):
                for end in (item.source, item.target):
                    yield columns.x(end) - BESIDE_LIFELINE, columns.x(end) + BESIDE_LIFELINE


def _clear(side: float, heading: int, columns: Columns) -> float:
    """The side of a frame, moved outwards where it would run along a lifeline."""
    side = float(round(side))
    for x in sorted(columns.xs, key=lambda x: heading * x):
        if abs(side - x) < CLEAR:
            side = x + heading * CLEAR
    return side
