"""YAML as Groundplan keeps it: a tree of maps, lists and texts, each with its place. Nothing is converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from groundplan.source.positions import LINE_END, Positions
from groundplan.source.problem import Place


class Text(NamedTuple):
    """A scalar, exactly as written: `1.10` stays `1.10`. `plain` says that it stands without quotes.

    There are very many of them, and hardly any is asked for its place: it knows its file, and the offsets there.
    """

    text: str
    file: Positions
    start: int
    end: int
    plain: bool = True

    @property
    def place(self) -> Place:
        """Where it stands: its first line."""
        return self.file.place(self.start, self.end)

    @property
    def empty(self) -> bool:
        """Whether there is no value at all: a key with nothing behind it, `~` or `null`."""
        return self.plain and self.text in EMPTY


EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
"""What stands without quotes where there is no value."""


class Entry(NamedTuple):
    """One `key: value` of a map."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class Map:
    """A mapping in the order written; keys are unique (a repeated key was reported and dropped).

    `flow` says that it is written in braces.
    """

    by_key: dict[str, Entry]
    file: Positions
    start: int
    end: int = LINE_END
    flow: bool = False

    @property
    def place(self) -> Place:
        """Where it stands: its first line."""
        return self.file.place(self.start, self.end)

    def get(self, key: str) -> Entry | None:
        """The entry of that key."""
        return self.by_key.get(key)

    def with_only(self, entries: Iterable[Entry]) -> Map:
        """A map at the same place that has these entries instead."""
        return replace(self, by_key={entry.key.text: entry for entry in entries})

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.by_key.values())


@dataclass(frozen=True, slots=True, eq=False)
class List:
    """A sequence. `flow` says that it is written in brackets."""

    items: tuple[Node, ...]
    file: Positions
    start: int
    end: int = LINE_END
    flow: bool = False

    @property
    def place(self) -> Place:
        """Where it stands: its first line."""
        return self.file.place(self.start, self.end)

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
    return {key: plain(entry.value) for key, entry in node.by_key.items()}


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
