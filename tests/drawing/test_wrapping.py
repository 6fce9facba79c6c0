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
