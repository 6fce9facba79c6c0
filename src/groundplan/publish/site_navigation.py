"""The theme's navigation, worked out once for all pages that stand in the same place of it.

On a large site it is half of what the theme does, and it is the same on all pages that it does not name itself and
that lie in the same folder below the same section.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from groundplan.publish.asked_page import real_page
from groundplan.publish.theme import FOLDER

NAME = "partials/nav.html"
"""The template of the theme that it is, and of ours that stands before it."""

FUNCTION = "groundplan_navigation"
"""What our template calls."""


class SiteNavigation:
    """Renders the theme's own template, for as few pages as possible."""

    def __init__(self, env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
        self._env = env
        self._theme = FileSystemLoader([folder for folder in config.theme.dirs if Path(folder) != FOLDER])
        self._named = {page.file.src_uri for page in nav.pages}
        self._template: Template | None = None
        self._known: dict[tuple[object, ...], Markup] = {}

    @pass_context
    def __call__(self, context: Context) -> Markup:
        """The navigation for the page of the context."""
        page = real_page(context.get("page"))
        if not isinstance(page, Page) or page.file.src_uri in self._named:
            return self._rendered(context, page)
        place = (*map(id, page.ancestors), posixpath.dirname(page.url.rstrip("/")), page.url.endswith("/"))
        if place not in self._known:
            self._known[place] = self._rendered(context, page)
        return self._known[place]

    def _rendered(self, context: Context, page: Page | None) -> Markup:
        if self._template is None:
            self._template = self._theme.load(self._env, NAME, self._env.make_globals(None))
        given = self._template.new_context({**context.get_all(), "page": page}, shared=True)
        return Markup("".join(self._template.root_render_func(given)))  # noqa: S704 - the theme's own.
