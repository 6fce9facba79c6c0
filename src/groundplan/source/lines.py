"""Where lines begin and end in a text, the way YAML counts them."""

from __future__ import annotations

import re
from functools import lru_cache

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@lru_cache(maxsize=16)
def split_lines(text: str) -> tuple[str, ...]:
    """The lines of the text without their ends; a text that ends with a line end has an empty last line."""
    return tuple(LINE_END.split(text))
