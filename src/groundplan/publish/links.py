"""Our own check of links: those in pictures and in the HTML of generated pages, which MkDocs does not look at."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

_LINKS_IN_TAG = re.compile(r'\s(?:href|src)="([^"]*)"')
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link on the page at address `page` that leads nowhere."""

    page: str
    link: str


def links_in(html: str) -> Iterator[str]:
    """Every address that the HTML or SVG names, as written but for its entities."""
    for tag in _TAG.findall(html):
        for link in _LINKS_IN_TAG.findall(tag):
            yield unescape(link)


def anchors_in(html: str) -> Iterator[str]:
    """Every anchor that the HTML or SVG has."""
    for tag in _TAG.findall(html):
        for anchor in _ID.findall(tag):
            yield unescape(anchor)


def dead_links(
    links: Mapping[str, Iterable[str]], files: Iterable[str], anchors: Mapping[str, frozenset[str]]
) -> Iterator[DeadLink]:
    """The links that lead nowhere.

    `links` are those of each page by the page's file in the site (`components/app/index.html`), `files` every file
    of the site, `anchors` the anchors of the pages whose anchors are known. Links to other hosts are not looked at.
    """
    known = frozenset(files)
    for page, found in links.items():
        for link in dict.fromkeys(found):
            if not _alive(page, link, known, anchors):
                yield DeadLink(page, link)


def _alive(page: str, link: str, files: frozenset[str], anchors: Mapping[str, frozenset[str]]) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme or parts.netloc:
        return True
    target = _file(page, unquote(parts.path))
    if target not in files:
        return False
    fragment = unquote(parts.fragment)
    return not fragment or target not in anchors or fragment in anchors[target]


def _file(page: str, path: str) -> str:
    """The file of the site that the relative address `path` on `page` means."""
    if not path:
        return page
    if path.startswith("/"):
        return path.lstrip("/")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    is_folder = path.endswith("/") or posixpath.basename(path) in (".", "..")
    return posixpath.normpath(posixpath.join(target, "index.html")) if is_folder else target
