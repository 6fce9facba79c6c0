"""Checks a YAML tree against a schema; whatever pydantic minds becomes a problem in a person's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from groundplan.source import value_codes as codes
from groundplan.source.document import List, Map, Node, Text, plain
from groundplan.source.faults import fault, fault_of
from groundplan.source.fields import OneLine, PortText, Prose, Said, Url, Word
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Place, Problem
from groundplan.source.schema import (
    Where,
    bare,
    branches_of,
    field_of,
    find,
    in_words,
    keys_in,
    kind_of,
    options_of,
    said_of,
)

__all__ = ["Entry", "OneLine", "PortText", "Prose", "Said", "Url", "Word", "check", "fault", "yaml_word"]

M = TypeVar("M", bound=BaseModel)

Path = tuple[str | int, ...]

_WORDS = frozenset(
    word for lower in ("yes", "no", "on", "off", "true", "false") for word in (lower, lower.title(), lower.upper())
)
_BASE_60 = re.compile(r"[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?")
_NO_BLANK = re.compile(r"([A-Za-z][\w-]*):(\S.*)", re.DOTALL)
_LIMITS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}


class Entry(BaseModel):
    """The base of all schemas: no other keys than those it names, and nothing changes it afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def check(node: Node, schema: type[M], what: str, place: Place | None = None) -> tuple[M | None, tuple[Problem, ...]]:
    """What the node says as an object of the schema, or None and everything that is wrong with it.

    `what` names the entry in messages, with its article ("a component"). `place` is where a missing key of the
    entry itself is reported: usually the key that the entry stands behind.
    """
    found: M | None = None
    errors: list[Any] = []
    try:
        found = schema.model_validate(plain(node))
    except ValidationError as error:
        errors = list(error.errors(include_url=False))
    problems = [
        *(problem for error in errors for problem in _problems(error, node, schema, what, place)),
        *(problem for path, text in _odd_texts(node) if (problem := _odd_text(text, find(node, schema, path)))),
    ]
    if problems:
        return None, tuple(dict.fromkeys(problems))
    return found, ()


def yaml_word(text: Text) -> Problem | None:
    """The problem that a text, where a text is due, is something else to most YAML programs."""
    if not _is_yaml_word(text):
        return None
    meaning = (
        "a date" if _DATE.match(text.text) else "a number to the base of 60" if ":" in text.text else "a truth value"
    )
    return codes.YAML_WORD.at(text.place, value=text.text, meaning=meaning)


def _is_yaml_word(text: Text) -> bool:
    word = text.text
    if not text.plain or len(word) > 40:
        return False
    return (
        word in _WORDS or bool(":" in word and _BASE_60.fullmatch(word)) or bool("-" in word and _DATE.fullmatch(word))
    )


def _odd_texts(node: Node) -> Iterator[tuple[Path, Text]]:
    """The texts that are empty, or that YAML takes for something else, with their paths."""
    todo: list[tuple[Path, Node]] = [((), node)]
    while todo:
        path, at = todo.pop()
        if isinstance(at, Text):
            if at.empty or _is_yaml_word(at):
                yield path, at
        elif isinstance(at, Map):
            todo += [((*path, entry.key.text), entry.value) for entry in at.entries]
        else:
            todo += [((*path, index), item) for index, item in enumerate(at.items)]


def _odd_text(text: Text, where: Where) -> Problem | None:
    if not text.empty:
        said = [said_of(branch) for branch in (where.expected, *branches_of(bare(where.expected)))]
        return yaml_word(text) if any(one and one.text for one in said) else None
    if where.owner is not None and field_of(where.owner, where.key.text if where.key else ""):
        return _empty(where)
    return None


# What pydantic minds


def _problems(error: Any, root: Node, schema: type[BaseModel], what: str, place: Place | None) -> Iterator[Problem]:
    kind, path = error["type"], tuple(error["loc"])
    if kind == "missing":
        where = find(root, schema, path[:-1])
        if not where.misfit:
            yield _missing(str(path[-1]), where, what, place if len(path) == 1 else None)
        return
    where = find(root, schema, path)
    if where.misfit and _fits(where):
        return
    if kind == "extra_forbidden":
        yield _unknown(str(path[-1]), find(root, schema, path[:-1]), where, what)
    elif (found := fault_of(error)) is not None:
        values = {"what": _subject(where, what), **found.values}
        yield found.code.at(_value_place(where), **values)
    elif isinstance(where.node, Text) and where.node.empty:
        yield _empty(where)
    elif kind == "too_short":
        mend = "Write at least one entry, or leave the key out."
        yield codes.EMPTY_VALUE.at(_value_place(where), what=_subject(where, what), mend=mend)
    elif isinstance(where.node, Text) and kind_of(_wanted(where)) is Text:
        yield _bad_text(where.node, kind, error.get("ctx", {}), where, what)
    else:
        yield _wrong_type(where, what)


def _fits(where: Where) -> bool:
    """Whether one of the types of the union fits the node, so that only its errors count."""
    return any(kind_of(branch) is type(where.node) for branch in branches_of(bare(where.expected)))


def _wanted(where: Where) -> Any:
    """The expected type without None."""
    branches = branches_of(bare(where.expected))
    return branches[0] if len(branches) == 1 else next((one for one in branches if kind_of(one) is Text), branches[0])


