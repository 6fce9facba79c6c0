"""Makes document trees from the parser's events: places, aliases, merge keys, and text that YAML misunderstands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

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

from groundplan.source import yaml_codes as codes
from groundplan.source.document import Document, Entry, List, Map, Node, Text
from groundplan.source.problem import Place, Problem, Related

MOST_REPEATED = 100_000
"""How many nodes the aliases of one file may repeat."""

MOST_LEVELS = 100
"""How deep maps and lists may stand in each other."""

_HASH = re.compile(r"(?<=[ \t])#(?=\d|(?:[0-9A-Fa-f]{3}){1,2}[ \t]*$)", re.MULTILINE)
_REST_OF_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*")
_HARMLESS_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})
_WRITTEN_TAG = re.compile(r"(?:&\S+\s+)?(![^\s,\]}]*)")

Mark: TypeAlias = Any
"""A position of PyYAML, with `line` and `column` from 0 and `index`; its two parsers have a class of it each."""


class TooDeepError(Exception):
    """Maps and lists stand in each other too deep; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Open:
    """A map or list whose end has not come yet.

    `count` is how many nodes there were when it began, `height` how many levels it holds, its own among them.
    """

    __slots__ = ("anchor", "count", "flow", "height", "is_map", "items", "key", "place", "seen", "valueless")

    def __init__(self, place: Place, is_map: bool, flow: bool, anchor: str | None, count: int) -> None:
        self.place = place
        self.is_map = is_map
        self.flow = flow
        self.anchor = anchor
        self.count = count
        self.height = 1
        self.items: list[Any] = []
        self.key: Node | None = None
        self.seen: dict[str, Place] = {}
        self.valueless: list[Text] = []


