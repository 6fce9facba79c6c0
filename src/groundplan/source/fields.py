"""The types of values in schemas: words, texts of one line, prose, ports, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

from msgspec import Struct

from groundplan.source.faults import fault
from groundplan.source.value_codes import BAD_PORT, BAD_URL, EMPTY_VALUE, SEVERAL_LINES

_PORT = re.compile(r"[0-9]{1,5}")
_RANGE = re.compile(r"([0-9]{1,5}) *- *([0-9]{1,5})")
_WITH_PROTOCOL = re.compile(r"([0-9]{1,5})/([A-Za-z]+)|([A-Za-z]+)[/: ]([0-9]{1,5})")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class Said(Struct, frozen=True):
    """What a type is called in the guide and in messages. `text` says that a YAML word is a mistake there."""

    words: str
    text: bool = True


class Cleaned(Struct, frozen=True):
    """Marks a type whose values go through a function: it gives the value that is kept, or raises a fault."""

    function: Callable[[Any], Any]


class Looked(Struct, frozen=True):
    """Marks a type whose values a function looks at, as plain YAML, before anything else; it may raise a fault."""

    function: Callable[[Any], None]


def _not_empty(value: str) -> str:
    stripped = value.strip()
    if not stripped:
        raise fault(EMPTY_VALUE, mend="Write something between the quotes, or leave the key out.")
    return stripped


def _one_line(value: str) -> str:
    stripped = value.strip()
    if stripped.isprintable() and stripped:  # Nearly every one.
        return stripped
    if len(_not_empty(value).splitlines()) > 1:
        raise fault(SEVERAL_LINES)
    return stripped


def _port(value: str) -> str:
    value = value.strip()
    span = _RANGE.fullmatch(value)
    if _PORT.fullmatch(value) and 1 <= int(value) <= 65535:
        return value
    if span and 1 <= int(span[1]) < int(span[2]) <= 65535:
        return f"{span[1]}-{span[2]}"
    mend = "A port is a number from 1 to 65535, or a range such as `8000-8100`."
    protocol = _WITH_PROTOCOL.fullmatch(value)
    if span and int(span[1]) > int(span[2]):
        mend = f"Write the lower port first: `{span[2]}-{span[1]}`."
    elif protocol:
        mend = f"Write `port: {protocol[1] or protocol[4]}` and `protocol: {protocol[2] or protocol[3]}`."
    raise fault(BAD_PORT, value=value, mend=mend)


def _url(value: str) -> str:
    value = _one_line(value)
    scheme = _SCHEME.match(value)
    if any(character.isspace() for character in value):
        raise fault(BAD_URL, value=value, mend="Write each blank in the address as `%20`.")
    if scheme is None and re.match(r"www\.", value, re.IGNORECASE):
        raise fault(BAD_URL, value=value, mend=f"Write `https://{value}`.")
    if scheme is not None and scheme[1].lower() not in ("http", "https", "mailto"):
        raise fault(BAD_URL, value=value, mend="Write an address that begins with `https://`, `http://` or `mailto:`.")
    return value


Word: TypeAlias = Annotated[str, Cleaned(_one_line), Said("a word")]
"""An id, or a word that refers to one. What the ids are made of is checked where they are given."""

OneLine: TypeAlias = Annotated[str, Cleaned(_one_line), Said("a text")]
"""A text of one line."""

Prose: TypeAlias = Annotated[str, Cleaned(_not_empty), Said("Markdown")]
"""Markdown of any length."""

PortText: TypeAlias = Annotated[str, Cleaned(_port), Said("a port", text=False)]
"""A port (`443`) or a range of ports (`8000-8100`)."""

Url: TypeAlias = Annotated[str, Cleaned(_url), Said("an address")]
"""An address that a page can link to."""
