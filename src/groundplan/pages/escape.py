"""Text that people write, printed so that it stays text: in Markdown, in its tables, and in HTML attributes."""

from __future__ import annotations

import re

from jinja2 import Undefined
from markupsafe import Markup

# What Markdown, its usual extensions, and HTML give a meaning to wherever it stands.
_ALWAYS = re.compile(r"""[\\`*_{}\[\]<>&"'#|~^$@]""")
# Emoji codes and addresses (`:smile:`, `https://`), and what means something only when doubled (`--`, `==`, `...`).
_COLON = re.compile(r":(?=\S)")
_DOUBLED = re.compile(r"([-+=!?/.%])(?=\1)")
# Marks that begin a heading, list, quotation, fence or definition when a line starts with them.
_LEADING = re.compile(r"^(?:[-+=:!?.%/]|(?P<digits>\d+)(?P<mark>[.)]))")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")


def escape(value: object) -> Markup:
    """The value as text on one line: nothing in it is Markdown, HTML or a template any more.

    None becomes nothing; what is `Markup` already stays as it is.
    """
    if isinstance(value, Undefined):
        return Markup(str(value))  # Raises: an undefined name is never printed as nothing.
    if value is None:
        return Markup()
    if hasattr(value, "__html__"):
        return Markup(value)
    text = _SPACE.sub(" ", str(value)).strip(" ")
    return Markup(_leading(_doubled(_ALWAYS.sub(_entity, text))))


def protect(html: str) -> str:
    """Clean HTML of one line, with nothing left in it that Markdown would read as a mark of its own."""
    return _doubled(re.sub(r"[\\`*_{}\[\]#|~^$@]", _entity, html))


def _doubled(text: str) -> str:
    return _DOUBLED.sub(_entity, _COLON.sub(_entity, text))


def _leading(text: str) -> str:
    def entity(match: re.Match[str]) -> str:
        if match["digits"]:
            return match["digits"] + f"&#{ord(match['mark'])};"
        return _entity(match)

    return _LEADING.sub(entity, text)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0][0])};"
