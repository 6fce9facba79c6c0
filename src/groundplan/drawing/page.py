"""The page that pictures are made for. All sizes are in CSS pixels."""

from __future__ import annotations

from groundplan.drawing.parts.boxes import SMALL_SIZE

MARGIN = 14.0
"""Around every picture, on each side."""

CONTENT_WIDTH = 1200.0
"""The room of a picture on a wide page: a wider one is made smaller to fit."""

WINDOW_WIDTH = 900.0
WINDOW_HEIGHT = 700.0
"""What the window of a laptop shows of a page at once, beside the navigation."""

LEAST_LETTER = 9.0
"""Smaller letters are hard to read."""

_AROUND = 2 * MARGIN + 2
"""By how much a finished picture is wider than what is in it: the margins, and what fills up whole pixels."""

UNSCALED_WIDTH = CONTENT_WIDTH - _AROUND
"""As wide may the content of a picture be that is shown in its own size."""

READABLE_WIDTH = CONTENT_WIDTH * SMALL_SIZE / LEAST_LETTER - _AROUND
"""As wide may it be where even the smallest letters are to be read."""
