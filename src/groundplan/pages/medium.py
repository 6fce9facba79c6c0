"""How the pages are read: on a site that MkDocs builds, or as plain files on a forge. This decides how links look."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

_INDEXES = ("index.md", "README.md")
_CROOKED = frozenset({"", ".", ".."})
_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")
_QUOTED_TWICE = re.compile(r"%25(?=[0-9A-Fa-f]{2})")


class Medium(Struct, frozen=True):
    """Where the pages go.

    `html` says that pages may carry HTML of our own, styled by our style sheet; without it they are plain Markdown.
    `use_directory_urls` is MkDocs' setting of that name: `components/app/` or `components/app.html`.
    """

    html: bool
    use_directory_urls: bool = True

    def link(self, page: str, target: str) -> str:
        """The address of the path `target` (`components/app.md#flows`) for a Markdown link on the page `page`."""
        return _relative(page, target)

    def url(self, page: str, target: str) -> str:
        """The same for HTML, where nothing turns a `.md` path into an address any more."""
        if not self.html:
            return _relative(page, target)
        return _relative(_address(page, self.use_directory_urls), _address(target, self.use_directory_urls))


@lru_cache(maxsize=1 << 16)
def _address(path: str, folders: bool) -> str:
    """The address of a path from the site's root; `folders` is the setting `use_directory_urls`."""
    path, mark, fragment = path.partition("#")
    if path.endswith(".md"):
        path = _page_address(path, folders)
    return path + mark + fragment


def _page_address(path: str, folders: bool) -> str:
    folder, name = posixpath.split(path)
    if name in _INDEXES:
        return posixpath.join(folder, "") if folders else posixpath.join(folder, "index.html")
    stem = path.removesuffix(".md")
    return f"{stem}/" if folders else f"{stem}.html"


def _relative(start: str, target: str) -> str:
    """`target` as seen from the file or folder address `start`."""
    folder = start.rpartition("/")[0]
    above, slash, _ = folder.rpartition("/")
    # Folders side by side see everything but themselves alike: thousands of pages have a folder of their own.
    if (
        slash
        and not target.startswith(folder)
        and _is_straight(folder + "/")
        and _is_straight(target.partition("#")[0])
    ):
        seen = _seen_from(above, target)
        if seen.startswith("../") or not seen.startswith("."):
            return f"../{seen}"
    path, mark, fragment = target.partition("#")
    if mark and path == start:
        return f"#{_quoted(fragment, ':')}"
    return _seen_from(posixpath.dirname(start), target)


@lru_cache(maxsize=1 << 16)
def _is_straight(path: str) -> bool:
    """Whether the path goes down from the root, step by step."""
    *folders, name = path.split("/")
    return _CROOKED.isdisjoint(folders) and name not in (".", "..")


@lru_cache(maxsize=1 << 16)
def _seen_from(folder: str, target: str) -> str:
    path, mark, fragment = target.partition("#")
    address = way(folder, path)
    if path.endswith("/") or not path:
        address += "/"
    return _quoted(address) + mark + _quoted(fragment, ":")


def way(folder: str, path: str) -> str:
    """The way from a folder to a path. What `posixpath.relpath` gives, without asking where this program runs."""
    steps = folder.split("/") if folder else []
    names = path.removesuffix("/").split("/") if path else []
    if not _CROOKED.isdisjoint(steps) or not _CROOKED.isdisjoint(names):
        return posixpath.relpath(path or ".", folder or ".")
    shared = 0
    for step, name in zip(steps, names, strict=False):
        if step != name:
            break
        shared += 1
    return "/".join((*[".."] * (len(steps) - shared), *names[shared:])) or "."


def _quoted(text: str, safe: str = "") -> str:
    if _PLAIN.fullmatch(text):
        return text
    # What a person has written as `%20` stays so.
    quoted = quote(text, safe=f"/.-_~{safe}")
    return quoted if safe else _QUOTED_TWICE.sub("%", quoted)


SITE = Medium(html=True)
"""A site with addresses such as `components/app/`."""

SITE_WITH_FILE_URLS = Medium(html=True, use_directory_urls=False)
"""A site with addresses such as `components/app.html`, which opens from a file share."""

FILES = Medium(html=False)
"""Plain Markdown and SVG files, as `groundplan generate` writes them."""
