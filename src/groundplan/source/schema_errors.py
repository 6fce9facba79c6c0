"""What pydantic minds about a YAML tree, as problems in a person's words. Nothing here shows pydantic's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from groundplan.source import value_codes as codes
from groundplan.source.conversion import how_to_convert
from groundplan.source.document import List, Map, Node, Text
from groundplan.source.faults import fault_of
from groundplan.source.near import did_you_mean, either, nearest
from groundplan.source.problem import Place, Problem
from groundplan.source.quoting import shortened
from groundplan.source.schema import (
    Where,
    bare,
    branches_of,
    field_of,
    find,
    in_words,
    is_schema,
    keys_in,
    kind_of,
    options_of,
    schema_at,
)

_LIMITS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}


def problems_of(error: Any, root: Node, schema: type[BaseModel], what: str, place: Place | None) -> Iterator[Problem]:
    """The problems that one of pydantic's errors stands for; none where another error says it better."""
    kind, path = error["type"], tuple(error["loc"])
    if kind == "missing":
        where = find(root, schema, path[:-1], labels=True)
        if not where.misfit and not _misspelt(str(path[-1]), where):
            yield _missing(str(path[-1]), where, what, place if len(path) == 1 else None)
        return
    where = find(root, schema, path, labels=True)
    if where.misfit and _fits(where):
        return
    if kind == "extra_forbidden":
        yield _unknown(str(path[-1]), find(root, schema, path[:-1], labels=True), where, what)
    elif (found := fault_of(error)) is not None:
        values = {"what": _subject(where, what), **found.values}
        yield found.code.at(_value_place(where), **values)
    elif isinstance(where.node, Text) and where.node.empty:
        yield empty_value(where)
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
    schema = schema_at(parent)
    known = keys_in(schema) if schema else []
    written = [entry.key.text for entry in parent.node] if isinstance(parent.node, Map) else []
    place = where.key.place if where.key and where.exists else where.node.place
    mend = did_you_mean(key, [other for other in known if other not in written] or known)
    return codes.UNKNOWN_KEY.at(place, key=key, what=_entry_name(parent, what), mend=mend)


def _missing(key: str, where: Where, what: str, place: Place | None) -> Problem:
    schema = schema_at(where)
    field = field_of(schema, key) if schema else None
    name = _entry_name(where, what)
    at = place or (where.key.place if where.key and not where.in_list else where.node.place)
    mend = f"Add `{key}: ...`. {(field.description or '') if field else ''}".rstrip()
    return codes.MISSING_KEY.at(at, what=name, key=key, mend=mend)


def _misspelt(key: str, where: Where) -> bool:
    """Whether a missing key is there under a name that is no key, but nearly so: one problem is enough."""
    schema = schema_at(where)
    if schema is None or not isinstance(where.node, Map):
        return False
    known = keys_in(schema)
    unknown = [entry.key.text for entry in where.node if entry.key.text not in known]
    return any(key in nearest(word, known, 1) for word in unknown)


def empty_value(where: Where) -> Problem:
    """The problem that there is nothing where a value is due."""
    if where.key is None or where.in_list:
        subject = _subject(where, "this")
        return codes.EMPTY_VALUE.at(_value_place(where), what=subject, mend="Write a value, or leave the entry out.")
    key = where.key.text
    mend = f"Write a value behind `{key}:`, or leave the key out."
    return codes.EMPTY_VALUE.at(where.key.place, what=f"`{key}`", mend=mend)


def _bad_text(text: Text, kind: str, context: dict[str, Any], where: Where, what: str) -> Problem:
    subject, wanted = _subject(where, what), _wanted(where)
    options = options_of(wanted)
    if options:
        near = nearest(text.text, options)
        mend = f"Did you mean {either(near)}?" if near else f"It can be {either(options)}."
        return codes.BAD_VALUE.at(text.place, what=subject, value=shortened(text.text), mend=mend)
    expected, example = in_words(wanted), "1"
    if kind in _LIMITS:
        limit = context.get(_LIMITS[kind], 0)
        side = {"ge": "of at least", "gt": "above", "le": "of at most", "lt": "below"}[_LIMITS[kind]]
        expected, example = f"{expected} {side} {limit}", str(limit)
    if bare(wanted) is int:
        return codes.BAD_NUMBER.at(
            text.place, what=subject, expected=expected, value=shortened(text.text), example=example
        )
    return codes.BAD_VALUE.at(text.place, what=subject, value=shortened(text.text), mend=f"Write {expected}.")


def _wrong_type(where: Where, what: str) -> Problem:
    expected, node = where.expected, where.node
    wanted = in_words(expected) if not is_schema(expected) else "a map"
    found = "a text" if isinstance(node, Text) else "a list" if isinstance(node, List) else "a map"
    return codes.WRONG_TYPE.at(
        _value_place(where),
        what=_subject(where, what),
        expected="a text" if wanted == "Markdown" else wanted,
        found=found,
        mend=how_to_convert(where),
    )


# Words and places


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
