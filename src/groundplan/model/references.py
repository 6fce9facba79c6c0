"""Words that refer to something: ids that must exist, lists of them, network ranges."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from ipaddress import ip_network

from groundplan.model.component_codes import UNKNOWN_REFERENCE
from groundplan.model.connection_codes import BAD_NETWORK
from groundplan.model.word_codes import SAID_TWICE
from groundplan.source.document import List, Node, descend
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Problem


def refer(
    word: str,
    known: Collection[str],
    what: str,
    problems: list[Problem],
    node: Node,
    *path: str | int,
    none_yet: str = "",
) -> str | None:
    """The word, where it is known; otherwise None and a problem at its node with what may have been meant.

    The word stands at `path` below `node`. `none_yet` is the mend where nothing is known at all.
    """
    if word in known:
        return word
    hint = did_you_mean(word, known) if known or not none_yet else none_yet
    problems.append(UNKNOWN_REFERENCE.at(descend(node, path).place, what=what, word=word, hint=hint))
    return None


def with_nodes(node: Node, key: str, words: str | tuple[str, ...]) -> tuple[tuple[str, Node], ...]:
    """Each word behind `key`, a list or a single one, with its node."""
    if not words:
        return ()
    value = descend(node, (key,))
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


def network(word: str, at: Node, problems: list[Problem]) -> str | None:
    """The network range, where it is one; otherwise None and a problem."""
    if "/" in word and _is_network(word):
        return word
    problems.append(BAD_NETWORK.at(at.place, word=word, hint=_network_hint(word)))
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
