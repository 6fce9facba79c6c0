"""Reading one entry against its schema, so that a wrong key costs that key and not the whole entry."""

from __future__ import annotations

from typing import TypeVar

from groundplan.source.checked import check
from groundplan.source.document import Entry, Map, Node, Text
from groundplan.source.entry import Entry as Schema
from groundplan.source.problem import Place, Problem

AnEntry = TypeVar("AnEntry", bound=Schema)


def read_entry(
    node: Node,
    schema: type[AnEntry],
    what: str,
    problems: list[Problem],
    needed: tuple[str, ...] = (),
    place: Place | None = None,
) -> AnEntry | None:
    """The entry that `node` says, without the keys that are wrong; None where one of the `needed` keys is.

    `place` is where a missing key is reported, where that is not the entry itself. What is wrong becomes a problem
    once. The rest is kept, so that one slip does not cause problems elsewhere.
    """
    entry, found = check(node, schema, what, place)
    problems.extend(found)
    if entry is not None or not isinstance(node, Map):
        return entry
    frame = tuple(pair for pair in node if pair.key.text in needed)
    sound = tuple(
        pair for pair in node if pair in frame or check(node.with_only((*frame, pair)), schema, what)[0] is not None
    )
    return check(node.with_only(sound), schema, what)[0]


def body(said: Entry) -> Node:
    """What stands behind an id; nothing there (`services:` alone) is the same as an empty map."""
    key, value = said
    return Map({}, key.file, key.start, key.end) if isinstance(value, Text) and value.empty else value


def without(node: Node, key: str) -> Node:
    """The map without one of its keys; anything but a map as it is."""
    if not isinstance(node, Map) or key not in node.by_key:
        return node
    return node.with_only(pair for pair in node if pair.key.text != key)
