"""Where the generated pages stand in the site's navigation, in the form in which MkDocs' `nav:` is written."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from groundplan.pages.page import NavEntry

PLACEHOLDER = "groundplan"
"""The entry of `nav:` that the generated pages replace: `- Architecture: groundplan`."""


def with_pages(nav: list[Any], entries: Iterable[NavEntry]) -> list[Any]:
    """The navigation with the generated pages: in place of the placeholder, or at the end where there is none."""
    ours = [_written(entry) for entry in entries]
    filled, found = _filled(nav, ours)
    return filled if found else [*filled, *ours]


def _filled(nav: list[Any], ours: list[Any]) -> tuple[list[Any], bool]:
    filled: list[Any] = []
    found = False
    for item in nav:
        if item == PLACEHOLDER:
            filled.extend(ours)
            found = True
        elif isinstance(item, dict):
            section: dict[Any, Any] = {}
            for title, value in item.items():
                if value == PLACEHOLDER:
                    section[title] = ours
                    found = True
                elif isinstance(value, list):
                    section[title], inside = _filled(value, ours)
                    found = found or inside
                else:
                    section[title] = value
            filled.append(section)
        else:
            filled.append(item)
    return filled, found


def _written(entry: NavEntry) -> Any:
    title = escape(entry.title)  # Themes print titles as HTML.
    if not entry.children:
        return {title: entry.path}
    first = [entry.path] if entry.path else []
    return {title: [*first, *(_written(child) for child in entry.children)]}
