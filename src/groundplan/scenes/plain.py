"""Markdown as plain text, for titles and for what search engines show."""

from __future__ import annotations

import re
from html import unescape

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`]|<[^<>]+>|\\(?=\W)|(?<!\w)_|_(?!\w)")


def plain_text(markdown: str) -> str:
    """The text of a line or paragraph of Markdown without its marks, on one line."""
    return " ".join(unescape(_MARKS.sub("", _LINK.sub(r"\1", markdown))).split())
