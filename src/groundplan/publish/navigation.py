"""Where the generated pages stand in the site's navigation, in the form in which MkDocs' `nav:` is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from html import escape
from typing import Any

from groundplan.pages.page import NavEntry

PLACEHOLDER = "groundplan"
"""The entry of `nav:` that the generated pages replace: `- Architecture: groundplan`."""

_OWN_PAGE = "Overview"
"""What a section's own page is called among those below it: its name stands above them already."""


def with_pages(nav: list[Any], entries: Iterable[NavEntry]) -> list[Any]:
    """The navigation with the generated pages: in place of the placeholder, or at the end where there is none.

    A generated page that the navigation names itself stands only there.
    """
    named = set(_paths(nav))
    ours = [written for entry in entries if (written := _written(entry, named)) is not None]
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


def _paths(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _paths(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from _paths(item)


def _written(entry: NavEntry, named: Set[str]) -> Any:
    """The entry as `nav:` is written, without the pages that are `named` elsewhere; None if nothing is left."""
    title = escape(entry.title)  # Themes print titles as HTML.
    path = None if entry.path in named else entry.path
    children = [written for child in entry.children if (written := _written(child, named)) is not None]
    if children:
        return {title: [{_OWN_PAGE: path}, *children] if path else children}
    return {title: path} if path else None
