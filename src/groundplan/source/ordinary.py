"""YAML as Python's own types: what an entry is read from as long as nobody has to know where it stands."""

from __future__ import annotations

import re
from typing import TypeAlias

from groundplan.source.document import EMPTY, List, Node, Text
from groundplan.source.problem import Problem
from groundplan.source.value_codes import YAML_WORD


class Odd(str):
    """A text without quotes that is empty, or something else than a text to most YAML programs.

    Whether that matters depends on what is expected there.
    """

    __slots__ = ()


Ordinary: TypeAlias = "str | list[Ordinary] | dict[str, Ordinary]"
"""A value of YAML; every scalar is a str, an odd one an `Odd`."""

_WORDS = frozenset(
    word for lower in ("yes", "no", "on", "off", "true", "false") for word in (lower, lower.title(), lower.upper())
)
_BASE_60 = re.compile(r"[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
NUMERIC = frozenset("+-0123456789")
_LONGEST = 40
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")

ODD_WORDS = EMPTY | _WORDS
"""Texts that are odd without quotes. Others are only where they begin with one of `NUMERIC`."""


def ordinary(node: Node) -> Ordinary:
    """The node's value, without its places."""
    if isinstance(node, Text):
        text = node.text
        return Odd(text) if node.plain and is_odd(text) else text
    if isinstance(node, List):
        return [ordinary(item) for item in node.items]
    return {key: ordinary(entry.value) for key, entry in node.by_key.items()}


def is_odd(word: str) -> bool:
    """Whether a text without quotes is odd."""
    return word in ODD_WORDS or (word[0] in NUMERIC and _is_number_or_date(word))


def is_yaml_word(word: str) -> bool:
    """Whether the word, without quotes, is something else than a text to most YAML programs."""
    return word in _WORDS or (word[:1] in NUMERIC and _is_number_or_date(word))


def yaml_word(text: Text) -> Problem | None:
    """The problem that a text, where a text is due, is something else to most YAML programs."""
    if not (text.plain and is_yaml_word(text.text)):
        return None
    meaning = (
        "a date" if _DATE.match(text.text) else "a number to the base of 60" if ":" in text.text else "a truth value"
    )
    return YAML_WORD.at(text.place, value=text.text, meaning=meaning)


def _is_number_or_date(word: str) -> bool:
    if len(word) > _LONGEST or not (":" in word or "-" in word):
        return False
    return bool(_BASE_60.fullmatch(word) or _DATE.fullmatch(word))
