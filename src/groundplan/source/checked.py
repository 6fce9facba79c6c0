"""Checks a YAML tree against a schema; whatever pydantic minds becomes a problem in a person's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from groundplan.source.document import EMPTY, List, Map, Node, Plain, Text, plain
from groundplan.source.faults import fault
from groundplan.source.fields import OneLine, PortText, Prose, Said, Url, Word
from groundplan.source.problem import Place, Problem
from groundplan.source.schema import Where, bare, branches_of, field_of, find, said_of
from groundplan.source.schema_errors import empty_value, problems_of
from groundplan.source.value_codes import YAML_WORD

__all__ = [
    "Entry",
    "OneLine",
    "PortText",
    "Prose",
    "Said",
    "Url",
    "Word",
    "check",
    "fault",
    "is_yaml_word",
    "yaml_word",
]

M = TypeVar("M", bound=BaseModel)

Path = tuple[str | int, ...]

_WORDS = frozenset(
    word for lower in ("yes", "no", "on", "off", "true", "false") for word in (lower, lower.title(), lower.upper())
)
_BASE_60 = re.compile(r"[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
_NUMERIC = frozenset("+-0123456789")
_LONGEST = 40
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")


class Entry(BaseModel):
    """The base of all schemas: no other keys than those it names, and nothing changes it afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def check(node: Node, schema: type[M], what: str, place: Place | None = None) -> tuple[M | None, tuple[Problem, ...]]:
    """What the node says as an object of the schema, or None and everything that is wrong with it.

    `what` names the entry in messages, with its article ("a component"). `place` is where a missing key of the
    entry itself is reported: usually the key that the entry stands behind.
    """
    try:
        return schema.model_validate(_ordinary(node)), ()
    except (_OddTextError, ValidationError):
        return _check_carefully(node, schema, what, place)


class _OddTextError(Exception):
    """A text is empty, or YAML takes it for something else: where it stands, that may be wrong."""


def _ordinary(node: Node) -> Plain:
    """The same as `plain`, for a node without odd texts: nearly every one."""
    if isinstance(node, Text):
        if node.plain and (node.text in EMPTY or is_yaml_word(node.text)):
            raise _OddTextError
        return node.text
    if isinstance(node, List):
        return [_ordinary(item) for item in node.items]
    return {key: _ordinary(entry.value) for key, entry in node.by_key.items()}


def _check_carefully(
    node: Node, schema: type[M], what: str, place: Place | None
) -> tuple[M | None, tuple[Problem, ...]]:
    found: M | None = None
    errors: list[Any] = []
    try:
        found = schema.model_validate(plain(node))
    except ValidationError as error:
        errors = list(error.errors(include_url=False))
    problems = [
        *(problem for error in errors for problem in problems_of(error, node, schema, what, place)),
        *(problem for path, text in _odd_texts(node) if (problem := _odd_text(text, find(node, schema, path)))),
    ]
    if problems:
        return None, tuple(dict.fromkeys(problems))
    return found, ()


def yaml_word(text: Text) -> Problem | None:
    """The problem that a text, where a text is due, is something else to most YAML programs."""
    if not (text.plain and is_yaml_word(text.text)):
        return None
    meaning = (
        "a date" if _DATE.match(text.text) else "a number to the base of 60" if ":" in text.text else "a truth value"
    )
    return YAML_WORD.at(text.place, value=text.text, meaning=meaning)


def is_yaml_word(word: str) -> bool:
    """Whether the word, without quotes, is something else than a text to most YAML programs."""
    if word in _WORDS:
        return True
    if word[:1] not in _NUMERIC or len(word) > _LONGEST:
        return False
    return bool(_BASE_60.fullmatch(word) or _DATE.fullmatch(word))


def _odd_texts(node: Node) -> Iterator[tuple[Path, Text]]:
    """The texts that are empty, or that YAML takes for something else, with their paths."""
    todo: list[tuple[Path, Node]] = [((), node)]
    while todo:
        path, at = todo.pop()
        if isinstance(at, Text):
            if at.empty or (at.plain and is_yaml_word(at.text)):
                yield path, at
        elif isinstance(at, Map):
            todo += [((*path, entry.key.text), entry.value) for entry in at]
        else:
            todo += [((*path, index), item) for index, item in enumerate(at.items)]


def _odd_text(text: Text, where: Where) -> Problem | None:
    if not text.empty:
        said = [said_of(branch) for branch in (where.expected, *branches_of(bare(where.expected)))]
        return yaml_word(text) if any(one and one.text for one in said) else None
    if where.owner is not None and field_of(where.owner, where.key.text if where.key else ""):
        return empty_value(where)
    return None
