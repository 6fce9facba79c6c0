"""Merge keys: `<<` takes over the entries of other maps."""

from __future__ import annotations

from groundplan.source import yaml_codes as codes
from groundplan.source.document import Entry, List, Map
from groundplan.source.problem import Problem

MERGE_KEY = "<<"


def merged(entries: tuple[Entry, ...], problems: list[Problem]) -> tuple[Entry, ...]:
    """The entries with those of merged maps in the merge key's stead; what the map says itself wins."""
    own = {entry.key.text for entry in entries if not _is_merge(entry)}
    found: dict[str, Entry] = {}
    for entry in entries:
        if not _is_merge(entry):
            found[entry.key.text] = entry
            continue
        for node in entry.value.items if isinstance(entry.value, List) else (entry.value,):
            if not isinstance(node, Map):
                what = "a list" if isinstance(node, List) else "a text"
                problems.append(codes.MERGE.at(node.place, found=what))
                continue
            for taken in node.entries:
                if taken.key.text not in own:
                    found.setdefault(taken.key.text, taken)
    return tuple(found.values())


def _is_merge(entry: Entry) -> bool:
    return entry.key.text == MERGE_KEY and entry.key.plain
