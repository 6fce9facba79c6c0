"""Says how a text, a list or a map is made into another of them."""

from __future__ import annotations

import re
from typing import Any, get_args

from groundplan.source.document import List, Map, Text
from groundplan.source.entry import keys_of
from groundplan.source.quoting import shortened
from groundplan.source.schema import Where, bare, branches_of, is_schema, kind_of, schema_at

_NO_BLANK = re.compile(r"([A-Za-z][\w-]*):(?!//)(\S.*)", re.DOTALL)


def how_to_convert(where: Where) -> str:
    """How to make what is expected of the node that is there."""
    node = where.node
    kinds = [kind_of(branch) for branch in branches_of(bare(where.expected))]
    if isinstance(node, Text):
        return _from_text(node, kinds, where)
    if isinstance(node, List):
        return _from_list(node, kinds)
    return _from_map(node, kinds, where)


def _from_text(node: Text, kinds: list[Any], where: Where) -> str:
    no_blank = _NO_BLANK.fullmatch(node.text)
    if Map in kinds and no_blank and node.plain:
        return f"Write a blank behind the colon: `{no_blank[1]}: {shortened(no_blank[2])}`."
    schema = schema_at(where)
    key, blank, value = node.text.partition(" ")
    if blank and schema and key in keys_of(schema):
        return f"Write a colon behind the key: `{key}: {shortened(value.strip())}`."
    needed = _needed_keys(where)
    if List in kinds:
        if needed:
            return f"Write a list of maps: `- {needed}`, one a line."
        return f"Write it as a list: `[{shortened(node.text)}]`."
    if needed:
        return f"Write a map such as `{needed}`."
    if where.key is None and schema:
        return f"Begin with one of its keys, such as `{next(iter(keys_of(schema)))}:`."
    return "Write its keys with their values on the lines below, indented by two more blanks."


def _from_list(node: List, kinds: list[Any]) -> str:
    if Map in kinds and node.flow:
        return "Write keys with their values: `{key: value}`, or one a line below the key."
    if Map in kinds:
        return "Leave out the hyphens: each entry is a key with a colon, and what belongs to it stands below."
    return "Write one text, without brackets or hyphens."


def _from_map(node: Map, kinds: list[Any], where: Where) -> str:
    if List in kinds and Text in kinds:
        return f"Write the words as a list: `[{', '.join(shortened(entry.key.text, 20) for entry in node)}]`."
    if List in kinds:
        return "Write a hyphen before each entry."
    if node.flow:
        return "If the braces belong to the text, put the whole text in quotes."
    if where.in_list:
        return "Write one text behind the hyphen, in quotes if it holds a colon."
    key = where.key.text if where.key else "key"
    return f"Write the text behind the key, `{key}: ...`, in quotes if it holds a colon."


def _needed_keys(where: Where) -> str:
    """The keys that every map at the spot, or in the list there, needs: `{title: ..., url: ...}`."""
    for branch in branches_of(bare(where.expected)):
        inner = next((one for one in (bare(branch), *get_args(bare(branch))) if is_schema(one)), None)
        keys = [key.name for key in keys_of(inner).values() if key.needed] if inner else []
        if keys:
            return "{" + ", ".join(f"{key}: ..." for key in keys) + "}"
    return ""
