"""Words that refer to something: ids that must exist, lists of them, network ranges."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from ipaddress import ip_network
from typing import Protocol

from groundplan.model.component_codes import UNKNOWN_REFERENCE
from groundplan.model.connection_codes import BAD_NETWORK
from groundplan.model.word_codes import SAID_TWICE
from groundplan.source.document import List, Node
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Problem


class Spot(Protocol):
    """Something that is written somewhere, or the node of it. To ask for what is below it costs: places are rare."""

    def at(self, *path: str | int) -> Node:
        """The node at the path (keys and list positions) below it; the deepest one that exists."""


def refer(
    word: str,
    known: Collection[str],
    what: str,
    problems: list[Problem],
    spot: Spot,
    *path: str | int,
    none_yet: str = "",
) -> str | None:
    """The word, where it is known; otherwise None and a problem at its node with what may have been meant.

    The word stands at `path` below `spot`. `none_yet` is the mend where nothing is known at all.
    """
    if word in known:
        return word
    hint = did_you_mean(word, known) if known or not none_yet else none_yet
    problems.append(UNKNOWN_REFERENCE.at(spot.at(*path).place, what=what, word=word, hint=hint))
    return None


def with_nodes(spot: Spot, key: str, words: str | tuple[str, ...]) -> tuple[tuple[str, Node], ...]:
    """Each word behind `key`, a list or a single one, with its node."""
    if not words:
        return ()
    value = spot.at(key)
    if isinstance(words, str):
        return ((words, value),)
    nodes = value.items if isinstance(value, List) else [value] * len(words)
    return tuple(zip(words, nodes, strict=True))


def each_word_once(
    words: Iterable[tuple[str, Node]], key: str, problems: list[Problem]
) -> tuple[tuple[str, Node], ...]:
    """The words, each with its node, without those that are said twice, which are problems."""
    found: dict[str, Node] = {}
    for word, at in words:
        if word in found:
            problems.append(SAID_TWICE.at(at.place, word=word, key=key))
        else:
            found[word] = at
    return tuple(found.items())


def network(word: str, problems: list[Problem], spot: Spot, *path: str | int) -> str | None:
    """The network range, where it is one; otherwise None and a problem. It stands at `path` below `spot`."""
    if "/" in word and _is_network(word):
        return word
    problems.append(BAD_NETWORK.at(spot.at(*path).place, word=word, hint=_network_hint(word)))
    return None


def _is_network(word: str) -> bool:
    try:
        ip_network(word)
    except ValueError:
        return False
    return True


def _network_hint(word: str) -> str:
    for nearest in (word, word.partition("/")[0]):
        try:
            return f"Did you mean `{ip_network(nearest, strict=False)}`?"
        except ValueError:
            continue
    return "Write a range such as `10.0.0.0/16`, or the id of a component."
