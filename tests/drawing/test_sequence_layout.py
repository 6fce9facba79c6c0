"""Sequence diagrams: everything stands where it is understood, whatever the flow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.drawing.geometry import Rect
from groundplan.drawing.page import UNSCALED_WIDTH
from groundplan.drawing.picture import Picture
from groundplan.drawing.sequence.activity import by_operand
from groundplan.drawing.sequence.arrange import FEET_FROM, arrange
from groundplan.drawing.sequence.arrangement import Arrangement, Placed, PlacedFragment, PlacedMessage, walk
from groundplan.drawing.sequence.draw import draw_sequence
from groundplan.drawing.sequence.sizes import MOST_LINES
from groundplan.model.component import ConnectionKind
from groundplan.model.flow import BlockKind, Ride
from groundplan.scenes.sequence import Fragment, Message, Note, Operand, SequenceItem, SequenceScene, messages_in
from tests.drawing.drawing_samples import box

TYPES = ("compute.EC2", "database.RDS", "integration.SQS", "compute.Lambda")


def call(number: str, source: str, target: str, text: str = "asks", **values: Any) -> Message:
    return Message(number, text, source, target, f"{source}--{target}", **values)


def answer(number: str, source: str, target: str, text: str = "answers") -> Message:
    return Message(number, text, source, target, f"{target}--{source}", ride=Ride.RETURN)


def scene(*items: SequenceItem, names: dict[str, str] | None = None) -> SequenceScene:
    ends = dict.fromkeys(end for message in messages_in(items) for end in (message.source, message.target))
    boxes = tuple(box(end, TYPES[at % len(TYPES)], (names or {}).get(end, end)) for at, end in enumerate(ends))
    return SequenceScene("flow.x.sequence", "X, in sequence", boxes, items)


def texts_of(arranged: Arrangement) -> Iterator[Rect]:
    """The room of every text and every badge."""
    for head in (*arranged.heads, *arranged.feet):
        yield head.icon
        yield head.name.rect
        if head.note:
            yield head.note.rect
    for item in arranged.everything():
        if isinstance(item, PlacedFragment):
            yield item.tab
            yield from (condition.rect for condition in item.conditions)
        else:
            yield item.text.rect
            if isinstance(item, PlacedMessage):
                yield item.badge


def numbers_in(items: tuple[Placed, ...]) -> list[str]:
    return [each.message.number for each in walk(items) if isinstance(each, PlacedMessage)]


def grown(rect: Rect) -> Rect:
    return rect.grown(0.01)


def check(arranged: Arrangement) -> None:
    """What holds of every sequence diagram."""
    told = [message.number for message in arranged.scene.messages()]
    assert numbers_in(arranged.items) == told

    texts = list(texts_of(arranged))
    assert not [(one, other) for one, other in combinations(texts, 2) if one.grown(-0.01).overlaps(other)]
    assert all(grown(arranged.bounds).encloses(text) for text in texts)

    heights = [message.points[0][1] for message in arranged.messages()]
    assert all(one < other for one, other in pairwise(heights))

    xs = {line.participant: line.x for line in arranged.lifelines}
    for placed in arranged.messages():
        assert placed.points[0][0] == xs[placed.message.source]
        assert placed.points[-1][0] == xs[placed.message.target]
        ends = {xs[placed.message.source], xs[placed.message.target]}
        beside = [x for x in ends if placed.text.rect.left < x < placed.text.rect.right]
        assert not beside, "a text stands on a lifeline at which its own line ends"
    for fragment in (each for each in arranged.everything() if isinstance(each, PlacedFragment)):
        check_fragment(fragment, arranged)
    for one, other in pairwise(sorted(xs.values())):
        assert other - one >= 80


def check_fragment(placed: PlacedFragment, arranged: Arrangement) -> None:
    """A frame holds its own steps and no others, those of each operand between the right two lines."""
    inside = list(walk(placed.items))
    assert all(placed.rect.grown(-4).encloses(item.rect) for item in inside)
    assert all(placed.rect.encloses(condition.rect) for condition in placed.conditions)
    own = set(numbers_in(placed.items))
    others = [each for each in arranged.messages() if each.message.number not in own]
    assert not [each for each in others if placed.rect.overlaps(each.rect)]
    assert all(abs(side - line.x) > 4 for line in arranged.lifelines for side in (placed.rect.left, placed.rect.right))
    lines = (placed.rect.top, *placed.dividers, placed.rect.bottom)
    assert len(lines) == len(placed.fragment.operands) + 1
    for (top, bottom), items in zip(pairwise(lines), by_operand(placed), strict=True):
        assert all(top < item.rect.top and item.rect.bottom < bottom for item in walk(items))


letters = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=24)
texts = st.one_of(
    st.sampled_from(("asks", "hands over what it has found in the cache, and remembers who asked for it", "W" * 90)),
    st.sampled_from(("データベースに注文を保存して、結果を返します", "<b>&\"'</b>", "word " * 60, "🚀 " * 12)),
    letters,
).filter(lambda text: bool(text.strip()))


@st.composite
def sequences(draw: st.DrawFn) -> SequenceScene:
    """A sequence of any shape, numbered as flows are."""
    ends = [f"p{at}" for at in range(draw(st.integers(1, 12)))]
    calls = st.tuples(st.sampled_from(ends), st.sampled_from(ends), texts)

    def items(prefix: str, depth: int) -> tuple[SequenceItem, ...]:
        made: list[SequenceItem] = []
        for count in range(1, draw(st.integers(1, 4 if depth == 0 else 2)) + 1):
            shape = draw(st.sampled_from(("message", "message", "note", "fragment")))
            number = f"{prefix}{count}"
            if shape == "fragment" and depth < 4:
                kind = draw(st.sampled_from(BlockKind))
                branches = draw(st.integers(1, 3)) if kind in (BlockKind.ALT, BlockKind.PAR) else 1
                whens = draw(st.lists(texts | st.just(""), min_size=branches, max_size=branches))
                made.append(
                    Fragment(
                        kind,
                        number,
                        tuple(
                            Operand(when, items(f"{number}{'abc'[at]}.", depth + 1)) for at, when in enumerate(whens)
                        ),
                    )
                )
                continue
            source, target, text = draw(calls)
            kind_of_line, ride = draw(st.sampled_from(ConnectionKind)), draw(st.sampled_from(Ride))
            made.append(Message(number, text, source, target, "c", kind_of_line, ride))
            if shape == "note":
                made.append(Note(draw(texts), tuple(dict.fromkeys((source, target)))))
        return tuple(made)

    return scene(*items("", 0), names={end: draw(texts) for end in ends})


@settings(max_examples=40, deadline=None)
@given(sequences())
def test_whatever_the_flow_nothing_overlaps_and_everything_is_drawn_once(sequence: SequenceScene) -> None:
    arranged = arrange(sequence)
    check(arranged)
    picture = draw_sequence(sequence)
    assert picture.svg == draw_sequence(sequence).svg
    assert picture.svg.count('class="message ') == len(sequence.messages())
    assert picture.width >= arranged.bounds.width


def test_ten_participants_fit_a_page_without_being_made_smaller() -> None:
    text = "passes the request on with its signature"
    there = [call(str(at + 1), f"Service {at}", f"Service {at + 1}", text) for at in range(9)]
    back = [answer(str(at + 10), f"Service {9 - at}", f"Service {8 - at}", text) for at in range(9)]
    arranged = arrange(scene(*there, *back))
    assert arranged.bounds.width <= UNSCALED_WIDTH
    assert draw_sequence(arranged.scene).width <= 1200
    check(arranged)


def test_few_participants_stand_as_far_apart_as_their_texts_are_long() -> None:
    short = arrange(scene(call("1", "a", "b", "asks")))
    long = arrange(scene(call("1", "a", "b", "asks for all that was ever said about it")))
    assert short.bounds.width < long.bounds.width
    assert len(long.messages()[0].text.lines) <= 2


def test_a_text_that_is_long_beyond_reason_is_cut_and_stands_in_full_in_the_tooltip() -> None:
    text = "word " * 200
    (placed,) = arrange(scene(call("1", "a", "b", text))).messages()
    assert len(placed.text.lines) == MOST_LINES
    assert placed.text.lines[-1].endswith("…")
    drawn = scene(call("1", "a", "b", text))
    assert text.strip() in Picture(drawn, draw_sequence(drawn)).svg


def test_a_message_over_several_lifelines_has_its_text_beside_its_number() -> None:
    arranged = arrange(
        scene(call("1", "a", "b"), call("2", "b", "c"), call("3", "a", "c", "skips it"), answer("4", "c", "a"))
    )
    a, b, c = (line.x for line in arranged.lifelines)
    *_, there, back = arranged.messages()
    assert a < there.text.rect.left
    assert there.text.rect.right < b
    assert b < back.text.rect.left
    assert back.text.rect.right < c


def test_a_high_picture_has_its_heads_at_the_bottom_too() -> None:
    low = arrange(scene(*(call(str(at), "a", "b") for at in range(1, 5))))
    high = arrange(scene(*(call(str(at), "a", "b") for at in range(1, 30))))
    assert (low.bounds.height < FEET_FROM, low.feet) == (True, ())
    assert [head.box.id for head in high.feet] == ["a", "b"]
    assert min(head.rect.top for head in high.feet) > max(message.rect.bottom for message in high.messages())


def test_a_bar_stands_where_a_participant_works_on_a_call_until_its_last_answer() -> None:
    either = Fragment(
        BlockKind.ALT, "3", (Operand("good", (answer("3a", "b", "a"),)), Operand("", (answer("3b", "b", "a"),)))
    )
    arranged = arrange(scene(call("1", "a", "b"), call("2", "b", "c"), either))
    (bar,) = arranged.bars
    first, _, _, last = arranged.messages()
    assert (bar.participant, bar.rect.top, bar.rect.bottom) == ("b", first.points[0][1], last.points[0][1])


def test_what_is_asked_in_one_branch_is_not_answered_in_another() -> None:
    either = Fragment(
        BlockKind.ALT, "1", (Operand("good", (call("1a", "a", "b"),)), Operand("", (answer("1b", "b", "a"),)))
    )
    assert arrange(scene(either)).bars == ()


def test_a_call_during_a_call_has_its_bar_beside_the_first() -> None:
    calls = (call("1", "a", "b"), call("2", "c", "b"), answer("3", "b", "c"), answer("4", "b", "a"))
    outer, inner = arrange(scene(*calls)).bars
    assert (outer.level, inner.level) == (0, 1)
    assert outer.rect.left < inner.rect.left
    assert outer.rect.top < inner.rect.top < inner.rect.bottom < outer.rect.bottom


def test_conditions_stand_beside_the_bars_of_those_who_work_meanwhile() -> None:
    either = Fragment(
        BlockKind.ALT,
        "3",
        (
            Operand("the payment is accepted by the bank", (call("3a", "b", "c", "tells"),)),
            Operand("the payment is declined", (call("3b", "b", "c", "tells"),)),
        ),
    )
    calls = (call("1", "a", "b"), call("2", "b", "c"))
    arranged = arrange(scene(*calls, either, answer("4", "c", "b"), answer("5", "b", "a")))
    conditions = [
        text.rect for each in arranged.everything() if isinstance(each, PlacedFragment) for text in each.conditions
    ]
    assert len(conditions) == len(arranged.bars) == 2
    assert not [(text, bar) for text in conditions for bar in arranged.bars if text.overlaps(bar.rect)]
    assert conditions[0].left == conditions[1].left
    check(arranged)


def test_a_long_condition_takes_the_width_of_its_frame() -> None:
    condition = "as long as there are messages in the queue that nobody else has taken for work in the last minute " * 2
    looped = Fragment(BlockKind.LOOP, "1", (Operand(condition, (call("1.1", "a", "b"), call("1.2", "b", "d"))),))
    arranged = arrange(scene(call("0", "a", "c"), looped))
    (fragment,) = (each for each in arranged.everything() if isinstance(each, PlacedFragment))
    assert fragment.conditions[0].width > 150
    check(arranged)


def test_frames_of_four_levels_stand_within_each_other() -> None:
    deepest: SequenceItem = call("1.1.1.1", "b", "c", "reads")
    for level, kind in zip(("1.1.1", "1.1", "1"), (BlockKind.OPT, BlockKind.LOOP, BlockKind.PAR), strict=True):
        deepest = Fragment(kind, level, (Operand("so it is and so it was for many years", (deepest,)),))
    arranged = arrange(
        scene(call("0", "a", "b"), Fragment(BlockKind.ALT, "2", (Operand("x", (deepest,)),)), call("3", "c", "d"))
    )
    frames = [each.rect for each in arranged.everything() if isinstance(each, PlacedFragment)]
    assert len(frames) == 4
    assert all(outer.grown(-6).encloses(inner) for outer, inner in pairwise(frames))
    check(arranged)
