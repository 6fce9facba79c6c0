"""The MkDocs plugin: hands the pages and pictures of an edition to MkDocs, and keeps a served site alive."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

import groundplan.publish.head_start  # Before all that takes longer to import.
from groundplan.drawing.export.format import Format
from groundplan.drawing.picture import Picture
from groundplan.pages.compiled import CompiledTemplates
from groundplan.pages.html import Dialect, Html
from groundplan.publish.assets import with_early_script
from groundplan.publish.banner import failure_banner, problems_banner
from groundplan.publish.cache import cache_of, open_cache
from groundplan.publish.edition import Edition
from groundplan.publish.exports import Exported
from groundplan.publish.inlay import Inlay
from groundplan.publish.links import LinkCheck
from groundplan.publish.mkdocs_files import (
    add_files,
    docs_of,
    edit_uri_of,
    fill_navigation,
    folders_of,
    medium_of,
    root_of,
    set_up,
    stand_in_navigation,
    titles_in,
)
from groundplan.publish.mkdocs_yml import MEGABYTE
from groundplan.publish.not_found import TEMPLATE, lost
from groundplan.publish.page_shells import render_once
from groundplan.publish.press import Press
from groundplan.publish.progress import tell
from groundplan.publish.remembered import Print, RememberedSite
from groundplan.publish.rendering import Rendering
from groundplan.publish.report import errors_in, report
from groundplan.publish.search import OwnPages, SearchEntries, without_lists
from groundplan.publish.settings import Settings
from groundplan.publish.site_files import files_of, picture_files, picture_paths, site_files
from groundplan.publish.site_navigation import FUNCTION, SiteNavigation
from groundplan.publish.site_pages import GeneratedPage, awaited_file, generated_file, page_file
from groundplan.publish.theme import compiled_of, quicken
from groundplan.publish.touched import LastBuild, can_be_kept, frame_of
from groundplan.publish.written import Writing, files_in
from groundplan.source.problem import Problem, has_errors

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from groundplan.publish.reload import Rebuilding

log = get_plugin_logger(__name__)

_WRITING = "Writing pages"

_MANY_OBJECTS = 50_000
"""After so many new objects Python looks for garbage. A build makes a lot that stays, and hardly any of that."""


class GroundplanPlugin(BasePlugin[Settings]):
    """Publishes the project in whose folder `mkdocs.yml` lies."""

    def __init__(self) -> None:
        self.press = Press()
        self._threshold = gc.get_threshold()
        self.serving = False
        self.links = LinkCheck()
        self.own_pages = OwnPages()
        self.entries = SearchEntries()
        self.site = RememberedSite()
        self.theme: CompiledTemplates | None = None
        self.mkdocs: MkDocsConfig
        self.inlay: Inlay
        self.writing: Writing
        self.files: Files
        self.nav: Navigation
        self.env: Environment
        self.frame: Print
        self.rebuilding: Rebuilding | None = None
        self.written = self.pages = 0
        self.last: LastBuild | None = None
        self.made_of: Print = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learns whether this is a build, which fails on errors, or a served site, which shows them."""
        self._threshold = gc.get_threshold()
        gc.freeze()
        gc.set_threshold(_MANY_OBJECTS)
        atexit.register(gc.freeze)  # When the process ends, so does everything in it: nothing is taken apart.
        self.serving = self.press.keep_last = command == "serve"
        if self.serving:
            groundplan.publish.head_start.begin()  # For the first change, if not for now.

    def on_shutdown(self) -> None:
        """Ends the workers that draw."""
        self.press.close()
        gc.set_threshold(*self._threshold)
        gc.unfreeze()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Follows every change quickly, and lets no mistake stop the server."""
        from groundplan.publish.on_demand import offer_exports
        from groundplan.publish.reload import Rebuilding
        from groundplan.publish.served import show_banner
        from groundplan.publish.watch import Watch

        watch = Watch(server, (*folders_of(config), *map(Path, (*server._watched_paths, *config.watch))))
        self.press.when_drawn = watch.tell
        self.rebuilding = Rebuilding(
            server, builder, root_of(config), watch, self._forget, self._touch, lambda: self.mkdocs
        )
        server.builder = self.rebuilding
        offer_exports(server, lambda: self.press.edition, self.press.file_makers)
        show_banner(server, self._banner)
        return server

    @event_priority(100)
    def _before_others(self, config: MkDocsConfig) -> MkDocsConfig:
        self.theme = self.theme or compiled_of(config.theme)
        quicken(config.theme, self.theme)
        return config

    def _set_up(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds style sheets, scripts and the folders to watch."""
        set_up(config)
        self.mkdocs, self.last = config, None
        open_cache(root_of(config), self.config.cache_size * MEGABYTE, self.config.shared_cache)
        return config

    on_config = CombinedEvent(_before_others, _set_up)
    """Other plugins use the theme as soon as they know the settings."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Makes the edition. What can fail, fails here: before MkDocs clears the previous site."""
        self._make(config)
        if has_errors(self.press.problems) and not self.serving:
            raise PluginError(f"Nothing is published: {errors_in(self.press.problems)}.")

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Adds the generated files and their places in the navigation."""
        edition = self._begin(config)
        generated = site_files(edition)
        self.frame = frame_of(config, edition, generated)
        others = [generated_file(config, path, content) for path, content in generated.items()]
        awaited = [awaited_file(config, path) for path in picture_paths(edition)]
        pages = {page.path: page_file(config, page) for page in edition.pages}
        add_files(files, config, (*pages.values(), *others, *awaited))
        fill_navigation(files, config, edition.nav)
        titles = titles_in(config.nav)
        html = self._rendering(config)
        docs = docs_of(config)
        for page in edition.pages:
            if files.get_file_from_path(page.path) is pages[page.path]:
                if page.source is not None:
                    pages[page.path].edit_uri = edit_uri_of(page.source, docs)
                GeneratedPage(titles.get(page.path), pages[page.path], config, page, html)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Finds a place in the navigation for the pages that it does not name, and what is to be rendered again."""
        stand_in_navigation(nav, files, self.press.edition.pages)
        self.nav = nav
        if self.serving:
            self.site.begin(self.press.edition, files, self.inlay)
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Begins to count the pages: all are read, now they are written."""
        self.env = env
        env.globals[FUNCTION] = SiteNavigation(env, config, self.nav)
        render_once(env, config, self.nav, (FUNCTION,))
        if self.serving:
            self.site.go_on(self.nav, files)
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

    @event_priority(-100)
    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Notes the links and anchors of the page, to be checked at the end."""
        self.inlay.note(page.file, html)
        if isinstance(page, GeneratedPage):
            html = without_lists(html)
        if self.serving:
            self.site.note_content(page, html)
        return html

    @event_priority(100)
    def _before_search(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        if isinstance(page, GeneratedPage):
            self.own_pages.index(config, page)
        return context

    @event_priority(-100)
    def _after_search(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.own_pages.done()
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)
    """The search comes in between."""

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Puts the pictures into their places, where they cost the Markdown and the search nothing."""
        if self.rebuilding is not None:
            self.rebuilding.stop_if_superseded()
        html = self.inlay.fill(page.file, output)
        html = _with_early_script(html, config)
        if self.serving:
            self.entries.note(config, page.file.src_uri)
            self.site.note_page(page.file)
        self.written += 1
        tell(_WRITING, self.written, self.pages)
        return html

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Lets one go on from the page for addresses that lead nowhere as from any other."""
        return _with_early_script(output_content, config) if template_name == TEMPLATE else output_content

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the files of the pictures, and checks every link that MkDocs does not check."""
        told = self.press.problems
        finished = self.press.finish()
        self._tell([problem for problem in self.press.problems if problem not in told])
        edition, site = self.press.edition, Path(config.site_dir)
        with _told_of():
            self.writing.write(picture_files(edition, finished))
            self.writing.finish()
        there: Iterable[str] = files_in(site) if self.last is None else (*self.links.files, *self.site.pictures)
        if self.serving:
            sound = [id for id, picture in finished.pictures.items() if not picture.problems]
            self.site.finish(self.files, site, sound)
            self.entries.complete(config, [file.src_uri for file in self.files.documentation_pages()])
            if can_be_kept(config):
                self.last = LastBuild(config, self.files, self.nav, self.env, self.frame)
        unsure = {self.files.src_uris[path].dest_uri for path in self.site.pages_with(edition.late)}
        for dead in self.links.dead((*there, *picture_paths(edition))):
            if dead.page not in unsure:
                log.warning(f"`{dead.page}` links to `{dead.link}`, which leads nowhere.")

    def _make(self, config: MkDocsConfig) -> None:
        """Makes the edition of what lies on the disk, unless that was done."""
        state = self.rebuilding.watch.seen if self.rebuilding is not None else None
        if state is not None and state == self.made_of:
            return
        self.made_of = None
        self.press.make(
            root_of(config),
            docs_of(config),
            config.site_name,
            medium_of(config),
            tuple(Format(name) for name in self.config.export),
            Exported(self.config.export_diagrams),
        )
        self.made_of = state
        self._tell(self.press.problems)

    def _begin(self, config: MkDocsConfig) -> Edition:
        """Begins to put the edition into pages."""
        self.press.wait()
        edition = self.press.edition
        # Whoever builds once waits for pictures, and meanwhile writes the files of those that are there.
        self.inlay = Inlay(edition, self.links, None if self.serving else self._write_file)
        self.writing = Writing(Path(config.site_dir), self.site.pictures if self.serving else None)
        self.entries.begin(config)
        return edition

    def _write_file(self, picture: Picture) -> None:
        with _told_of():
            self.writing.write(files_of(picture, cache_of(self.press.edition.project.root), self.writing.wanted))

    def _touch(self) -> bool:
        """Makes the newest edition, and builds again what pages say, if nothing else is different."""
        last = self.last
        if last is None:
            return False
        self._make(last.config)
        generated = site_files(self.press.edition)
        return frame_of(last.config, self.press.edition, generated) == last.frame and self._touched(last, generated)

    def _touched(self, last: LastBuild, generated: Mapping[str, bytes]) -> bool:
        edition = self._begin(last.config)
        last.take(edition, generated, self._rendering(last.config))
        self.site.begin(edition, last.files, self.inlay)
        if not last.read():
            return False
        self.site.go_on(last.nav, last.files)
        last.write()
        return True

    def _rendering(self, config: MkDocsConfig) -> Callable[[str], Html] | None:
        """What gives the HTML of generated pages, by path; None where only MkDocs can."""
        dialect = Dialect.of(config.markdown_extensions, config.mdx_configs or {})
        if dialect is None:
            return None
        edition = self.press.edition
        due = [page for page in edition.pages if not self.site.has_content(page.path, page)]
        return Rendering(due, dialect, edition.medium, cache_of(edition.project.root), lambda: self.press.pool).html

    def _forget(self) -> None:
        """Forgets the served site: the next one is built from nothing."""
        self.site, self.entries, self.links = RememberedSite(), SearchEntries(), LinkCheck()
        self.theme = None

    def _banner(self) -> str:
        """What is wrong, to be shown on every served page; nothing where nothing is."""
        if self.rebuilding is not None and self.rebuilding.failure:
            return failure_banner(self.rebuilding.failure)
        problems = self.press.problems
        return problems_banner(problems, stale=self.press.stale) if has_errors(problems) else ""

    def _tell(self, problems: Sequence[Problem]) -> None:
        if problems:
            tell = log.error if has_errors(problems) else log.warning
            tell(f"In the model and what belongs to it:\n\n{report(problems, self.press.sources)}")


@contextmanager
def _told_of() -> Iterator[None]:
    """Files that cannot be written are told of, and end the build."""
    try:
        yield
    except OSError as error:
        raise PluginError(f"Cannot write `{error.filename}`: {error.strerror}.") from error


def _with_early_script(html: str, config: MkDocsConfig) -> str:
    """The page with the script that it needs where the theme loads pages by itself."""
    return with_early_script(html) if "navigation.instant" in config.theme.get("features", ()) else html
