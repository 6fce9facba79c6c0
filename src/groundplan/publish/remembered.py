"""What the served site was made of: so that a rebuild renders and writes only what is different now.

MkDocs asks each file whether it is modified. Here the answer is not a matter of times, as it is with MkDocs' own
files: a page is modified when its Markdown, a picture on it, or what stands around every page is another than that of
which the page in the site was made. What is not rendered again keeps the content that it had.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from msgspec import Struct

from groundplan.publish.edition import Edition
from groundplan.publish.inlay import Inlay
from groundplan.scenes.scene import Scene
from groundplan.scenes.sequence import SequenceScene

Print: TypeAlias = object
"""Something to compare: things of equal prints are made of the same."""


class _Content(Struct, frozen=True):
    """What became of a page's Markdown."""

    made_of: Print
    markdown: str | None
    meta: Mapping[str, Any]
    content: str
    toc: Any
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, Mapping[str, str]] | None


class RememberedSite:
    """The site as it lies in its folder. Pages and files go by their paths below the documentation's root.

    In each build: `begin` when all files are known, `go_on` when all are read, `finish` at the end; and meanwhile
    `note_content` and `note_page` for each page that is rendered and written.
    """

    def __init__(self) -> None:
        self.pictures: dict[str, object] = {}
        """What the files of pictures that lie in the site are made of."""

        self._contents: dict[str, _Content] = {}
        self._pages: dict[str, Print] = {}
        self._copies: dict[str, Print] = {}
        self._places: set[str] = set()
        self._around: Print = None
        self._now: dict[str, tuple[Print, tuple[Scene | SequenceScene, ...]]] = {}
        self._copies_now: dict[str, Print] = {}

    def has_content(self, path: str, made_of: Print) -> bool:
        """Whether the page was rendered from that before."""
        return path in self._contents and self._contents[path].made_of == made_of

    def begin(self, edition: Edition, files: Files, inlay: Inlay) -> None:
        """Finds what is to be rendered again; everything else gets the content that it had."""
        generated = {page.path: page for page in edition.pages}
        shown = edition.shown
        self._now = {}
        for file in _served(files):
            path = file.src_uri
            page = generated.get(path) if file.src_dir is None else None
            placed = None if page else inlay.placed(path, file.content_string)
            pictures = page.pictures if page else placed.pictures if placed else ()
            self._now[path] = (page or placed, tuple(shown(id) for id in pictures))
            _let_answer(file, partial(self._is_content_new, path))
            if not self._is_content_new(path) and file.page is not None:
                self._give_back(file.page, files)
        self._copies_now = {file.src_uri: _print_of(file) for file in files if not file.is_documentation_page()}
        for file in files:
            if self._copies_now.get(file.src_uri) is not None:
                _let_answer(file, partial(self._is_copy_new, file.src_uri))

    def go_on(self, nav: Navigation, files: Files) -> None:
        """Finds what is to be written again, now that all titles are known."""
        self._around = around(nav)
        for file in _served(files):
            _let_answer(file, partial(self._is_page_new, file.src_uri))

    def finish(self, files: Files, site: Path, drawn: Collection[str]) -> None:
        """Removes from the site what no file leads to any more.

        Pages with a picture that is not among those `drawn` are to be rendered again: the next try may succeed.
        """
        for path, (_, scenes) in self._now.items():
            if any(scene.id not in drawn for scene in scenes):
                self._pages.pop(path, None)
        self._copies = self._copies_now
        places = {file.dest_uri for file in files if file.inclusion.is_in_serve()}
        for gone in self._places - places:
            (site / gone).unlink(missing_ok=True)
        self._places = places
        for held in (self._contents, self._pages):
            for path in held.keys() - self._now.keys():
                del held[path]

    def note_content(self, page: Page, content: str) -> None:
        """Keeps what became of the page's Markdown: before the search and the theme do anything with it."""
        path, links = page.file.src_uri, page.links_to_anchors
        self._contents[path] = _Content(
            self._now[path][0],
            page.markdown,
            dict(page.meta),
            content,
            page.toc,
            page._title_from_render,
            page.present_anchor_ids,
            None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
        )

    def note_page(self, file: File) -> None:
        """Remembers that the page lies in the site as it is now."""
        self._pages[file.src_uri] = (self._now[file.src_uri], self._around)

    def pages_with(self, pictures: Collection[str]) -> Iterator[str]:
        """The pages that show any of the pictures."""
        return (path for path, (_, scenes) in self._now.items() if any(scene.id in pictures for scene in scenes))

    def _is_content_new(self, path: str) -> bool:
        return not self.has_content(path, self._now[path][0])

    def _is_page_new(self, path: str) -> bool:
        return self._pages.get(path) != (self._now[path], self._around)

    def _is_copy_new(self, path: str) -> bool:
        return path not in self._copies or self._copies[path] != self._copies_now[path]

    def _give_back(self, page: Page, files: Files) -> None:
        kept = self._contents[page.file.src_uri]
        page.markdown, page.meta, page.content, page.toc = kept.markdown, dict(kept.meta), kept.content, kept.toc
        page._title_from_render, page.present_anchor_ids = kept.title, kept.anchors
        if kept.links is not None:
            known = ((files.get_file_from_path(path), dict(anchors)) for path, anchors in kept.links.items())
            page.links_to_anchors = {file: anchors for file, anchors in known if file is not None}


def _served(files: Files) -> Sequence[File]:
    """The pages that are served: drafts, too."""
    return files.documentation_pages(inclusion=InclusionLevel.is_in_serve)


def state_of(file: Path) -> Print:
    """What tells that a file on the disk was written again, or is another; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _let_answer(file: File, is_modified: Callable[[], bool]) -> None:
    """Lets the file say whether it is modified by asking this."""
    file.is_modified = is_modified  # type: ignore[method-assign]


def _print_of(file: File) -> Print:
    """What a file that is copied is made of; None for those of the theme, which stay as they are."""
    if file.generated_by is not None:
        return file.content_bytes
    return state_of(Path(file.abs_src_path)) if file.abs_src_path and file.src_dir else None


def around(nav: Navigation) -> Print:
    """What stands around every page: the navigation, with what hand-written pages say to it besides (an icon)."""

    def of(item: Any) -> object:
        if isinstance(item, Section):
            return item.title, tuple(map(of, item.children))
        if isinstance(item, Page):
            return item.title, item.url, None if item.file.generated_by else repr(item.meta)
        return (item.title, item.url) if isinstance(item, Link) else repr(item)

    return tuple(map(of, nav.items))
