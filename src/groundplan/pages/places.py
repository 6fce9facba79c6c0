"""The places that pages leave for pictures, and how finished HTML gets the pictures put there."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from groundplan.pages.escape import escape, finished

_MARK = re.compile(r'(<figure class="gp-figure" data-diagram="([^"]+)">)<div class="gp-picture"></div>')
_IN_PARAGRAPH = re.compile(r'<p>\s*(<figure class="gp-figure" (?:(?!</figure>).)*</figure>)\s*</p>', re.DOTALL)


def place(diagram: str, caption: str = "") -> Markup:
    """The place of a picture, on one line of HTML. Its caption is plain text."""
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return finished(
        f'<figure class="gp-figure" data-diagram="{diagram}"><div class="gp-picture"></div>{below}</figure>'
    )


def fill(html: str, picture_html: Callable[[str], str]) -> str:
    """The finished HTML with each place filled by what `picture_html` gives for the diagram's id: all but the caption.

    A place alone in a paragraph is taken out of it: a figure may not stand in a paragraph.
    """
    unwrapped = _IN_PARAGRAPH.sub(r"\1", html)
    return _MARK.sub(lambda match: match[1] + picture_html(match[2]), unwrapped)


def places(text: str) -> tuple[str, ...]:
    """The ids of the diagrams that Markdown or HTML has places for, each once, in order."""
    return tuple(dict.fromkeys(match[2] for match in _MARK.finditer(text)))