def _unknown(key: str, parent: Where, where: Where, what: str) -> Problem:
    schema = _schema(parent)
    known = keys_in(schema) if schema else []
    written = [entry.key.text for entry in parent.node] if isinstance(parent.node, Map) else []
    place = where.key.place if where.key and where.exists else where.node.place
    mend = did_you_mean(key, [other for other in known if other not in written] or known)
    return codes.UNKNOWN_KEY.at(place, key=key, what=_entry_name(parent, what), mend=mend)


def _missing(key: str, where: Where, what: str, place: Place | None) -> Problem:
    schema = _schema(where)
    field = field_of(schema, key) if schema else None
    name = _entry_name(where, what)
    at = place or (where.key.place if where.key and not where.in_list else where.node.place)
    mend = f"Add `{key}: ...`. {(field.description or '') if field else ''}".rstrip()
    return codes.MISSING_KEY.at(at, what=_capital(name), key=key, mend=mend)


def _empty(where: Where) -> Problem:
    if where.key is None or where.in_list:
        subject = _capital(_subject(where, "this"))
        return codes.EMPTY_VALUE.at(_value_place(where), what=subject, mend="Write a value, or leave the entry out.")
    key = where.key.text
    mend = f"Write a value behind `{key}:`, or leave the key out."
    return codes.EMPTY_VALUE.at(where.key.place, what=f"`{key}`", mend=mend)


def _bad_text(text: Text, kind: str, context: dict[str, Any], where: Where, what: str) -> Problem:
    subject, wanted = _subject(where, what), _wanted(where)
    options = options_of(wanted)
    if options:
        mend = did_you_mean(text.text, options)
        return codes.BAD_VALUE.at(text.place, what=subject, value=_short(text.text), mend=mend)
    expected, example = in_words(wanted), "1"
    if kind in _LIMITS:
        limit = context.get(_LIMITS[kind], 0)
        side = {"ge": "of at least", "gt": "above", "le": "of at most", "lt": "below"}[_LIMITS[kind]]
        expected, example = f"{expected} {side} {limit}", str(limit)
    if bare(wanted) is int:
        return codes.BAD_NUMBER.at(
            text.place, what=subject, expected=expected, value=_short(text.text), example=example
        )
    return codes.BAD_VALUE.at(text.place, what=subject, value=_short(text.text), mend=f"Write {expected}.")


def _wrong_type(where: Where, what: str) -> Problem:
    expected, node = where.expected, where.node
    kinds = [kind_of(branch) for branch in branches_of(bare(expected))]
    wanted = in_words(expected) if not isinstance(expected, type) or not issubclass(expected, BaseModel) else "a map"
    found = "a text" if isinstance(node, Text) else "a list" if isinstance(node, List) else "a map"
    return codes.WRONG_TYPE.at(
        _value_place(where),
        what=_capital(_subject(where, what)),
        expected="a text" if wanted == "Markdown" else wanted,
        found=found,
        mend=_conversion(node, kinds, where),
    )


def _conversion(node: Node, kinds: list[Any], where: Where) -> str:
    """How to make of the node what was expected."""
    if isinstance(node, Text):
        no_blank = _NO_BLANK.fullmatch(node.text)
        if Map in kinds and no_blank and node.plain:
            return f"Write a blank behind the colon: `{no_blank[1]}: {_short(no_blank[2])}`."
        if List in kinds:
            return f"Write it as a list: `[{_short(node.text)}]`."
        schema = _schema(where)
        needed = (
            [field.alias or name for name, field in schema.model_fields.items() if field.is_required()]
            if schema
            else []
        )
        if needed:
            return f"Write a map such as `{{{', '.join(f'{key}: ...' for key in needed)}}}`."
        return "Write its keys with their values on the lines below, indented by two more blanks."
    if isinstance(node, List):
        if Map in kinds:
            return "Leave out the hyphens: each entry is a key with a colon, and what belongs to it stands below."
        return "Write one text, without brackets or hyphens."
    if List in kinds and Text in kinds:
        return f"Write the words as a list: `[{', '.join(_short(entry.key.text, 20) for entry in node)}]`."
    if List in kinds:
        return "Write a hyphen before each entry."
    if node.flow:
        return "If the braces belong to the text, put the whole text in quotes."
    key = where.key.text if where.key else "key"
    return f"Write the text behind the key, `{key}: ...`, in quotes if it holds a colon."


# Words and places


def _schema(where: Where) -> type[BaseModel] | None:
    for branch in branches_of(bare(where.expected)):
        plain_branch = bare(branch)
        if isinstance(plain_branch, type) and issubclass(plain_branch, BaseModel):
            return plain_branch
    return None


def _entry_name(where: Where, what: str) -> str:
    """What the map at the spot is called: by the caller at the top, by its key further down."""
    if where.key is None:
        return what
    return f"an entry of `{where.key.text}`" if where.in_list else f"`{where.key.text}`"


def _subject(where: Where, what: str) -> str:
    """The same for any value; in a list it is counted by its place."""
    return _entry_name(where, what)


def _value_place(where: Where) -> Place:
    return where.key.place if where.is_key and where.key else where.node.place


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 3].rstrip()}..."
