"""The HTML of generated pages: as it was kept, made by workers meanwhile, or made here where it is little."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress

from groundplan.cache import Cache
from groundplan.drawing.workers import Pool
from groundplan.pages.html import Dialect, Html, html_key, to_html
from groundplan.pages.medium import Medium
from groundplan.pages.page import Page

KIND = "pages"

_FEW = 12
"""So few pages are quicker made here than sent to workers, who would have to be started."""


class Rendering:
    """Turns the pages of one edition into HTML."""

    def __init__(
        self, pages: Iterable[Page], dialect: Dialect, medium: Medium, cache: Cache, pool: Callable[[], Pool]
    ) -> None:
        """Begins with it: what is not kept goes to the workers, in this order."""
        self._dialect = dialect
        self._medium = medium
        self._cache = cache
        self._pages = {page.path: page for page in pages}
        self._keys = {path: self._key(page) for path, page in self._pages.items()} if dialect.is_known else {}
        kept = cache.get_many(KIND, self._keys.values()) if self._keys else {}
        read = ((path, Html.unpacked(kept[key])) for path, key in self._keys.items() if key in kept)
        self._done = {path: html for path, html in read if html is not None}
        due = [page for path, page in self._pages.items() if path not in self._done]
        self._given: dict[str, Future[Html]] = {}
        if len(due) > _FEW:
            submit = pool().submit
            self._given = {page.path: submit(to_html, page.markdown, page.path, dialect, medium) for page in due}

    def html(self, path: str) -> Html:
        """The HTML of the page with that path; waits for it."""
        if path not in self._done:
            made = self._done[path] = self._made(path)
            if self._keys:
                self._cache.put(KIND, self._keys[path], made.packed())
        return self._done.pop(path)

    def _made(self, path: str) -> Html:
        given = self._given.pop(path, None)
        if given is not None:
            with suppress(BrokenExecutor):  # Workers may die of other things. Then it is made here.
                return given.result()
        return to_html(self._pages[path].markdown, path, self._dialect, self._medium)

    def _key(self, page: Page) -> str:
        return html_key(page.markdown, page.path, self._dialect, self._medium)
