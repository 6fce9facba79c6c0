"""A rebuild that touches few pages: MkDocs' last build is kept, and only what is modified goes through it again.

Most edits change what pages say, and neither which pages and files there are nor what stands around every page. Then
settings, files, navigation and templates of the last build still hold, and MkDocs need not make them anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date
from msgspec import Struct
from msgspec.structs import force_setattr

from groundplan.pages.html import Html
from groundplan.publish.edition import Edition
from groundplan.publish.mkdocs_files import docs_of, edit_uri_of
from groundplan.publish.remembered import Print, around
from groundplan.publish.site_files import picture_paths
from groundplan.publish.site_pages import update_page

_TEMPLATES = frozenset({"404.html", "sitemap.xml"})
"""The theme's pages that only tell of others: of their titles and addresses."""


class LastBuild(Struct, frozen=True):
    """What MkDocs made on its way to the site that is served, and the `frame` in which pages stand."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    frame: Print
    titles: Print = None

    def __post_init__(self) -> None:
        force_setattr(self, "titles", self._titles())

    @property
    def pages(self) -> Sequence[File]:
        """The pages that are served, drafts included."""
        return self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)

    def take(self, edition: Edition, generated: Mapping[str, bytes], html: Callable[[str], Html] | None) -> None:
        """Lets pages and files, which are the same ones, say what is generated now."""
        files, docs = self.files.src_uris, docs_of(self.config)
        for path, content in generated.items():
            if files[path].generated_by:
                files[path].content_bytes = content
        for page in edition.pages:
            edit_uri = edit_uri_of(page.source, docs) if page.source is not None else None
            update_page(files[page.path], self.config, page, edit_uri, html)

    def read(self) -> bool:
        """Reads and converts the pages that are modified; False where that changes what stands around others."""
        for file in self.pages:
            _populate_page(cast("Page", file.page), self.config, self.files, dirty=True)
        return self._titles() == self.titles

    def write(self) -> None:
        """Writes the files and pages that are modified, and lets the plugins finish the site."""
        pages = self.pages
        self.files.copy_static_files(dirty=True, inclusion=InclusionLevel.is_in_serve)
        for file in pages:
            drafted = file.inclusion.is_excluded()
            _build_page(cast("Page", file.page), self.config, pages, self.nav, self.env, dirty=True, excluded=drafted)
        level = self.config.validation.links.anchors
        for file in pages:
            cast("Page", file.page).validate_anchor_links(files=self.files, log_level=level)
        self.config.plugins.on_post_build(config=self.config)

    def _titles(self) -> Print:
        """What other pages, and the theme's own, say of a page."""
        return around(self.nav), tuple(file.page.title for file in self.pages if file.page is not None)


def can_be_kept(config: MkDocsConfig) -> bool:
    """Whether the site has nothing but pages, and files of which we know what they are made of."""
    return not config.strict and not config.extra_templates and set(config.theme.static_templates) <= _TEMPLATES


def frame_of(config: MkDocsConfig, edition: Edition, generated: Iterable[str]) -> Print:
    """What pages and files there are, and where they stand; `generated` are the paths of files that are no pages."""
    return (
        edition.nav,
        tuple((page.path, page.title, page.above) for page in edition.pages),
        tuple(generated),
        picture_paths(edition),
        tuple(_files_below(config.docs_dir)),
        get_build_date(),
    )


def _files_below(folder: str) -> Iterable[str]:
    return sorted(f"{at}/{name}" for at, _, names in os.walk(folder, followlinks=True) for name in names)
