"""The search index: quickly read from our own pages, and whole where only some pages were rendered again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from groundplan.publish.mkdocs_yml import SEARCH
from groundplan.publish.sections import UnusualError, sections_of

_LISTS = (
    *("what-is-inside", "around-it", "members", "instances", "what-it-allows", "routes"),
    *("incoming-connections", "outgoing-connections", "flows"),
    *("what-it-shows", "who-takes-part", "what-they-answer-for"),
    *("systems", "around-them", "components", "diagrams", "layers", "owners", "tags", "in-sequence"),
)
"""The sections of the package's pages that only list what has pages of its own, by their anchors."""

_LIST = re.compile(rf'<h2 id="(?:{"|".join(_LISTS)})"')

_LEFT_OUT = re.compile(
    r"<h2 [^>]*\bdata-search-exclude\b[^>]*>.*?</h2>.*?(?=<h[1-6][ >]|\Z)"
    r"|<(?P<tag>nav|table) [^>]*\bdata-search-exclude\b[^>]*>.*?</(?P=tag)>",
    re.DOTALL,
)
"""What the search leaves out of our pages: sections and lists of links, most of a page. Neither holds another one."""


_COMPARED = 4
"""So many pages are read in both ways: another version of the theme may read in another way."""


def without_lists(html: str) -> str:
    """The content of a generated page, its sections of links marked so that the search passes over them.

    They would find every other page, too.
    """
    return _LIST.sub(r"\g<0> data-search-exclude", html)


class OwnPages:
    """Does for generated pages what the theme's search would do, without reading through what it leaves out."""

    def __init__(self) -> None:
        self._meta: Any = None
        self._compared = 0
        self._reads_alike = True

    def index(self, config: MkDocsConfig, page: Page) -> None:
        """Adds a page to the index, before the search does, and tells the search to leave it out."""
        index = getattr(config.plugins.get(SEARCH), "search_index", None)
        meta = page.meta.get("search")
        if index is None or (meta or {}).get("exclude"):
            return
        content = _LEFT_OUT.sub("", page.content or "")
        read = SimpleNamespace(content=content, meta=page.meta, toc=page.toc, url=page.url, title=page.title)
        if not self._reads_alike or not self._add(index, read):
            index.add_entry_from_context(read)
        self._meta = (page, meta)
        page.meta["search"] = {"exclude": True}

    def _add(self, index: Any, page: SimpleNamespace) -> bool:
        """Adds what is found quickly; False where the theme has to look."""
        try:
            sections = sections_of(page.content)
        except UnusualError:
            return False
        begin = len(index.entries)
        for section in sections:
            if not section.excluded:
                index.create_entry_for_section(section, page.toc, page.url, page)
        if self._compared < _COMPARED:
            self._compared += 1
            ours = index.entries[begin:]
            del index.entries[begin:]
            index.add_entry_from_context(page)
            self._reads_alike = self._reads_alike and ours == index.entries[begin:]
        return True

    def done(self) -> None:
        """Gives the page back what it said to the search."""
        if self._meta is not None:
            page, meta = self._meta
            self._meta = None
            if meta is None:
                del page.meta["search"]
            else:
                page.meta["search"] = meta


class SearchEntries:
    """Which entries of the index each page has. Those of pages that are not rendered again are put back."""

    def __init__(self) -> None:
        self._of: dict[str, list[Any]] = {}
        self._seen = 0

    def begin(self, config: MkDocsConfig) -> None:
        """Begins a build, with an empty index."""
        self._seen = 0
        entries = _entries(config)
        if entries is not None:
            entries.clear()

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
    """The entries of the theme's own search, or of MkDocs'; None where the site has none, or another."""
    index = getattr(config.plugins.get(SEARCH) or config.plugins.get("search"), "search_index", None)
    return cast("list[Any] | None", getattr(index, "entries", getattr(index, "_entries", None)))
