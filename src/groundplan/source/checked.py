"""Checks a node against a schema: every mistake that pydantic finds becomes a problem at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from groundplan.source.document import List, Map, Node, Plain, Text
from groundplan.source.near import did_you_mean
from groundplan.source.problem import Code, Place, Problem
from groundplan.source.value_codes import (
    BAD_NUMBER,
    BAD_PORT,
    BAD_URL,
    BAD_VALUE,
    EMPTY_VALUE,
    MANY_LINES,
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_TYPE,
    YAML_WORD,
)

_BOOLEAN = re.compile(r"yes|no|on|off|true|false|y|n", re.IGNORECASE)
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?")
_PORT = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto")

_FAULT = "fault"
_KINDS = {Text: "a text", List: "a list", Map: "a map"}


class Entry(BaseModel):
    """The base of every schema: no key beside those that it names, and nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class _Bare(str):
    """A scalar without quotes, which other YAML programs may take for something else than text."""

    __slots__ = ()


def fault(code: Code, **values: object) -> PydanticCustomError:
    """What a validator raises so that `check` gives the problem of `code`, whose texts `values` fill in."""
    return PydanticCustomError(_FAULT, "{code}", {"code": code, "values": values})


def _text(value: object) -> object:
    if isinstance(value, _Bare):
        meaning = yaml_meaning(value)
        if meaning is not None:
            raise fault(YAML_WORD, value=str(value), meaning=meaning)
        return str(value)
    return value


def _one_line(value: str) -> str:
    lines = value.strip().splitlines()
    if len(lines) > 1:
        raise fault(MANY_LINES, count=f"{len(lines)} lines")
    if not lines:
        raise fault(EMPTY_VALUE, wanted="a text")
    return lines[0]


def _port(value: str) -> str:
    match = _PORT.fullmatch(value.strip())
    if match:
        first, last = int(match[1]), int(match[2] or match[1])
        if 1 <= first <= last <= 65535:
            return value.strip()
    raise fault(BAD_PORT, value=value)


def _url(value: str) -> str:
    scheme = _SCHEME.match(value)
    if (scheme and scheme[1].lower() not in _SCHEMES) or re.search(r"[\s<>\"\x00-\x1f]", value.strip()):
        raise fault(BAD_URL, value=value)
    return value.strip()


OneLine = Annotated[str, BeforeValidator(_text), AfterValidator(_one_line)]
"""A text of one line, without blanks around it."""

Word = OneLine
"""An id. Whether there is something of that id is not for a schema to know."""

Prose = Annotated[str, BeforeValidator(_text)]
"""Markdown of any length."""

PortText = Annotated[str, AfterValidator(_port)]
"""A port (`443`) or a range of ports (`8000-8100`), as text."""

Url = Annotated[str, AfterValidator(_one_line), AfterValidator(_url)]
"""An address that a link may have: http, https, mailto, or relative."""

AnEntry = TypeVar("AnEntry", bound=Entry)


def yaml_meaning(word: str) -> str | None:
    """What YAML 1.1 takes the word for when it stands without quotes, None where it is text or a plain number."""
    if _BOOLEAN.fullmatch(word):
        return "true or false"
    if _SEXAGESIMAL.fullmatch(word):
        return "a number of seconds"
    return "a date" if _DATE.fullmatch(word) else None


def check(node: Node, schema: type[AnEntry], what: str) -> tuple[AnEntry | None, tuple[Problem, ...]]:
    """The entry that the node says, or None and all that is wrong with it.

    `what` is what messages call the entry, without an article: `component`.
    """
    if not isinstance(node, Map):
        return None, (_wrong_kind(node, what),)
    try:
        return schema.model_validate(_plain(node)), ()
    except ValidationError as error:
        found = [_Finding(node, details) for details in error.errors(include_url=False)]
        problems = (_problem(finding, schema, what) for finding in _telling(found))
        return None, tuple(dict.fromkeys(problems))


