"""Text is measured and broken by a table of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import shorten, wrap


def test_widths_are_those_of_helvetica() -> None:
    # In Helvetica's own table a space is 278/1000, an A 667/1000, a bold a 556/1000.
    assert text_width(" ", 1000) == pytest.approx(278, abs=1)
    assert text_width("A", 1000) == pytest.approx(667, abs=1)
    assert text_width("a", 1000, bold=True) == pytest.approx(556, abs=1)


@pytest.mark.parametrize(("text", "ems"), [("漢字", 2), ("한", 1), ("🚀", 1), ("\u0301", 0), ("\u200d", 0), ("", 0)])
def test_other_scripts_have_fair_widths(text: str, ems: float) -> None:
    assert text_width(text, 10) == pytest.approx(ems * 10)


def test_a_combined_letter_is_as_wide_as_its_base() -> None:
    assert text_width("e\u0301", 12) == text_width("e", 12)


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


def test_an_ellipsis_never_parts_a_letter_from_its_marks() -> None:
    kept = shorten("e\u0301" * 20, 50, 12).removesuffix("…")
    assert kept == "e\u0301" * (len(kept) // 2)


@given(st.text(max_size=80), st.integers(1, 3))
def test_lines_never_get_too_wide_or_too_many(text: str, lines: int) -> None:
    found = wrap(text, 100, 12, lines=lines)
    assert len(found) <= lines
    assert all(text_width(line, 12) <= 100.01 for line in found)


@given(st.text(max_size=80))
def test_text_that_fits_is_kept_whole(text: str) -> None:
    assert "".join(" ".join(wrap(text, 1e6, 12)).split()) == "".join(text.split())
