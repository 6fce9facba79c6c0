"""Reads YAML at a glance: what is said, as Python's own types, wherever nothing about it is unusual.

Most files are like that, and most of what they say is never asked for its place. Where a place is asked for after all,
the file is read again, closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from sys import intern
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from groundplan.source.merge import MERGE_KEY
from groundplan.source.misread import has_control, suspicious_comments
from groundplan.source.ordinary import NUMERIC, ODD_WORDS, Odd, is_odd
from groundplan.source.positions import rest_of_line
from groundplan.source.problem import Place

_MOST_LEVELS = 50
"""What stands deeper is looked at closely."""

_BAD_KEYS = frozenset({"", MERGE_KEY})


class Values(dict[str, Any]):
    """What a map says, by its keys.

    It knows where the key stands whose value it is or, as an entry of a list, where it stands itself.
    """

    __slots__ = ("end", "start")

    start: Any
    end: int

    def place(self, path: str) -> Place:
        """That place, in the file of that path."""
        start = self.start
        return Place(path, start.line + 1, start.column + 1, self.end - start.index)


class _Unclear(Exception):  # noqa: N818 - nothing is wrong yet.
    """Something has to be looked at closely."""


def glance(text: str, loader: Any) -> list[Values] | None:
    """The maps that the documents of a text are; None where it has to be read closely."""
    if suspicious_comments(text):
        return None
    try:
        return list(_Glance(text, loader(text).get_event).documents()) or None
    except (_Unclear, yaml.YAMLError):
        return None


class _Glance:
    """Reads the events of one text. Every event passes once; what is there most of, scalars, stands in the loops."""

    def __init__(self, text: str, next_event: Callable[[], Any]) -> None:
        self._text = text
        self._next = next_event
        self._depth = 0

    def documents(self) -> Iterator[Values]:
        next_event = self._next
        while type(event := next_event()) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                begin = next_event()
                if type(begin) is not MappingStartEvent:
                    raise _Unclear
                yield self._map(begin, None)

    def _map(self, begin: Any, behind: Any) -> Values:
        self._begin(begin)
        next_event = self._next
        values = Values()
        count = 0
        while type(key := next_event()) is ScalarEvent:
            if key.tag is not None or key.anchor is not None or key.style == '"':
                raise _Unclear
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if event.tag is not None or event.anchor is not None:
                    raise _Unclear
                style = event.style
                if not style:
                    if value in ODD_WORDS:
                        if not value and begin.flow_style:  # Perhaps there is no colon.
                            raise _Unclear
                        value = Odd(value)
                    elif value[0] in NUMERIC and is_odd(value):
                        value = Odd(value)
                elif style == '"' and has_control(value):
                    raise _Unclear
            elif kind is MappingStartEvent:
                value = self._map(event, key)
            elif kind is SequenceStartEvent:
                value = self._list(event)
            else:
                raise _Unclear
            values[intern(key.value)] = value
            count += 1
        if len(values) < count or not _BAD_KEYS.isdisjoint(
            values
        ):  # A key stands there twice, or means something else.
            raise _Unclear
        if type(key) is not MappingEndEvent:
            raise _Unclear
        if behind is not None:
            if behind.start_mark.line != behind.end_mark.line:
                raise _Unclear
            values.start, values.end = behind.start_mark, behind.end_mark.index
        elif begin.flow_style:
            values.start = begin.start_mark
            closing: Any = key
            values.end = (closing if closing.end_mark.line == values.start.line else begin).end_mark.index
        else:
            start = values.start = begin.start_mark
            values.end = start.index + len(rest_of_line(self._text, start.index))
        self._depth -= 1
        return values

    def _list(self, begin: Any) -> list[Any]:
        self._begin(begin)
        next_event = self._next
        items: list[Any] = []
        while type(event := next_event()) is not SequenceEndEvent:
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if event.tag is not None or event.anchor is not None:
                    raise _Unclear
                style = event.style
                if not style and is_odd(value):
                    value = Odd(value)
                elif style == '"' and has_control(value):
                    raise _Unclear
                items.append(value)
            elif kind is MappingStartEvent:
                items.append(self._map(event, None))
            elif kind is SequenceStartEvent:
                items.append(self._list(event))
            else:
                raise _Unclear
        self._depth -= 1
        return items

    def _begin(self, event: Any) -> None:
        self._depth += 1
        if self._depth > _MOST_LEVELS or event.tag is not None or event.anchor is not None:
            raise _Unclear
