"""The MkDocs plugin: hands the pages and pictures of an edition to MkDocs, and keeps a served site alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from groundplan.cache import DEFAULT_SIZE
from groundplan.drawing.export.format import EXPORTED, Format
from groundplan.publish.assets import with_early_script
from groundplan.publish.banner import problems_banner, with_banner
from groundplan.publish.cache import open_cache
from groundplan.publish.exports import Exported
from groundplan.publish.file_cache import keep
from groundplan.publish.inlay import Inlay
from groundplan.publish.mkdocs_files import (
    add_files,
    cache_of,
    docs_of,
    fill_navigation,
    folders_of,
    medium_of,
    root_of,
    set_up,
    stand_in_navigation,
)
from groundplan.publish.mkdocs_yml import MEGABYTE
from groundplan.publish.not_found import TEMPLATE, lost
from groundplan.publish.on_demand import offer_exports
from groundplan.publish.press import Press
from groundplan.publish.progress import tell
from groundplan.publish.reload import follow, guard
from groundplan.publish.report import errors_in, report
from groundplan.publish.search_entries import without_lists
from groundplan.publish.site_files import site_files
from groundplan.source.problem import has_errors

log = get_plugin_logger(__name__)

_WRITING = "Writing pages"


class Settings(Config):
    """What can be set in `mkdocs.yml`. The places of a project are always the same."""

    export = ListOfItems(
        Choice(tuple(str(format) for format in EXPORTED)), default=[str(format) for format in EXPORTED]
    )
    """The formats, beside SVG, in which diagrams lie at their lasting addresses."""

    export_diagrams = Choice(tuple(str(which) for which in Exported), default=str(Exported.WRITTEN))
    """Which diagrams do: those that have a file in `diagrams/`, or all. While serving, all do."""

    cache_size = Type(int, default=DEFAULT_SIZE // MEGABYTE)
    """How many megabytes are kept of what was made before, at most."""

    shared_cache = Type(str, default="")
    """The address of a store in which several machines keep that, for fsspec: `s3://bucket/folder`."""


class GroundplanPlugin(BasePlugin[Settings]):
    """Publishes the project in whose folder `mkdocs.yml` lies."""

    def __init__(self) -> None:
        self.press = Press()
        self.serving = False
        self.inlay: Inlay
        self.files: Files
        self.generated: dict[str, bytes]
        self.written = self.pages = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learns whether this is a build, which fails on errors, or a served site, which shows them."""
        self.serving = command == "serve"

    def on_shutdown(self) -> None:
        """Ends the workers that draw."""
        self.press.close()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Lets no mistake stop the server."""
        self.serving = True
        guard(server, builder, root_of(config))
        follow(server, folders_of(config))
        offer_exports(server, lambda: self.press.edition)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds style sheets, scripts and the folders to watch."""
        set_up(config)
        open_cache(root_of(config), self.config.cache_size * MEGABYTE, self.config.shared_cache)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Makes the edition. What can fail, fails here: before MkDocs clears the previous site."""
        formats = tuple(Format(name) for name in self.config.export)
        self.press.exported = Exported(self.config.export_diagrams)
        self.press.make(
            root_of(config), docs_of(config), config.site_name, medium_of(config), formats, keep_last=self.serving
        )
        self._tell()
        if has_errors(self.press.problems) and not self.serving:
            raise PluginError(f"Nothing is published: {errors_in(self.press.problems)}.")
        self.generated = site_files(self.press.edition)
        try:
            keep(cache_of(config), self.generated)
        except OSError as error:
            raise PluginError(f"Cannot write `{error.filename}`: {error.strerror}.") from error

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Adds the generated files and their places in the navigation."""
        edition = self.press.edition
        add_files(files, config, self.generated, edition.pages)
        fill_navigation(files, config, edition.nav)
        self.inlay = Inlay(edition)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Finds a place in the navigation for the pages that it does not name."""
        stand_in_navigation(nav, files, self.press.edition.pages)
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Begins to count the pages: all are read, now they are written."""
        self.files = files
        self.written, self.pages = 0, len(files.documentation_pages())
        tell(_WRITING, self.written, self.pages)
        return env

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext | None:
        """Tells the page for addresses that lead nowhere which pages there are."""
        return cast("TemplateContext", {**context, "lost": lost(self.files)}) if template_name == TEMPLATE else None

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Turns targets such as `component:app` in hand-written pages into addresses."""
        return self.inlay.resolve(page.file.src_uri, markdown)

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Notes the links and anchors of the page, to be checked at the end."""
        self.inlay.note(page.file, html)
        return without_lists(html) if page.file.src_uri in self.generated else html

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Puts the pictures into their places, where they cost the Markdown and the search nothing."""
        html = self.inlay.fill(page.file, output)
        html = _with_early_script(html, config)
        if self.serving and has_errors(self.press.problems):
            html = with_banner(html, problems_banner(self.press.problems, stale=self.press.stale))
        self.written += 1
        tell(_WRITING, self.written, self.pages)
        return html

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Lets one go on from the page for addresses that lead nowhere as from any other."""
        return _with_early_script(output_content, config) if template_name == TEMPLATE else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Checks every link that MkDocs does not check."""
        for dead in self.inlay.dead_links(config.site_dir):
            log.warning(f"`{dead.page}` links to `{dead.link}`, which leads nowhere.")

    def _tell(self) -> None:
        problems = self.press.problems
        if problems:
            tell = log.error if has_errors(problems) else log.warning
            tell(f"In the model and what belongs to it:\n\n{report(problems, self.press.sources)}")


def _with_early_script(html: str, config: MkDocsConfig) -> str:
    """The page with the script that it needs where the theme loads pages by itself."""
    return with_early_script(html) if "navigation.instant" in config.theme.get("features", ()) else html
