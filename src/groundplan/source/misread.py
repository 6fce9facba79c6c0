"""Text that YAML takes for something else: comments, tags, and entries of a map that a comma made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from yaml.events import AliasEvent, ScalarEvent

from groundplan.source import syntax_codes
from groundplan.source import yaml_codes as codes
from groundplan.source.document import Entry, Node, Text
from groundplan.source.positions import Positions, rest_of_line
from groundplan.source.problem import Place, Problem
from groundplan.source.quoting import quoted, shortened

_HASH = re.compile(r"#(?<=[ \t]#)(?=\d|(?:[0-9A-Fa-f]{3}){1,2}[ \t]*$)", re.MULTILINE)
_HARMLESS_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})
_WRITTEN_TAG = re.compile(r"(?:&\S+\s+)?(![^\s,\]}]*)")
_NO_BLANK = re.compile(r"([A-Za-z][\w-]*):(\S.*)")


_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:x(?P<x>.{2})|u(?P<u>.{4})|U(?P<U>.{8})|(?P<one>.))", re.DOTALL)
_SHORT = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85}


def suspicious_comments(text: str) -> frozenset[int]:
    """Where comments begin that look like a colour or a number (`#8c4fff`, `Team #1`)."""
    return frozenset(match.start() for match in _HASH.finditer(text))


def with_comment(
    event: Any, text: Text, comments: frozenset[int], positions: Positions, problems: list[Problem]
) -> Text:
    """The text, joined by a comment behind it that looks like a part of it, which is a problem."""
    index = event.end_mark.index
    while positions.text[index : index + 1] in (" ", "\t"):
        index += 1
    if index not in comments:
        return text
    comment = rest_of_line(positions.text, index)
    whole = f"{text.text} {comment}".strip()
    place = positions.place(index, index + len(comment))
    problems.append(codes.HASH.at(place, comment=comment, mended=quoted(shortened(whole))))
    return text._replace(text=whole, plain=False)


def without_tag(event: Any, text: Text, positions: Positions, problems: list[Problem]) -> Text:
    """The text of a scalar with a tag: the tag belongs to it, unless it only says that this is a text."""
    written = check_tag(event, positions, problems)
    return text._replace(text=f"{written} {text.text}".strip(), plain=False)


def has_control(text: str) -> bool:
    """Whether there is a control character in the text."""
    return _CONTROL.search(text) is not None


def without_controls(event: Any, text: Text, positions: Positions, problems: list[Problem]) -> Text:
    """The text without the control characters that escapes in its quotes made; the first one is a problem."""
    found = _CONTROL.search(text.text)
    if found is None:
        return text
    start, end = event.start_mark.index, event.end_mark.index
    place, mend = text.place, "Remove it; of all control characters only `\\t` and `\\n` can stand in a text."
    for escape in _ESCAPE.finditer(positions.text, start, end):
        if _meant_by(escape) == ord(found[0]):
            mend = f"Remove the escape `{escape[0]}`; of these only `\\t` and `\\n` can stand in a text."
            if "\n" not in positions.text[start : escape.start()]:
                place = positions.place(escape.start(), escape.end())
            break
    problems.append(
        syntax_codes.CONTROL.at(
            place, character=f"U+{ord(found[0]):04X}", reason="which no page or picture can show", mend=mend
        )
    )
    return text._replace(text=_CONTROL.sub("", text.text))


def _meant_by(escape: re.Match[str]) -> int | None:
    digits = escape["x"] or escape["u"] or escape["U"]
    return int(digits, 16) if digits else _SHORT.get(escape["one"])


def check_tag(event: Any, positions: Positions, problems: list[Problem]) -> str:
    """The tag as it is written, reported; "" if it is one of the harmless ones, such as `!!str`."""
    if event.tag in _HARMLESS_TAGS:
        return ""
    start = event.start_mark.index
    match = _WRITTEN_TAG.match(positions.text, start)
    written = match[1] if match else str(event.tag)
    whole = shortened(f"{written} {event.value}".rstrip()) if isinstance(event, ScalarEvent) else f"{written} ..."
    mend = f"If it belongs to the text, put the whole text in quotes: `{quoted(whole)}`."
    if written.startswith("!!"):
        mend = "Remove the tag; every value is kept as the text that is written."
    begin = match.start(1) if match else start
    place = positions.place(begin, begin + len(written))
    problems.append(codes.TAG.at(place, tag=written, mend=mend))
    return written


def has_no_colon(event: Any, value: Node, positions: Positions) -> bool:
    """Whether a value is empty and no colon stands before it: its key stands in braces all by itself."""
    if not isinstance(value, Text) or value.text or not value.plain:
        return False
    index = event.start_mark.index - 1
    while index >= 0 and positions.text[index].isspace():
        index -= 1
    return positions.text[index] != ":" and not isinstance(event, AliasEvent)


def lonely_keys(keys: Sequence[Text], entries: Sequence[Entry]) -> Problem:
    """The problem of `keys` that stand in braces without a value, beside the other entries."""
    before = [entry for entry in entries if entry.key.start < keys[0].start]
    no_blank = _NO_BLANK.fullmatch(keys[0].text)
    if not entries and no_blank is None:
        mend = f"A list stands in brackets: `[{', '.join(key.text for key in keys)}]`."
    elif no_blank is not None:
        mend = f"Write a blank behind the colon: `{no_blank[1]}: {no_blank[2]}`."
    elif before and isinstance(before[-1].value, Text):
        whole = shortened(", ".join((before[-1].value.text, *(key.text for key in keys))))
        mend = f"If it belongs to the text before the comma, use quotes: `{before[-1].key.text}: {quoted(whole)}`."
    else:
        mend = f"Write a value behind it: `{keys[0].text}: ...`."
    return codes.FLOW_COMMA.at(keys[0].place, key=keys[0].text, mend=mend)


def cut_inside(problem: Problem, place: Place) -> bool:
    """Whether the problem is a lonely key inside the braces at `place`."""
    if problem.code is not codes.FLOW_COMMA or problem.place.line != place.line:
        return False
    return place.column <= problem.place.column < place.column + place.length


def template_braces(whole: Text) -> tuple[Text, Problem]:
    """What stands in two pairs of braces, as templates have them: a text of one line, and its problem."""
    line = " ".join(whole.text.split())
    mend = f"If it is a text, put it in quotes: `{quoted(shortened(line))}`."
    return whole._replace(text=line), codes.KEY.at(whole.place, found="a map in braces", mend=mend)
