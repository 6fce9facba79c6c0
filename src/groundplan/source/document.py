"""YAML as Groundplan keeps it: a tree of maps, lists and texts, each with its place. Nothing is converted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from groundplan.source.problem import Place


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, exactly as written: `1.10` stays `1.10`. `plain` says that it stands without quotes."""

    text: str
    place: Place
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether there is no value at all: a key with nothing behind it, `~` or `null`."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a map."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping in the order written; keys are unique (a repeated key was reported and dropped).

    `flow` says that it is written in braces.
    """

    entries: tuple[Entry, ...]
    place: Place
    flow: bool = False

    def get(self, key: str) -> Entry | None:
        """The entry of that key."""
        return next((entry for entry in self.entries if entry.key.text == key), None)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


@dataclass(frozen=True, slots=True)
class List:
    """A sequence. `flow` says that it is written in brackets."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


Node: TypeAlias = Text | Map | List

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document of one file; `root` is None when it is empty."""

    path: str
    root: Node | None


def plain(node: Node) -> Plain:
    """The node as Python's own types: every scalar a str, an empty one None."""
    if isinstance(node, Text):
        return None if node.empty else node.text
    if isinstance(node, List):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def descend(node: Node, path: tuple[str | int, ...]) -> Node:
    """The node at `path` (keys and list positions) below `node`; the deepest one that exists."""
    for part in path:
        if isinstance(node, Map) and isinstance(part, str) and (entry := node.get(part)):
            node = entry.value
        elif isinstance(node, List) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            break
    return node