class TreeBuilder:
    """Builds the documents of one file from the parser's events; problems are collected on the way."""

    def __init__(self, text: str, path: str) -> None:
        self.documents: list[Document] = []
        self.problems: list[Problem] = []
        self._text = text
        self._path = path
        self._hashes = frozenset(match.start() for match in _HASH.finditer(text))
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
                self.documents.append(Document(self._path, self._root))

    # Nodes

    def _scalar(self, event: Any) -> Text:
        start, end = event.start_mark, event.end_mark
        text = Text(event.value, self._place(start, end), not event.style)
        if event.tag is not None:
            text = self._without_tag(event, text)
        if self._hashes and event.style != "|" and event.style != ">":
            self._check_hash(event, text)
        self._count += 1
        if event.anchor is not None:
            self._anchors[event.anchor] = (text, 1, 0)
        return text

    def _begin(self, event: Any, is_map: bool) -> None:
        if event.tag is not None and event.tag not in _HARMLESS_TAGS:
            self._report_tag(event)
        place = self._place(event.start_mark, event.end_mark)
        if not event.flow_style:
            place = Place(place.path, place.line, place.column, len(self._rest_of_line(event.start_mark.index)) or 1)
        if len(self._open) == MOST_LEVELS:
            raise TooDeepError(codes.DEPTH.at(place, limit=MOST_LEVELS))
        self._open.append(_Open(place, is_map, bool(event.flow_style), event.anchor, self._count))
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)

    def _end(self, event: Any) -> None:
        frame = self._open.pop()
        place = frame.place
        if frame.flow:
            place = self._place_from(place, event.end_mark)
        node: Node
        if frame.is_map:
            if frame.valueless:
                self._report_valueless(frame)
            entries = tuple(frame.items)
            if "<<" in frame.seen:
                entries = self._merged(entries)
            node = Map(entries, place, frame.flow)
        else:
            node = List(tuple(frame.items), place, frame.flow)
        self._count += 1
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (node, self._count - frame.count, frame.height)
        self._raise_height(frame.height)
        self._add(node, event)

    def _add(self, node: Node | None, event: Any) -> None:
        if not self._open:
            self._root = node
            return
        frame = self._open[-1]
        if not frame.is_map:
            if node is not None:
                frame.items.append(node)
        elif frame.key is None:
            frame.key = node if isinstance(node, Text) and (node.text or not node.plain) else self._bad_key(node, event)
        else:
            key, frame.key = frame.key, None
            if node is not None and key is not _NO_KEY:
                self._add_entry(frame, key, node, event)  # type: ignore[arg-type]

    def _add_entry(self, frame: _Open, key: Text, node: Node, event: Any) -> None:
        first = frame.seen.get(key.text)
        if first is not None:
            self.problems.append(
                codes.DUPLICATE_KEY.at(key.place, related=(Related(first, "it stands here first"),), key=key.text)
            )
            return
        frame.seen[key.text] = key.place
        frame.items.append(Entry(key, node))
        if frame.flow and isinstance(node, Text) and not node.text and node.plain and not self._colon_before(event):
            frame.valueless.append(key)

    # Aliases and merge keys

    def _alias(self, event: Any) -> Node | None:
        place = self._place(event.start_mark, event.end_mark)
        name = event.anchor
        if name not in self._anchors and any(frame.anchor == name for frame in self._open):
            self.problems.append(codes.ALIAS_CIRCLE.at(place, alias=name))
            return None
        if name not in self._anchors:
            self.problems.append(codes.UNKNOWN_ALIAS.at(place, alias=name, mend=self._alias_mend(name)))
            return Text(f"*{name}", place, plain=False)
        node, size, height = self._anchors[name]
        if self._repeated + size > MOST_REPEATED:
            self.problems.append(codes.TOO_MANY_ALIASES.at(place, alias=name, limit=f"{MOST_REPEATED:,}"))
            return None
        if len(self._open) + height > MOST_LEVELS:
            self.problems.append(codes.DEPTH.at(place, limit=MOST_LEVELS))
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
        quoted = f'If the star belongs to the text, put it in quotes: `"*{name}"`.'
        return f"There is {known}. {quoted}" if known else quoted

    def _merged(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        own = {entry.key.text for entry in entries if not _is_merge(entry)}
        merged: dict[str, Entry] = {}
        for entry in entries:
            if not _is_merge(entry):
                merged[entry.key.text] = entry
                continue
            maps = entry.value.items if isinstance(entry.value, List) else (entry.value,)
            for node in maps:
                if isinstance(node, Map):
                    for taken in node.entries:
                        if taken.key.text not in own:
                            merged.setdefault(taken.key.text, taken)
                else:
                    found = "a list" if isinstance(node, List) else "a text"
                    self.problems.append(codes.MERGE.at(node.place, found=found))
        return tuple(merged.values())

    # What YAML takes for something else

    def _bad_key(self, node: Node | None, event: Any) -> Node:
        if node is None:
            return _NO_KEY
        if isinstance(node, Map) and node.flow:
            self.problems = [problem for problem in self.problems if not _cut_inside(problem, node.place)]
            found = "a map in braces"
            mend = "If the braces belong to a text, put the whole text in quotes."
        elif isinstance(node, Text):
            found = "nothing"
            mend = "Write a word before the colon; if the colon belongs to a text, put the text in quotes."
        else:
            found = "a list" if isinstance(node, List) else "a map"
            mend = "Write one word before the colon; if the brackets belong to a text, put the text in quotes."
        self.problems.append(codes.KEY.at(node.place, found=found, mend=mend))
        return _NO_KEY

    def _without_tag(self, event: Any, text: Text) -> Text:
        if event.tag in _HARMLESS_TAGS:
            return Text(text.text, text.place, plain=False)
        written = self._report_tag(event)
        return Text(f"{written} {text.text}".rstrip(), text.place, plain=False)

    def _report_tag(self, event: Any) -> str:
        start = event.start_mark
        match = _WRITTEN_TAG.match(self._text, start.index)
        written = match[1] if match else str(event.tag)
        column = start.column + 1 + (match.start(1) - start.index if match else 0)
        place = Place(self._path, start.line + 1, column, len(written))
        mend = "Remove the tag; every value is kept as the text that is written."
        if not written.startswith("!!"):
            mend = f'Remove it, or put the whole text in quotes if it belongs there: `"{written} ..."`.'
            if isinstance(event, ScalarEvent):
                whole = f"{written} {event.value}".rstrip().replace('"', "'")
                mend = f'If it belongs to the text, put the whole text in quotes: `"{whole}"`.'
        self.problems.append(codes.TAG.at(place, tag=written, mend=mend))
        return written

    def _check_hash(self, event: Any, text: Text) -> None:
        index = event.end_mark.index
        while index < len(self._text) and self._text[index] in " \t":
            index += 1
        is_key = self._open and self._open[-1].is_map and self._open[-1].key is None
        if index not in self._hashes or is_key:
            return
        comment = self._rest_of_line(index)
        column = event.end_mark.column + 1 + index - event.end_mark.index
        whole = f"{text.text} {comment}".strip().replace('"', "'")
        self.problems.append(
            codes.HASH.at(
                Place(self._path, event.end_mark.line + 1, column, len(comment)), comment=comment, mended=f'"{whole}"'
            )
        )

    def _colon_before(self, event: Any) -> bool:
        index = event.start_mark.index - 1
        while index >= 0 and self._text[index].isspace():
            index -= 1
        return self._text[index] == ":" or event.__class__ is AliasEvent

    def _report_valueless(self, frame: _Open) -> None:
        keys = frame.valueless
        frame.items = [entry for entry in frame.items if entry.key not in keys]
        before: Entry | None = None
        for entry in frame.items:
            if entry.key.place < keys[0].place:
                before = entry
        if before is None and not frame.items:
            listed = ", ".join(key.text for key in keys)
            mend = f"A list stands in brackets: `[{listed}]`."
        elif (cut := _without_blank(keys[0])) is not None:
            mend = f"Write a blank behind the colon: `{cut}`."
        elif before is not None and isinstance(before.value, Text):
            whole = ", ".join((before.value.text, *(key.text for key in keys))).replace('"', "'")
            mend = f'If it belongs to the text before the comma, use quotes: `{before.key.text}: "{whole}"`.'
        else:
            mend = f"Write a value behind it: `{keys[0].text}: ...`."
        self.problems.append(codes.FLOW_COMMA.at(keys[0].place, key=keys[0].text, mend=mend))

    # Places

    def _place(self, start: Mark, end: Mark) -> Place:
        if end.line == start.line:
            return Place(self._path, start.line + 1, start.column + 1, end.column - start.column or 1)
        return Place(self._path, start.line + 1, start.column + 1, len(self._rest_of_line(start.index)) or 1)

    def _rest_of_line(self, index: int) -> str:
        match = _REST_OF_LINE.match(self._text, index)
        return match[0].rstrip() if match else ""

    def _place_from(self, place: Place, end: Mark) -> Place:
        if end.line + 1 == place.line:
            return Place(self._path, place.line, place.column, end.column + 1 - place.column)
        return place


_NO_KEY = Text("", Place(""), plain=False)


def _cut_inside(problem: Problem, place: Place) -> bool:
    """Whether the problem is a text that a comma cut in two, inside the braces at `place`."""
    if problem.code is not codes.FLOW_COMMA or problem.place.line != place.line:
        return False
    return place.column <= problem.place.column < place.column + place.length


def _is_merge(entry: Entry) -> bool:
    return entry.key.text == "<<" and entry.key.plain


def _without_blank(key: Text) -> str | None:
    """`from:app` as `from: app`, when that is what the key looks like."""
    match = re.fullmatch(r"([A-Za-z][\w-]*):(\S.*)", key.text)
    return f"{match[1]}: {match[2]}" if match and key.plain else None
