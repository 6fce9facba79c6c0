"""Makes document trees from the parser's events: places, aliases, merge keys, and text that YAML misunderstands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from groundplan.source import misread, syntax_codes
from groundplan.source import yaml_codes as codes
from groundplan.source.document import Document, Entry, List, Map, Node, Text
from groundplan.source.merge import MERGE_KEY, merged
from groundplan.source.positions import Positions
from groundplan.source.problem import Place, Problem, Related

MOST_REPEATED = 100_000
"""How many nodes the aliases of one file may repeat."""

MOST_LEVELS = 100
"""How deep maps and lists may stand in each other."""

_NO_KEY = Text("", Place(""), plain=False)
_BLOCKS = ("|", ">")


class TooDeepError(Exception):
    """Maps and lists stand in each other too deep; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Open:
    """A map or list whose end has not come yet.

    `index` is where it began, `count` how many nodes there were then, `height` how many levels it holds, its own among
    them. `braces` says that it stands in two pairs of braces, as templates have them.
    """

    __slots__ = (
        "anchor",
        "braces",
        "count",
        "flow",
        "height",
        "index",
        "is_map",
        "items",
        "key",
        "place",
        "seen",
        "valueless",
    )

    def __init__(self, place: Place, is_map: bool, flow: bool, event: Any, count: int) -> None:
        self.place = place
        self.index: int = event.start_mark.index
        self.braces = False
        self.is_map = is_map
        self.flow = flow
        self.anchor: str | None = event.anchor
        self.count = count
        self.height = 1
        self.items: list[Any] = []
        self.key: Node | None = None
        self.seen: dict[str, Place] = {}
        self.valueless: list[Text] = []


