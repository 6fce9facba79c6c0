"""Text that people write, printed so that it stays text: in Markdown, in its tables, and in HTML attributes."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from groundplan.pages.code_spans import CODE, is_code

# What Markdown, its usual extensions, and HTML give a meaning to wherever it stands.
_ALWAYS = re.compile(r"""[\\`*_{}\[\]<>&"'#|~^$@]""")
_MARKS = re.compile(r"[\\`*_{}\[\]#|~^$@]")
# Emoji codes and addresses (`:smile:`, `https://`), and what means something only when doubled (`==`, `!!`).
_COLON = re.compile(r":(?=\S)")
_DOUBLED = re.compile(r"([+=!?/])(?=\1)")
# What begins a list, a definition or a rule when a line starts with it.
_LEADING = re.compile(r"^ ?(?:\d+(?=[.)]))?(?P<mark>[-+=:.)])[-+=:]*(?=\s|$)")
_TAG = re.compile(r"(<[^<>]*>)")
# Escaped characters wait in a private part of Unicode until the whole page is there: only then is it known whether
# they stand in code, where Markdown takes an entity for its letters.
_HIDDEN = 0xF0000
_HIDDEN_ONES = re.compile(f"[{chr(_HIDDEN)}-{chr(_HIDDEN + 0x7F)}]")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")


def finished(text: str = "") -> Markup:
    """Marks text as finished Markdown or HTML, in which everything that people wrote is escaped already."""
    return str.__new__(Markup, text)  # The one place where text is declared to be safe. `Markup` would ask what it is.


def escape(value: object) -> Markup:
    """The value as text on one line: nothing in it is Markdown, HTML or a template any more.

    None becomes nothing; what is `Markup` already stays as it is. `revealed` finishes the page. An undefined name of a
    template is never printed as nothing: to ask for its text raises.
    """
    if value is None:
        return finished()
    if isinstance(value, Markup):
        return value
    return _escaped(str(value))


@lru_cache(maxsize=1 << 15)
def _escaped(text: str) -> Markup:
    text = _SPACE.sub(" ", _HIDDEN_ONES.sub("\ufffd", text))
    return finished(_leading(_doubled(_ALWAYS.sub(_entity, text))))


def revealed(page: str) -> str:
    """The finished page: what was escaped becomes entities, and in code the characters themselves."""
    if "`" in page or "~~~" in page:
        page = CODE.sub(lambda match: _HIDDEN_ONES.sub(_plain, match[0]) if is_code(match) else match[0], page)
    for hidden in set(_HIDDEN_ONES.findall(page)):
        page = page.replace(hidden, f"&#{ord(hidden) - _HIDDEN};")
    return page


def protect(html: str) -> str:
    """Clean HTML of one line, with nothing left in it that Markdown would read as a mark of its own."""
    pieces = _TAG.split(_MARKS.sub(_entity, html))
    return "".join(piece if number % 2 else _doubled(piece) for number, piece in enumerate(pieces))


def _doubled(text: str) -> str:
    return _DOUBLED.sub(_entity, _COLON.sub(_entity, text))


def _leading(text: str) -> str:
    """The text with the character escaped that would begin a list: the first mark, or the one after a number."""
    match = _LEADING.match(text)
    if match is None:
        return text
    at = match.start("mark")
    return text[:at] + chr(_HIDDEN + ord(text[at])) + text[at + 1 :]


def _entity(match: re.Match[str]) -> str:
    return chr(_HIDDEN + ord(match[0][0]))


def _plain(match: re.Match[str]) -> str:
    character = chr(ord(match[0]) - _HIDDEN)
    return "\u02cb" if character == "`" else character  # A grave accent that does not end the code.
