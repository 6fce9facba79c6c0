"""The page for addresses that lead nowhere: where to go instead, and the names of all pages to find the nearest."""

from __future__ import annotations

import re
from html import unescape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from msgspec import Struct

from groundplan.pages.addresses import CATALOGUE, DIAGRAMS, FLOWS, HOME
from groundplan.publish.theme import FOLDER

TEMPLATE = "404.html"
"""The template's name: what MkDocs calls such a page, and what web servers look for."""

_PLACES = (
    ("index.md", "Home", "Where this site begins."),
    (HOME, "Architecture", "The whole model from far away."),
    (CATALOGUE, "Catalogue", "Every component, to be filtered."),
    (DIAGRAMS, "Diagrams", "All pictures."),
    (FLOWS, "Flows", "What happens, step by step."),
)


class LostPlace(Struct, frozen=True):
    """A page that leads on; `url` begins at the site's root."""

    title: str
    url: str
    about: str


_COMPONENTS = re.compile(r"components/[^/]+\.md")
"""Their pages are not listed: the page finds them in the data of the catalogue."""


class Lost(Struct, frozen=True):
    """What the page offers: the `places` to go on from, and every page but components' by address and title."""

    places: tuple[LostPlace, ...]
    pages: tuple[tuple[str, str], ...]


def offer_template(config: MkDocsConfig) -> None:
    """Lets the template stand before the theme's own, but behind one that the site brings itself."""
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(FOLDER))


def lost(files: Files) -> Lost:
    """What the page can offer of these files, whose titles are known by now."""
    there = {file.src_uri: file for file in files.documentation_pages()}
    places = (LostPlace(title, there[path].url, about) for path, title, about in _PLACES if path in there)
    listed = (file for path, file in there.items() if not _COMPONENTS.fullmatch(path))
    titles = ((file.url, file.page.title if file.page else None) for file in listed)
    return Lost(tuple(places), tuple((url, unescape(str(title))) for url, title in titles if title))
