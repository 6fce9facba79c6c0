"""The search index of a site of which only some pages were rendered again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "material/search"


class SearchEntries:
    """Which entries of the index each page has. Those of pages that are not rendered again are put back."""

    def __init__(self) -> None:
        self._of: dict[str, list[Any]] = {}
        self._seen = 0

    def begin(self) -> None:
        """Begins a build, with an empty index."""
        self._seen = 0

    def note(self, config: MkDocsConfig, path: str) -> None:
        """Remembers what came into the index with the page that was rendered last."""
        entries = _entries(config)
        if entries is not None:
            self._of[path] = entries[self._seen :]
            self._seen = len(entries)

    def complete(self, config: MkDocsConfig, paths: Iterable[str]) -> None:
        """Makes the index that of all pages with these paths, in their order."""
        entries = _entries(config)
        if entries is not None:
            self._of = {path: self._of.get(path, []) for path in paths}
            entries[:] = [entry for found in self._of.values() for entry in found]


def _entries(config: MkDocsConfig) -> list[Any] | None:
    """The entries of the theme's own search; None where the site has none, or another."""
    index = getattr(config.plugins.get(PLUGIN), "search_index", None)
    return cast("list[Any] | None", getattr(index, "entries", None))
