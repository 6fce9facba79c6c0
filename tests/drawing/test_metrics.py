"""Text is measured and broken by a table of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.drawing.text.graphemes import graphemes
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import shorten, wrap

FAMILY, FLAG, KEY, HEART, THUMB = "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "❤️", "👍🏽"


def test_widths_are_those_of_helvetica() -> None:
    # In Helvetica's own table a space is 278/1000, an A 667/1000, a bold a 556/1000.
    assert text_width(" ", 1000) == pytest.approx(278, abs=1)
    assert text_width("A", 1000) == pytest.approx(667, abs=1)
    assert text_width("a", 1000, bold=True) == pytest.approx(556, abs=1)


@pytest.mark.parametrize("text", ["Đường phố Việt Nam", "Größe", "Ελληνικά", "Съешь ещё", "бөлме", "נתונים"])
def test_letters_of_europe_and_hebrew_are_measured(text: str) -> None:
    assert 0.3 < text_width(text, 1) / len(text) < 0.7
    assert text_width(text, 10) != pytest.approx(text_width("a" * len(text), 10))


@pytest.mark.parametrize(
    ("text", "ems"),
    [("漢字", 2), ("한", 1), ("カ", 1), ("（Ａ）", 3), ("\u0301", 0), ("\u200d", 0), ("\ufe0f", 0), ("", 0)],
)
def test_east_asian_letters_take_a_square_and_marks_no_room(text: str, ems: float) -> None:
    assert text_width(text, 10) == pytest.approx(ems * 10)


@pytest.mark.parametrize("text", [FAMILY, FLAG, KEY, HEART, THUMB, "⚙️"])
def test_an_emoji_is_one_letter_whatever_it_is_made_of(text: str) -> None:
    assert text_width(text, 10) == text_width("🚀", 10) == pytest.approx(12.5)
    assert graphemes(text) == [text]


@pytest.mark.parametrize("text", ["1", "#", "©", "™", "3a"])
def test_digits_and_signs_are_no_emoji_by_themselves(text: str) -> None:
    assert text_width(text, 10) < 12.5


@pytest.mark.parametrize("text", ["مرحبا", "ข้อมูล", "डेटाबेस", "தரவு", "საქართველო", "አማርኛ"])
def test_letters_of_other_scripts_have_the_mean_width_of_their_script(text: str) -> None:
    assert 0.25 < text_width(text, 1) / len(text) < 1.0


def test_a_combined_letter_is_as_wide_as_its_base() -> None:
    assert text_width("e\u0301", 12) == text_width("e", 12)
    assert text_width("\u1112\u1161\u11ab", 12) == text_width("한", 12)


def test_short_text_stays_on_one_line() -> None:
    assert wrap("API Gateway", 120, 12) == ("API Gateway",)


def test_two_lines_are_even() -> None:
    first, second = wrap("Application load balancer", 110, 12)
    assert abs(text_width(first, 12) - text_width(second, 12)) < 40


def test_long_words_break_where_a_reader_expects_it() -> None:
    assert wrap("payment-notification-service", 120, 12) == ("payment-", "notification-service")
    assert wrap("OrderPlacedEventHandler", 80, 12, lines=3)[0].startswith("Order")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("one two three four five six seven eight nine ten eleven twelve", 60, 12, lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


@pytest.mark.parametrize("letter", ["e\u0301", FAMILY, FLAG, KEY, HEART, THUMB])
def test_no_letter_is_ever_parted(letter: str) -> None:
    kept = shorten(letter * 20, 50, 12).removesuffix("…")
    assert kept == letter * (len(kept) // len(letter))
    lines = wrap(letter * 20, 100, 12, lines=9)
    assert all(line.replace(letter, "") in ("", "…") for line in lines)


any_text = st.text(max_size=80) | st.text(st.sampled_from(f"aé漢。（）🚀{FAMILY}{FLAG}{KEY} \u0301한"), max_size=60)


@given(any_text, st.integers(1, 3))
def test_lines_never_get_too_wide_or_too_many(text: str, lines: int) -> None:
    found = wrap(text, 100, 12, lines=lines)
    assert len(found) <= lines
    assert all(text_width(line, 12) <= 100.01 for line in found)


@given(any_text)
def test_text_that_fits_is_kept_whole(text: str) -> None:
    assert "".join(" ".join(wrap(text, 1e6, 12)).split()) == "".join(text.split())


@given(any_text)
def test_a_text_is_as_wide_as_its_letters(text: str) -> None:
    assert text_width(text, 12) == pytest.approx(sum(text_width(letter, 12) for letter in graphemes(text)))
