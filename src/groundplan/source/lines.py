"""Where lines begin and end in a text, the way YAML counts them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

_RARE_ENDS = ("\r", "\x85", "\u2028", "\u2029")


@lru_cache(maxsize=16)
def split_lines(text: str) -> tuple[str, ...]:
    """The lines of the text without their ends; a text that ends with a line end has an empty last line."""
    return tuple(LINE_END.split(text))


def line_starts(text: str) -> list[int]:
    """Where each line of the text begins."""
    if any(end in text for end in _RARE_ENDS):
        return [0, *(end.end() for end in LINE_END.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