class TreeBuilder:
    """Builds the documents of one file from the parser's events; problems are collected on the way."""

    def __init__(self, text: str, path: str, written: str | None = None) -> None:
        """`written` is the text as people see it, where guesses at mistakes changed it; lines have the same numbers."""
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self._positions = Positions(text, path, written)
        self._comments = misread.suspicious_comments(text)
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._count = 0
        self._repeated = 0

    def build(self, events: Iterable[yaml.Event]) -> None:
        """Take in all events of the file. The parser's own exceptions pass through."""
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                self._add(self._scalar(event), event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._begin(event, kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._end(event)
            elif kind is AliasEvent:
                self._add(self._alias(event), event)
            elif kind is DocumentStartEvent:
                self._anchors = {}
                self._root = None
            elif kind is DocumentEndEvent:
                nothing = isinstance(self._root, Text) and self._root.empty
                self.documents.append(Document(self._positions.path, None if nothing else self._root))

    # Nodes

    def _scalar(self, event: Any) -> Text:
        text = Text(event.value, self._positions.between(event.start_mark, event.end_mark), not event.style)
        if event.style == '"':
            text = misread.without_controls(event, text, self._positions, self.problems)
        if event.tag is not None:
            text = misread.without_tag(event, text, self._positions, self.problems)
        if self._comments and event.style not in _BLOCKS and not self._key_is_due():
            text = misread.with_comment(event, text, self._comments, self._positions, self.problems)
        self._count += 1
        if event.anchor is not None:
            self._anchors[event.anchor] = (text, 1, 0)
        return text

    def _begin(self, event: Any, is_map: bool) -> None:
        if event.tag is not None:
            misread.check_tag(event, self._positions, self.problems)
        if event.flow_style:
            place = self._positions.between(event.start_mark, event.end_mark)
        else:
            place = self._positions.to_line_end(event.start_mark)
        if len(self._open) == MOST_LEVELS:
            raise TooDeepError(syntax_codes.DEPTH.at(place, limit=MOST_LEVELS))
        self._open.append(_Open(place, is_map, bool(event.flow_style), event, self._count))
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)

    def _end(self, event: Any) -> None:
        frame = self._open.pop()
        place = frame.place
        if frame.flow:
            place = self._positions.stretched(place, event.end_mark)
        node: Node
        if frame.braces:
            node, problem = misread.template_braces(self._positions.text[frame.index : event.end_mark.index], place)
            self.problems.append(problem)
        elif frame.is_map:
            node = Map(self._entries(frame), place, frame.flow)
        else:
            node = List(tuple(frame.items), place, frame.flow)
        self._count += 1
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (node, self._count - frame.count, frame.height)
        self._raise_height(frame.height)
        self._add(node, event)

    def _entries(self, frame: _Open) -> tuple[Entry, ...]:
        if frame.valueless:
            frame.items = [entry for entry in frame.items if entry.key not in frame.valueless]
            self.problems.append(misread.lonely_keys(frame.valueless, frame.items))
        entries = tuple(frame.items)
        return merged(entries, self.problems) if MERGE_KEY in frame.seen else entries

    def _key_is_due(self) -> bool:
        return bool(self._open) and self._open[-1].is_map and self._open[-1].key is None

    def _add(self, node: Node | None, event: Any) -> None:
        if not self._open:
            self._root = node
            return
        frame = self._open[-1]
        if not frame.is_map:
            if node is not None:
                frame.items.append(node)
        elif frame.key is None:
            frame.key = node if isinstance(node, Text) and (node.text or not node.plain) else self._bad_key(node)
        else:
            key, frame.key = frame.key, None
            if node is not None and key is not _NO_KEY:
                self._add_entry(frame, key, node, event)  # type: ignore[arg-type]

    def _add_entry(self, frame: _Open, key: Text, node: Node, event: Any) -> None:
        first = frame.seen.get(key.text)
        if first is not None:
            self.problems.append(
                codes.DUPLICATE_KEY.at(key.place, related=(Related(first, "It is said first here."),), key=key.text)
            )
            return
        frame.seen[key.text] = key.place
        frame.items.append(Entry(key, node))
        lonely = frame.flow and isinstance(node, Text) and not node.text and node.plain
        if lonely and misread.has_no_colon(event, self._positions):
            frame.valueless.append(key)

    # Aliases and merge keys

    def _alias(self, event: Any) -> Node | None:
        place = self._positions.between(event.start_mark, event.end_mark)
        name = event.anchor
        if name not in self._anchors and any(frame.anchor == name for frame in self._open):
            self.problems.append(codes.ALIAS_CIRCLE.at(place, alias=name))
            return None
        if name not in self._anchors:
            self.problems.append(codes.UNKNOWN_ALIAS.at(place, alias=name, mend=self._alias_mend(name)))
            return Text(f"*{name}", place, plain=False)
        node, size, height = self._anchors[name]
        if self._repeated + size > MOST_REPEATED:
            if any(problem.code is codes.TOO_MANY_ALIASES for problem in self.problems):
                return None
            self.problems.append(codes.TOO_MANY_ALIASES.at(place, alias=name, limit=f"{MOST_REPEATED:,}"))
            return None
        if len(self._open) + height > MOST_LEVELS:
            self.problems.append(syntax_codes.DEPTH.at(place, limit=MOST_LEVELS))
            return None
        self._repeated += size
        self._count += size
        self._raise_height(height)
        return node

    def _raise_height(self, height: int) -> None:
        if self._open and self._open[-1].height <= height:
            self._open[-1].height = height + 1

    def _alias_mend(self, name: str) -> str:
        known = ", ".join(f"`*{anchor}`" for anchor in list(self._anchors)[:5])
        in_quotes = f'If the star belongs to the text, put it in quotes: `"*{name}"`.'
        return f"There is {known}. {in_quotes}" if known else in_quotes

    def _bad_key(self, node: Node | None) -> Node:
        if node is None:
            return _NO_KEY
        if isinstance(node, Map) and node.flow and self._open[-1].flow:
            self.problems = [problem for problem in self.problems if not misread.cut_inside(problem, node.place)]
            self._open[-1].braces = True
            return _NO_KEY
        if isinstance(node, Text):
            found = "nothing"
            mend = "Write a word before the colon; if the colon belongs to a text, put the text in quotes."
        else:
            found = "a list" if isinstance(node, List) else "a map"
            mend = "Write one word before the colon; if the brackets belong to a text, put the text in quotes."
        self.problems.append(codes.KEY.at(node.place, found=found, mend=mend))
        return _NO_KEY
