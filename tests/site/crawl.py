"""Reads a finished site as a browser would and lists what is wrong with it: dead links, other hosts, machine paths."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What a browser fetches by itself, as against what a reader may follow.
FETCHED = {("script", "src"), ("img", "src"), ("link", "href"), ("image", "href"), ("use", "href"), ("iframe", "src")}
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
NOT_FETCHED_RELS = {"canonical", "prev", "next", "edit"}


_OF_THE_THEME = ("__top", "only-light", "only-dark")
"""Anchors that lead nowhere and mean something to the theme: the top, and images for one of its colour schemes."""


class Reader(HTMLParser):
    """Collects the anchors and the links of one HTML or SVG file."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.anchors.update(values[name] for name in ("id", "name") if values.get(name))
        for name in ("href", "src", "xlink:href", "poster", "data"):
            if name in values:
                fetched = (tag, name) in FETCHED and values.get("rel") not in NOT_FETCHED_RELS
                self.links.append((values[name], fetched))
        for address in CSS_URL.findall(values.get("style", "")):
            self.links.append((address, True))


@cache
def read(file: Path) -> Reader:
    reader = Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader


def problems_of(site: Path, *forbidden: str) -> list[str]:
    """Everything that is wrong; `forbidden` are texts, such as the project's folder, that no file may hold."""
    read.cache_clear()
    return [*_all_problems(site, forbidden)]


def _all_problems(site: Path, forbidden: tuple[str, ...]) -> Iterator[str]:
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        content = file.read_bytes()
        for text in forbidden:
            if text.encode() in content:
                yield f"{name}: holds {text}"
        if file.suffix in (".html", ".svg"):
            yield from _link_problems(site, file, name)
        elif file.suffix == ".css":
            for address in CSS_URL.findall(content.decode("utf-8")):
                yield from _link_problem(site, file, name, address, fetched=True)


def _link_problems(site: Path, file: Path, name: str) -> Iterator[str]:
    if name == "404.html":  # Served at any depth, so its links start at the root.
        return
    for link, fetched in read(file).links:
        yield from _link_problem(site, file, name, link, fetched=fetched)


def _link_problem(site: Path, file: Path, name: str, link: str, *, fetched: bool) -> Iterator[str]:
    parts = urlsplit(link)
    if parts.scheme == "data":
        return
    if parts.scheme or parts.netloc:
        if fetched:
            yield f"{name}: fetches {link}"
        elif parts.scheme not in ("http", "https", "mailto"):
            yield f"{name}: odd link {link}"
        return
    if parts.path.startswith("/"):
        yield f"{name}: absolute link {link}"
        return
    target = file
    if parts.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
        target = site / path
        if parts.path.endswith("/") or target.is_dir():
            target = target / "index.html"
    if not target.is_file():
        yield f"{name}: dead link {link}"
    elif parts.fragment and target.suffix in (".html", ".svg"):
        anchor = unquote(parts.fragment)
        if anchor not in read(target).anchors and anchor not in _OF_THE_THEME:
            yield f"{name}: dead anchor {link}"


if __name__ == "__main__":
    found = problems_of(Path(sys.argv[1]), *sys.argv[2:])
    print(*found, sep="\n")
    sys.exit(1 if found else 0)
