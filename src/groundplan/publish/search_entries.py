"""What the search leaves out of generated pages: lists of links, which would find every other page, too."""

from __future__ import annotations

import re

_LISTS = (
    *("what-is-inside", "around-it", "members", "instances", "what-it-allows", "routes"),
    *("incoming-connections", "outgoing-connections", "flows"),
    *("what-it-shows", "who-takes-part", "what-they-answer-for"),
    *("systems", "around-them", "components", "diagrams", "layers", "owners", "tags", "in-sequence"),
)
"""The sections of the package's pages that only list what has pages of its own, by their anchors."""

_HEADING = re.compile(rf'<h2 id="(?:{"|".join(_LISTS)})"')


def without_lists(html: str) -> str:
    """The content of a generated page, its sections of links marked so that the search passes over them."""
    return _HEADING.sub(r"\g<0> data-search-exclude", html)
