"""Checks a YAML tree against a schema; whatever is wrong becomes a problem in a person's words."""

from __future__ import annotations

from typing import TypeVar

from groundplan.source.document import Node
from groundplan.source.entry import Entry
from groundplan.source.ordinary import ordinary
from groundplan.source.problem import Place, Problem
from groundplan.source.quick import read_quickly

AnEntry = TypeVar("AnEntry", bound=Entry)


def check(
    node: Node, schema: type[AnEntry], what: str, place: Place | None = None
) -> tuple[AnEntry | None, tuple[Problem, ...]]:
    """What the node says as an object of the schema, or None and everything that is wrong with it.

    `what` names the entry in messages, with its article ("a component"). `place` is where a missing key of the
    entry itself is reported: usually the key that the entry stands behind.
    """
    found = read_quickly(ordinary(node), schema)
    if found is not None:
        return found, ()
    from groundplan.source.mistakes import read_carefully  # Most models need it never.

    return read_carefully(node, schema, what, place)
