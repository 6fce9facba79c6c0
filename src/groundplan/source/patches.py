"""Guesses what a line with a mistake of syntax was meant to be, so that the rest of its entry is still checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from groundplan.source import syntax_codes
from groundplan.source import yaml_codes as codes
from groundplan.source.lines import LINE_END
from groundplan.source.problem import Problem

_QUOTES_MEND = (
    syntax_codes.COLON,
    syntax_codes.RESERVED,
    codes.STAR,
    codes.TAG,
    syntax_codes.AFTER_QUOTE,
    syntax_codes.BLOCK_TEXT,
    syntax_codes.SYNTAX,
)
_NO_BLANK = re.compile(r"(-|[A-Za-z][\w-]*:)(?=\S)")
_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)


class Patch(Struct, frozen=True):
    """The text with a guess in place of the mistake.

    `sure` says that a further mistake in the same entry is one of its own, not a consequence of the guess.
    """

    text: str
    sure: bool = True


def patches(mistake: Problem, text: str) -> Iterator[Patch]:
    """Guesses at what was meant, likely ones first. Lines keep their numbers."""
    if mistake.code is syntax_codes.TAB:
        for blanks in ("    ", "  ", "        ", ""):
            yield Patch(_TABS.sub(partial(_expanded, blanks), text), sure=False)
        return
    lines = LINE_END.split(text)
    number = mistake.place.line - 1
    line, start = lines[number], mistake.place.column - 1
    for patched, sure in _patched(mistake, line, start, start + mistake.place.length):
        yield Patch("\n".join([*lines[:number], patched, *lines[number + 1 :]]), sure)


def _patched(mistake: Problem, line: str, start: int, end: int) -> Iterator[tuple[str, bool]]:
    before, marked, after = line[:start], line[start:end], line[end:]
    code = mistake.code
    if code in _QUOTES_MEND:
        yield f"{before}{_quoted(marked)}{after}", True
        yield f"{before}{_quoted(line[start:].rstrip())}", True
    elif code is syntax_codes.OPEN_QUOTE:
        yield f"{before}{_quoted(marked[1:])}{after}", False
    elif code is syntax_codes.OPEN_BRACKET:
        closing = "]" if marked.startswith("[") else "}"
        yield f"{line.rstrip()}{closing}", False
    elif code is syntax_codes.ESCAPE:
        yield f"{before}/{marked[1:]}{after}", True
    elif code is syntax_codes.NO_BLANK:
        apart = _NO_BLANK.sub(r"\1 ", marked, count=1)
        yield f"{before}{apart}{after}", True
    elif code is syntax_codes.LIST_HERE:
        yield f"{before}[{marked[1:].strip()}]{after}", False


def _expanded(blanks: str, tabs: re.Match[str]) -> str:
    return tabs[0].replace("\t", blanks)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
