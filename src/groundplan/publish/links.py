"""Our own check of links: those in pictures and in the HTML of generated pages, which MkDocs does not look at."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

_LINK = re.compile(r'<[a-zA-Z][^<>]*?\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'<[a-zA-Z][^<>]*?\s(?:id|name)="([^"]*)"')


class DeadLink(Struct, frozen=True):
    """A link on the page at address `page` that leads nowhere."""

    page: str
    link: str


def links_in(html: str) -> Iterator[str]:
    """The address that each element of the HTML or SVG names, as written but for its entities."""
    yield from map(unescape, _LINK.findall(html))


def anchors_in(html: str) -> Iterator[str]:
    """The anchor of each element of the HTML or SVG that is one."""
    yield from map(unescape, _ANCHOR.findall(html))


class LinkCheck(Struct):
    """Looks whether links lead somewhere. It remembers the links and anchors of pages that are not built again.

    Pages go by their files in the site (`components/app/index.html`).
    """

    _links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _in_pictures: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    _files: frozenset[str] = frozenset()
    _new: set[str] = field(default_factory=set)
    _something_went: bool = False

    def note(self, page: str, links: Iterable[str], anchors: Iterable[str]) -> None:
        """Remembers what a page has. Links in `links` are looked at, those to other hosts left alone."""
        before, after = self._anchors.get(page, frozenset()), frozenset(anchors)
        self._something_went = self._something_went or not before <= after
        self._links[page], self._anchors[page] = tuple(dict.fromkeys(links)), after
        self._new.add(page)

    def note_pictures(self, page: str, links: Iterable[str]) -> None:
        """Remembers the links in the pictures of a page, which may be others while the rest of it stays the same."""
        self._in_pictures[page] = tuple(dict.fromkeys(links))
        self._new.add(page)

    @property
    def files(self) -> frozenset[str]:
        """The files that the site had when it was looked at last."""
        return self._files

    def dead(self, files: Iterable[str]) -> Iterator[DeadLink]:
        """The links that lead to no file of the site, or to no anchor of its pages.

        Of pages that were not built again only where something is gone: theirs were looked at before.
        """
        before, self._files = self._files, frozenset(files)
        for held in (self._links, self._in_pictures, self._anchors):
            for page in held.keys() - self._files:
                del held[page]
        pages = self._links.keys() if self._something_went or not before <= self._files else self._new
        for page in tuple(pages):
            folder = posixpath.dirname(page)
            # Seen from a folder beside it, most links were looked at before: its own name plays no part in them.
            beside = posixpath.join(posixpath.dirname(folder), "-") if folder else ""
            for link in dict.fromkeys((*self._links.get(page, ()), *self._in_pictures.get(page, ()))):
                file, fragment = target_of(beside if link.startswith("../") else folder, link)
                if not self._leads_somewhere(page, file, fragment):
                    yield DeadLink(page, link)
        self._new, self._something_went = set(), False

    def _leads_somewhere(self, page: str, file: str | None, fragment: str | None) -> bool:
        if file is None:
            return fragment is None
        if (file or page) not in self._files:
            return False
        return not fragment or fragment in self._anchors.get(file or page, (fragment,))


@lru_cache(maxsize=1 << 16)
def target_of(folder: str, link: str) -> tuple[str | None, str | None]:
    """The file of the site that the address `link` means on a page in `folder`, and the anchor in it.

    The file is "" for the page itself, and None where the address is no path: then the anchor is None for another
    host, and "" for what is no address at all.
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return None, ""
    if parts.scheme or parts.netloc:
        return None, None
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return "", fragment
    if path.startswith("/"):
        return path.lstrip("/"), fragment
    target = posixpath.normpath(posixpath.join(folder, path))
    is_folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
    return posixpath.normpath(posixpath.join(target, "index.html")) if is_folder else target, fragment
