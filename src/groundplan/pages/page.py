"""A page: Markdown with places for pictures, and the navigation that holds the pages together."""

from __future__ import annotations

from msgspec import Struct

from groundplan.source.problem import Place


class Page(Struct, frozen=True):
    """One generated page.

    `path` is relative to the documentation's root (`components/app.md`); `markdown` has no front matter;
    `source` is the YAML that "edit this page" opens, None for pages made of the whole model. `boost` lifts the
    page in search results; `searchable` False keeps it out. `pictures` are the ids of diagrams that it has places for,
    `icons` the names of icons that it shows. `hide` names what of the theme would only take room from it: `toc`,
    `navigation`. `above` are the paths of the pages that it belongs below, the nearest first: where the navigation does
    not name the page, it shows one of those.
    """

    path: str
    title: str
    markdown: str
    source: Place | None = None
    boost: float = 1.0
    searchable: bool = True
    pictures: tuple[str, ...] = ()
    icons: tuple[str, ...] = ()
    description: str = ""
    hide: tuple[str, ...] = ()
    above: tuple[str, ...] = ()


class NavEntry(Struct, frozen=True):
    """A line of the navigation: a page (`path`) or a section (`children`)."""

    title: str
    path: str | None = None
    children: tuple[NavEntry, ...] = ()
