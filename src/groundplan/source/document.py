"""YAML as Groundplan keeps it: a tree of maps, lists and texts, each with its place. Nothing is converted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from groundplan.source.positions import LINE_END, Positions
from groundplan.source.problem import Place

if TYPE_CHECKING:
    from groundplan.source.glance import Values

T = TypeVar("T")


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

    def at(self, *path: str | int) -> Node:
        """The node at the path (keys and list positions) below it; the deepest one that exists."""
        return descend(self, path)

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


class Map(Struct, frozen=True, eq=False):
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

    def at(self, *path: str | int) -> Node:
        """The node at the path (keys and list positions) below it; the deepest one that exists."""
        return descend(self, path)

    def get(self, key: str) -> Entry | None:
        """The entry of that key."""
        return self.by_key.get(key)

    def with_only(self, entries: Iterable[Entry]) -> Map:
        """A map at the same place that has these entries instead."""
        return replace(self, by_key={entry.key.text: entry for entry in entries})

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.by_key.values())


class List(Struct, frozen=True, eq=False):
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

    def at(self, *path: str | int) -> Node:
        """The node at the path (keys and list positions) below it; the deepest one that exists."""
        return descend(self, path)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


Node: TypeAlias = Text | Map | List

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


class Document(Struct, eq=False):
    """One YAML document of one file.

    `values` is what it says where that was read at a glance; who has made something of it may let it go.
    """

    path: str
    _root: Node | Callable[[], Node]
    values: Values | None = None
    _made: dict[Callable[[Document], Any], Any] = field(default_factory=dict)

    @property
    def root(self) -> Node:
        """Its tree with all places; made when it is asked for first."""
        if callable(self._root):
            self._root = self._root()
        return self._root

    def once(self, make: Callable[[Document], T]) -> T:
        """What `make` makes of the document; made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made


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