class _Finding:
    """One error of pydantic, with the node it is about and the key under which that stands."""

    def __init__(self, root: Map, details: ErrorDetails) -> None:
        self.type: str = details["type"]
        self.context: Mapping[str, Any] = details.get("ctx", {})
        self.place: Place = root.place
        self.node: Node = root
        self.key = ""
        self.path: list[str | int] = []
        self.tags: list[str] = []
        for part in details["loc"]:
            self._descend(part)

    def _descend(self, part: str | int) -> None:
        node = self.node
        if isinstance(node, Map) and isinstance(part, str) and (entry := node.get(part)):
            self.node, self.place, self.key = entry.value, entry.key.place, part
        elif isinstance(node, List) and isinstance(part, int) and part < len(node.items):
            self.node = node.items[part]
            self.place = self.node.place
        elif self.type in ("missing", "extra_forbidden"):
            self.key = str(part)
            return
        else:  # Which member of a union was tried; that is no part of the YAML.
            self.tags.append(str(part))
            return
        self.path.append(part)


def _telling(findings: list[_Finding]) -> Iterator[_Finding]:
    """Of a union that fits none of its members, only what the member of the same shape says."""
    for finding in findings:
        if finding.tags:
            sequence = finding.tags[0].startswith(("tuple", "list"))
            shaped = [other for other in findings if other.tags and other.path[:1] == finding.path[:1]]
            is_list = any(len(other.path) > 1 for other in shaped) or isinstance(finding.node, List)
            if sequence != is_list:
                continue
        yield finding


def _problem(finding: _Finding, schema: type[Entry], what: str) -> Problem:
    node, key = finding.node, finding.key
    place = node.place
    if finding.type == _FAULT:
        code: Code = finding.context["code"]
        return code.at(place, **{"key": key, **finding.context["values"]})
    if finding.type == "extra_forbidden":
        return UNKNOWN_KEY.at(
            finding.place, key=key, what=_a(what), near=did_you_mean(key, keys_of(schema, finding.path))
        )
    if finding.type == "missing":
        return MISSING_KEY.at(finding.place, key=key, what=_a(what))
    if isinstance(node, Text) and node.empty:
        return EMPTY_VALUE.at(finding.place, key=key, wanted=_wanted(finding))
    value = node.text if isinstance(node, Text) else ""
    if isinstance(node, Text) and finding.type in ("enum", "literal_error"):
        words = re.findall(r"'([^']*)'", str(finding.context.get("expected", "")))
        return BAD_VALUE.at(place, key=key, value=value, near=did_you_mean(value, words))
    if isinstance(node, Text) and finding.type.startswith(("int", "greater", "less")):
        low = finding.context.get("ge")
        return BAD_NUMBER.at(place, key=key, value=value, bound="" if low is None else f" of at least {low}")
    if finding.type == "too_short":
        return EMPTY_VALUE.at(finding.place, key=key, wanted="at least one item")
    return WRONG_TYPE.at(place, key=key or what, wanted=_wanted(finding), found=_KINDS[type(node)])


def keys_of(schema: type[BaseModel], path: list[str | int] | None = None) -> list[str]:
    """The keys of the schema as people write them, or of the schema that stands at `path` below it."""
    for part in path or []:
        if isinstance(part, str):
            schema = _inner(schema, part) or schema
    return [field.alias or name for name, field in schema.model_fields.items()]


def _inner(schema: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, field in schema.model_fields.items():
        if (field.alias or name) == key:
            return _entry_in(field.annotation)
    return None


def _entry_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in getattr(annotation, "__args__", ()) if (found := _entry_in(each))), None)


def _wanted(finding: _Finding) -> str:
    kind = finding.type
    if kind.startswith(("dict", "model")):
        return "a map"
    if kind.startswith(("tuple", "list")):
        return "a list"
    if kind.startswith(("int", "greater", "less")):
        return "a number"
    if kind.startswith("bool"):
        return "`true` or `false`"
    return "one of its words" if kind in ("enum", "literal_error") else "a text"


def _wrong_kind(node: Node, what: str) -> Problem:
    if isinstance(node, Text) and node.empty:
        return EMPTY_VALUE.at(node.place, key=what, wanted="a map")
    return WRONG_TYPE.at(node.place, key=what, wanted="a map", found=_KINDS[type(node)])


def _a(what: str) -> str:
    if what.split()[0] in ("a", "an", "the"):
        return what
    return f"{'an' if what[:1] in 'aeio' else 'a'} {what}"


def _plain(node: Node) -> Plain:
    """As `document.plain`, with bare words marked that YAML takes for something else."""
    if isinstance(node, Text):
        if node.empty:
            return None
        return _Bare(node.text) if node.plain and yaml_meaning(node.text) else node.text
    if isinstance(node, List):
        return [_plain(item) for item in node.items]
    return {entry.key.text: _plain(entry.value) for entry in node.entries}
