"""Where Markdown is code: fenced blocks, inline code and comments, in which a link is only an example."""

from __future__ import annotations

import re

CODE = re.compile(
    r"""
    (?P<escaped>\\[^\n])
    | (?P<fence>^(?P<indent>[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(?P<ticks>`{3,}|~{3,})[^\n`]*\n
        (?:.*?^[ \t>]*(?P=ticks)[`~]*[ \t]*$|.*\Z))
    | (?P<comment><!--.*?-->)
    | (?P<inline>(?<!`)(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=tick)(?!`))
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""Code, comments and escaped characters; `is_code` tells which."""

_FILLER = "\x00"


def is_code(match: re.Match[str]) -> bool:
    """Whether what `CODE` found is a fenced block or inline code."""
    return bool(match["fence"] or match["inline"])


def without_code(text: str) -> str:
    """The text with every character of code, comments and escapes made NUL; line ends and positions stay."""
    return CODE.sub(lambda match: re.sub(r"[^\n]", _FILLER, match[0]), text.replace(_FILLER, " "))


def fenced_lines(text: str) -> frozenset[int]:
    """The numbers, from 0, of the lines that belong to fenced blocks."""
    found: set[int] = set()
    for match in CODE.finditer(text):
        if match["fence"]:
            first = text.count("\n", 0, match.start())
            found.update(range(first, first + match[0].count("\n") + 1))
    return frozenset(found)
