"""Makes document trees from the parser's events: places, aliases, merge keys, and text that YAML misunderstands."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from groundplan.source import misread, syntax_codes
from groundplan.source import yaml_codes as codes
from groundplan.source.document import Document, Entry, List, Map, Node, Text
from groundplan.source.merge import MERGE_KEY, merged
from groundplan.source.positions import LINE_END, Positions
from groundplan.source.problem import Problem, Related

MOST_REPEATED = 100_000
"""How many nodes the aliases of one file may repeat."""

MOST_LEVELS = 100
"""How deep maps and lists may stand in each other."""

_BLOCKS = ("|", ">")
_new = tuple.__new__


class TooDeepError(Exception):
    """Maps and lists stand in each other too deep; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class TreeBuilder:
    """Builds the documents of one file from the parser's events; problems are collected on the way.

    Every event passes once. A scalar is what there is most of: whatever is not the rule there stands aside.
    """

    def __init__(self, text: str, path: str, written: str | None = None) -> None:
        """`written` is the text as people see it, where guesses at mistakes changed it; lines have the same numbers."""
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self._positions = Positions(text, path, written)
        self._comments = misread.suspicious_comments(text)
        self._anchors: dict[str, tuple[Node, int, int]] = {}
        self._open_anchors: list[str] = []
        self._depth = 0
        self._repeated = 0

    def build(self, next_event: Callable[[], Any]) -> None:
        """Take in all events of the file. The parser's own exceptions pass through."""
        self._next = next_event
        while type(event := next_event()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                self._anchors = {}
                root = self._node(next_event())
                if root is not None and not (isinstance(root, Text) and root.empty):
                    self.documents.append(Document(self._positions.path, root))

    # Nodes

    def _node(self, event: Any, *, is_key: bool = False) -> Node | None:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event, is_key)
        if kind is AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            misread.check_tag(event, self._positions, self.problems)
        if self._depth == MOST_LEVELS:
            place = self._positions.place(
                event.start_mark.index, event.end_mark.index if event.flow_style else LINE_END
            )
            raise TooDeepError(syntax_codes.DEPTH.at(place, limit=MOST_LEVELS))
        self._depth += 1
        node = self._anchored(event) if event.anchor is not None else self._collection(event)
        self._depth -= 1
        return node

    def _scalar(self, event: Any, is_key: bool = False) -> Text:
        style = event.style
        text = _new(Text, (event.value, self._positions, event.start_mark.index, event.end_mark.index, not style))
        if event.tag is not None or event.anchor is not None or style == '"' or self._comments:
            return self._unusual_scalar(event, text, is_key)
        return text

    def _unusual_scalar(self, event: Any, text: Text, is_key: bool) -> Text:
        if event.style == '"':
            text = misread.without_controls(event, text, self._positions, self.problems)
        if event.tag is not None:
            text = misread.without_tag(event, text, self._positions, self.problems)
        if self._comments and event.style not in _BLOCKS and not is_key:
            text = misread.with_comment(event, text, self._comments, self._positions, self.problems)
        if event.anchor is not None:
            self._anchors[event.anchor] = (text, 1, 0)
        return text

    def _anchored(self, event: Any) -> Node:
        self._anchors.pop(event.anchor, None)
        self._open_anchors.append(event.anchor)
        node = self._collection(event)
        self._open_anchors.pop()
        self._anchors[event.anchor] = (node, *_measured(node))
        return node

    def _collection(self, event: Any) -> Node:
        return self._map(event) if type(event) is MappingStartEvent else self._list(event)

    def _list(self, begin: Any) -> List:
        next_event = self._next
        items: list[Node] = []
        while type(event := next_event()) is not SequenceEndEvent:
            if (node := self._node(event)) is not None:
                items.append(node)
        return List(tuple(items), self._positions, begin.start_mark.index, _end(begin, event), bool(begin.flow_style))

    def _map(self, begin: Any) -> Map | Text:
        next_event, flow = self._next, bool(begin.flow_style)
        entries: dict[str, Entry] = {}
        lonely: list[Text] = []
        braces = False
        while type(event := next_event()) is not MappingEndEvent:
            key = self._scalar(event, True) if type(event) is ScalarEvent else self._node(event, is_key=True)
            if not isinstance(key, Text) or (key.plain and not key.text):
                braces = self._bad_key(key, flow) or braces
                self._node(next_event())
                continue
            event = next_event()
            value = self._scalar(event) if type(event) is ScalarEvent else self._node(event)
            word = intern(key.text)
            if word in entries:
                if value is not None:
                    self.problems.append(_said_twice(key, entries[word].key))
            elif value is not None:
                entries[word] = _new(Entry, (key, value))
                if flow and misread.has_no_colon(event, value, self._positions):
                    lonely.append(key)
        closing: Any = event
        start, end = begin.start_mark.index, _end(begin, closing)
        if braces:
            whole = self._positions.text[start : closing.end_mark.index]
            text, problem = misread.template_braces(Text(whole, self._positions, start, end, plain=False))
            self.problems.append(problem)
            return text
        if lonely:
            entries = {word: entry for word, entry in entries.items() if entry.key not in lonely}
            self.problems.append(misread.lonely_keys(lonely, tuple(entries.values())))
        if MERGE_KEY in entries:
            entries = merged(entries, self.problems)
        return Map(entries, self._positions, start, end, flow)

    # Aliases and keys

    def _alias(self, event: Any) -> Node | None:
        start, end, name = event.start_mark.index, event.end_mark.index, event.anchor
        if name not in self._anchors:
            place = self._positions.place(start, end)
            if name in self._open_anchors:
                self.problems.append(codes.ALIAS_CIRCLE.at(place, alias=name))
                return None
            self.problems.append(codes.UNKNOWN_ALIAS.at(place, alias=name, mend=self._alias_mend(name)))
            return Text(f"*{name}", self._positions, start, end, plain=False)
        node, size, height = self._anchors[name]
        if self._repeated + size > MOST_REPEATED:
            if not any(problem.code is codes.TOO_MANY_ALIASES for problem in self.problems):
                place, limit = self._positions.place(start, end), f"{MOST_REPEATED:,}"
                self.problems.append(codes.TOO_MANY_ALIASES.at(place, alias=name, limit=limit))
            return None
        if self._depth + height > MOST_LEVELS:
            self.problems.append(syntax_codes.DEPTH.at(self._positions.place(start, end), limit=MOST_LEVELS))
            return None
        self._repeated += size
        return node

    def _alias_mend(self, name: str) -> str:
        known = ", ".join(f"`*{anchor}`" for anchor in list(self._anchors)[:5])
        in_quotes = f'If the star belongs to the text, put it in quotes: `"*{name}"`.'
        return f"There is {known}. {in_quotes}" if known else in_quotes

    def _bad_key(self, node: Node | None, flow: bool) -> bool:
        """Report a key that is none; whether that is because the map stands in two pairs of braces."""
        if node is None:
            return False
        if isinstance(node, Map) and node.flow and flow:
            self.problems = [problem for problem in self.problems if not misread.cut_inside(problem, node.place)]
            return True
        if isinstance(node, Text):
            found = "nothing"
            mend = "Write a word before the colon; if the colon belongs to a text, put the text in quotes."
        else:
            found = "a list" if isinstance(node, List) else "a map"
            mend = "Write one word before the colon; if the brackets belong to a text, put the text in quotes."
        self.problems.append(codes.KEY.at(node.place, found=found, mend=mend))
        return False


def _end(begin: Any, end: Any) -> int:
    """Where a map or list ends, if it has brackets that close on the line where they open."""
    if not begin.flow_style:
        return LINE_END
    return int((end if end.end_mark.line == begin.start_mark.line else begin).end_mark.index)


def _said_twice(key: Text, first: Text) -> Problem:
    related = (Related(first.place, "It is said first here."),)
    return codes.DUPLICATE_KEY.at(key.place, related=related, key=key.text)


def _measured(node: Node) -> tuple[int, int]:
    """How many nodes a node is, itself among them, and how many levels of maps and lists."""
    if isinstance(node, Text):
        return 1, 0
    values = [entry.value for entry in node] if isinstance(node, Map) else node.items
    inside = [_measured(value) for value in values]
    keys = len(values) if isinstance(node, Map) else 0
    return 1 + keys + sum(size for size, _ in inside), 1 + max((height for _, height in inside), default=0)
