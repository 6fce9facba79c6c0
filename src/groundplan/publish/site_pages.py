"""Generated pages and files as MkDocs knows pages and files. Nothing of them is written but into the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from groundplan.pages.html import Html
from groundplan.pages.page import Page
from groundplan.publish.links import anchors_in
from groundplan.publish.site_files import page_meta, page_source


def generated_file(config: MkDocsConfig, path: str, content: bytes) -> File:
    """A file that is held in memory."""
    return File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def awaited_file(config: MkDocsConfig, path: str) -> File:
    """A file that can be linked to, and is written when it is ready: MkDocs must not wait for it."""
    return _AwaitedFile.generated(config, path, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)


def page_file(config: MkDocsConfig, page: Page) -> File:
    """The file that a generated page would be made from, if it were not ready."""
    # Pages that belong into the navigation are named there; the others are found by links and search.
    file = _PageFile.generated(config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    cast("_PageFile", file).made_from = page
    return file


def update_page(
    file: File, config: MkDocsConfig, page: Page, edit_uri: str | None, html: Callable[[str], Html] | None
) -> None:
    """Lets a generated page that MkDocs knows already say what is generated now."""
    if isinstance(file, _PageFile) and isinstance(file.page, GeneratedPage):
        file.made_from = page
        file.page.turn_to(page, html)
        if file.edit_uri != edit_uri:
            file.edit_uri = edit_uri
            file.page._set_edit_url(config.repo_url, config.edit_uri, config.edit_uri_template)


class _AwaitedFile(File):
    def copy_file(self, dirty: bool = False) -> None:
        """Leaves it to whoever has it."""


class _PageFile(File):
    made_from: Page

    @property
    def content_string(self) -> str:
        return page_source(self.made_from)

    @content_string.setter
    def content_string(self, value: str) -> None:
        raise TypeError("a generated page is what the model says")

    @property
    def content_bytes(self) -> bytes:
        return self.content_string.encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        raise TypeError("a generated page is what the model says")


class GeneratedPage(MkDocsPage):
    """A page whose Markdown and HTML others make, here asked for with `html` and its path."""

    def __init__(
        self, title: str | None, file: File, config: MkDocsConfig, page: Page, html: Callable[[str], Html] | None
    ) -> None:
        super().__init__(title, file, config)
        self.turn_to(page, html)

    def turn_to(self, page: Page, html: Callable[[str], Html] | None) -> None:
        """From now on it is made of that."""
        self._page = page
        self._html = html

    def read_source(self, config: MkDocsConfig) -> None:
        """Takes what would be read."""
        self.markdown = self._page.markdown
        self.meta = page_meta(self._page)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Takes the HTML, unless it cannot be had, or some plugin has changed the Markdown."""
        if self._html is None or self.markdown != self._page.markdown:
            super().render(config, files)
            return
        html = self._html(self._page.path)
        self.content = html.content
        self.toc = get_toc([dict(heading) for heading in html.headings])  # type: ignore[misc]
        self.present_anchor_ids = set(anchors_in(html.content))
        self.links_to_anchors = {}
