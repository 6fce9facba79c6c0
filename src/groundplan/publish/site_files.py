"""The files that an edition adds to the site: its pages with front matter, standalone pictures, icons, redirects."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial
from html import escape
from typing import Any

from groundplan.cache import Cache
from groundplan.catalog.component_type import Icon
from groundplan.drawing.export.format import Format
from groundplan.drawing.icons import icon_bytes, icon_suffix, image_digest
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import standalone
from groundplan.pages.addresses import LISTS
from groundplan.pages.context import ICONS
from groundplan.pages.listing import COMPONENTS, CONNECTIONS, as_script, components_listing, connections_listing
from groundplan.pages.medium import Medium
from groundplan.pages.page import Page
from groundplan.publish.assets import asset_files
from groundplan.publish.cache import cache_of
from groundplan.publish.edition import Edition, Finished
from groundplan.publish.exports import path_of
from groundplan.publish.written import AwaitedFile


def site_files(edition: Edition) -> dict[str, bytes]:
    """The generated files by their paths below the documentation's root, but for pages and pictures; the package's."""
    files = asset_files()
    files |= _listings(edition)
    for path, target, title in (*_diagram_redirects(edition), *_folder_redirects(edition)):
        files.setdefault(path, _redirect(target, title).encode())
    return files


def picture_paths(edition: Edition) -> tuple[str, ...]:
    """Where the files of the pictures will lie that can be linked to."""
    return tuple(path for id in edition.project.diagrams.by_id for path in edition.paths_of(id))


def _listings(edition: Edition) -> dict[str, bytes]:
    """The data of which the catalogue and the matrix are made."""
    model = edition.project.model
    used = {each.type.icon.name: each.type.icon for each in model.components.values() if each.type.icon}
    icons = {name: posixpath.basename(icon_path(icon)) for name, icon in used.items()}
    components = components_listing(model, edition.addresses, edition.medium, icons)
    return {
        COMPONENTS: as_script("components", components).encode(),
        CONNECTIONS: as_script("connections", connections_listing(model)).encode(),
    }


def files_of(picture: Picture, kept: Cache, written: Container[str]) -> Iterator[AwaitedFile]:
    """A picture as an SVG file, and its icons as far as their paths are not among those `written`."""
    yield _svg_file(picture, kept)
    yield from (_icon_file(icon, kept) for icon in picture.icons if icon_path(icon) not in written)


def picture_files(edition: Edition, finished: Finished) -> Iterator[AwaitedFile]:
    """The pictures as files of every format, and the icons that pictures and pages show."""
    kept = cache_of(edition.project.root)
    yield from (_svg_file(picture, kept) for picture in finished.pictures.values())
    for path, content in finished.exports.items():
        yield AwaitedFile(path, content, content)
    for icon in icons_of(edition, finished.pictures.values()).values():
        yield _icon_file(icon, kept)


def _svg_file(picture: Picture, kept: Cache) -> AwaitedFile:
    return AwaitedFile(path_of(picture.id, Format.SVG), picture, partial(_svg, picture, kept))


def _icon_file(icon: Icon, kept: Cache) -> AwaitedFile:
    return AwaitedFile(icon_path(icon), image_digest(icon), partial(icon_bytes, icon, kept))


def _svg(picture: Picture, icons: Cache) -> bytes:
    return standalone(picture, icons).encode()


def page_meta(page: Page) -> dict[str, Any]:
    """What MkDocs, the theme and the search read of the page before its text."""
    # Themes print titles and descriptions as HTML, so they are escaped here.
    meta: dict[str, object] = {"title": escape(page.title)}
    if page.description:
        meta["description"] = escape(page.description)
    if not page.searchable:
        meta["search"] = {"exclude": True}
    elif page.boost != 1:
        meta["search"] = {"boost": page.boost}
    if page.hide:
        meta["hide"] = list(page.hide)
    return meta


def page_source(page: Page) -> str:
    """The page as a Markdown file, with that before its text. JSON is YAML, and quotes for us."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in page_meta(page).items())
    return "---\n" + "\n".join(lines) + "\n---\n\n" + page.markdown


def icon_path(icon: Icon) -> str:
    """Where an icon lies, below the documentation's root."""
    return f"{ICONS}/{icon.name}{icon_suffix(icon)}"


def icons_of(edition: Edition, pictures: Iterable[Picture]) -> Mapping[str, Icon]:
    """The icons that pictures and pages show, by name."""
    icons = {icon.name: icon for picture in pictures for icon in picture.icons}
    named = dict.fromkeys(name for page in edition.pages for name in page.icons)
    missing = [name for name in named if name not in icons]
    if missing:
        known = _icons_of_types(edition)
        icons.update((name, known[name]) for name in missing if name in known)
    return icons


def _icons_of_types(edition: Edition) -> dict[str, Icon]:
    model = edition.project.model
    used = {
        component.type.icon.name: component.type.icon for component in model.components.values() if component.type.icon
    }
    everything = {type.icon.name: type.icon for type in model.catalogue.all() if type.icon}
    return {**everything, **used}


def _diagram_redirects(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """For each diagram without a page of its own: the file at its lasting address, where it leads, and the title."""
    own = {page.path for page in edition.pages}
    for id in edition.project.diagrams.by_id:
        source = f"diagrams/{id}.md"
        if source not in own:
            page = edition.addresses.diagram(id)
            if page.partition("#")[0] in own:
                title = edition.project.diagrams.by_id[id].title
                yield _file(source, edition.medium), edition.medium.url(source, page), title


def _folder_redirects(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """For each folder of pages without a list of its own: the file at its address, where the list is, and its title.

    There is none where the project has a page of its own at that address.
    """
    own = {page.path for page in edition.pages}
    taken = {_file(path, edition.medium) for path in (*own, *edition.project.docs)}
    for folder, (title, place) in LISTS.items():
        source = f"{folder}/index.md"
        file = _file(source, edition.medium)
        if file not in taken and any(path.startswith(f"{folder}/") for path in own):
            yield file, edition.medium.url(source, place), title


def _file(page: str, medium: Medium) -> str:
    stem = page.removesuffix(".md")
    if posixpath.basename(stem) in ("index", "README"):
        return posixpath.join(posixpath.dirname(stem), "index.html")
    return posixpath.join(stem, "index.html") if medium.use_directory_urls else f"{stem}.html"


def _redirect(target: str, title: str) -> str:
    address = escape(target)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n<meta name="robots" content="noindex">\n'
        f'</head>\n<body><p>See <a href="{address}">{escape(title)}</a>.</p></body>\n</html>\n'
    )
