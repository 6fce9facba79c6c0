"""Between an edition and MkDocs: its settings, its files, its navigation."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import nest_paths

from groundplan.pages.medium import SITE, SITE_WITH_FILE_URLS, Medium, way
from groundplan.pages.page import NavEntry, Page
from groundplan.publish.assets import LIBRARY, SCRIPT, STYLE
from groundplan.publish.navigation import with_pages
from groundplan.publish.not_found import offer_template
from groundplan.publish.project import is_component_text
from groundplan.source.problem import Place

WATCHED = ("model", "diagrams", "templates")
"""The folders, beside the documentation, whose changes a served site follows."""

log = get_plugin_logger(__name__)


def root_of(config: MkDocsConfig) -> Path:
    """The project's folder: where `mkdocs.yml` lies."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def docs_of(config: MkDocsConfig) -> str:
    """The folder of the hand-written pages, as seen from the project's folder."""
    return Path(os.path.relpath(Path(config.docs_dir).resolve(), root_of(config))).as_posix()


def medium_of(config: MkDocsConfig) -> Medium:
    """How addresses are written on this site."""
    return SITE if config.use_directory_urls else SITE_WITH_FILE_URLS


def folders_of(config: MkDocsConfig) -> tuple[Path, ...]:
    """The folders whose changes a served site follows, whether they are there or not."""
    return (*(root_of(config) / name for name in WATCHED), Path(config.docs_dir))


def set_up(config: MkDocsConfig) -> None:
    """Adds the style sheet and scripts, below those of the site's own, the page for the lost, and folders to watch."""
    config.extra_css = [STYLE, *config.extra_css]
    config.extra_javascript = [*map(_deferred, (LIBRARY, SCRIPT)), *config.extra_javascript]
    offer_template(config)
    config.watch.extend(str(root_of(config) / name) for name in WATCHED if (root_of(config) / name).is_dir())


def _deferred(path: str) -> ExtraScriptValue:
    """A script that runs when the page is read, and holds up nothing until then."""
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def add_files(files: Files, config: MkDocsConfig, generated: Iterable[File]) -> None:
    """Adds the generated files; takes out component texts."""
    for file in tuple(files):
        if file.src_dir is not None and is_component_text(file.src_uri):
            files.remove(file)
    for file in generated:
        taken = files.get_file_from_path(file.src_uri)
        if taken is None:
            files.append(file)
        elif taken.src_dir is not None:
            log.warning(f"`{docs_of(config)}/{file.src_uri}` takes the place of a generated file.")


def edit_uri_of(place: Place, docs: str) -> str:
    """What "edit this page" opens, as seen from `docs`, the folder of the hand-written pages."""
    return f"{way(docs, place.path)}#L{place.line}"


def titles_in(nav: Any) -> dict[str, str | None]:
    """The title that the navigation gives to each page that it names first, by the page's path; None where none."""
    if isinstance(nav, str):
        return {nav: None}
    found: dict[str, str | None] = {}
    for item in nav.items() if isinstance(nav, Mapping) else nav or ():
        title, value = item if isinstance(item, tuple) else (None, item)
        inside = {value: title} if isinstance(value, str) else titles_in(value)
        found = inside | found
    return found


def stand_in_navigation(nav: Navigation, files: Files, pages: Iterable[Page]) -> None:
    """Lets the navigation show where a page is that it does not name: in the section of what the page belongs below."""
    sections = {page.file.src_uri: page.parent for page in nav.pages}
    for page in pages:
        file = files.get_file_from_path(page.path)
        if page.path not in sections and file is not None and file.page is not None:
            file.page.parent = next((sections[path] for path in page.above if path in sections), None)


def fill_navigation(files: Files, config: MkDocsConfig, entries: Iterable[NavEntry]) -> None:
    """Puts the generated pages into the navigation that `mkdocs.yml` or, without one, the files give."""
    nav = config.nav
    if nav is None:
        nav = nest_paths(file.src_uri for file in files.documentation_pages() if file.inclusion.is_in_nav())
    config.nav = with_pages(nav, entries)
