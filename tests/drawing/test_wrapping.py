"""Lines break between words, and inside one only where it is too long for a line of its own."""

from __future__ import annotations

import pytest

from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("Recommendations service", 120.0), ("use the application", 70.0), ("asks for customers", 70.0)],
)
def test_evening_out_two_lines_breaks_no_word(text: str, width: float) -> None:
    lines = wrap(text, width, 11)
    assert len(lines) == 2
    assert " ".join(lines) == text


def test_a_word_too_long_for_a_line_is_broken_rather_than_cut() -> None:
    lines = wrap("/recommendations", 60, 11)
    assert "".join(lines) == "/recommendations"
    assert all(text_width(line, 11) <= 60 for line in lines)


def test_a_script_without_spaces_breaks_between_any_letters() -> None:
    text = "注文データベースへの読み書きと在庫の確認"
    lines = wrap(text, 90, 11, lines=3)
    assert "".join(lines) == text
    assert len(lines) == 3
    assert all(text_width(line, 11) <= 90 for line in lines)


@pytest.mark.parametrize("width", range(40, 120, 10))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(width: int) -> None:
    lines = wrap("「注文」の作成、（在庫）の確認。データー", width, 11, lines=9)
    assert not any(line[0] in "」、）。ー" for line in lines)
    assert not any(line[-1] in "「（" for line in lines)


def test_latin_words_among_chinese_letters_stay_whole() -> None:
    lines = wrap("通过PostgreSQL读取和写入订单", 80, 11, lines=3)
    assert any("PostgreSQL" in line for line in lines)
