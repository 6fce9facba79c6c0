"""Merge keys: `<<` takes over the entries of other maps."""

from __future__ import annotations

from groundplan.source import yaml_codes as codes
from groundplan.source.document import Entry, List, Map
from groundplan.source.problem import Problem

MERGE_KEY = "<<"


def merged(entries: dict[str, Entry], problems: list[Problem]) -> dict[str, Entry]:
    """The entries with those of merged maps in the merge key's stead; what the map says itself wins."""
    own = {key for key, entry in entries.items() if not _is_merge(entry)}
    found: dict[str, Entry] = {}
    for key, entry in entries.items():
        if not _is_merge(entry):
            found[key] = entry
            continue
        for node in entry.value.items if isinstance(entry.value, List) else (entry.value,):
            if not isinstance(node, Map):
                what = "a list" if isinstance(node, List) else "a text"
                problems.append(codes.MERGE.at(node.place, found=what))
                continue
            for taken in node:
                if taken.key.text not in own:
                    found.setdefault(taken.key.text, taken)
    return found


def _is_merge(entry: Entry) -> bool:
    return entry.key.text == MERGE_KEY and entry.key.plain
