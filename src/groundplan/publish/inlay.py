"""Pictures and targets put into the pages of one build, and the links of all of it, checked at the end."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

from mkdocs.structure.files import File

from groundplan.drawing.picture import Line, Words
from groundplan.pages.places import fill
from groundplan.pages.targets import place_targets
from groundplan.pages.zoom_note import zoom_note
from groundplan.publish.edition import Edition
from groundplan.publish.links import DeadLink, anchors_in, dead_links, links_in
from groundplan.publish.site_files import icon_path

_IDS = re.compile(r'(?<=\s)(id|aria-labelledby)="([^"]*)"')


class Inlay:
    """What an edition puts into the pages while MkDocs builds them."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._generated = {page.path for page in edition.pages}
        self._links: dict[str, list[str]] = {}
        self._anchors: dict[str, frozenset[str]] = {}

    def resolve(self, path: str, markdown: str) -> str:
        """The Markdown of the page with its targets resolved; those of generated pages are resolved already."""
        if path in self._generated:
            return markdown
        # What is wrong with them has been told already, with the places in the file.
        return place_targets(markdown, path, path, self._edition.addresses, self._edition.medium).markdown

    def note(self, file: File, html: str) -> None:
        """Remembers the anchors of a page and, if it is generated, its links: MkDocs checks those of the others."""
        self._anchors[file.dest_uri] = frozenset(anchors_in(html))
        self._links[file.dest_uri] = list(links_in(html)) if file.src_uri in self._generated else []

    def fill(self, file: File, html: str) -> str:
        """The finished page with its pictures in their places."""
        times: Counter[str] = Counter()

        def picture(id: str) -> str:
            times[id] += 1
            shown = self._picture(file.src_uri, id)
            if times[id] > 1:
                shown = _with_own_ids(shown, times[id])
            self._links[file.dest_uri].extend(links_in(shown))
            return shown

        return fill(html, picture)

    def dead_links(self, site: str) -> Iterator[DeadLink]:
        """The links that lead to no file of the finished site, or to no anchor of its pages."""
        root = Path(site)
        files = (
            (Path(folder) / name).relative_to(root).as_posix() for folder, _, names in os.walk(root) for name in names
        )
        return dead_links(self._links, files, self._anchors)

    def _picture(self, page: str, id: str) -> str:
        """What the figure of a picture holds: the picture, its controls, and what it shows in words."""
        picture = self._edition.pictures.get(id)
        if picture is None:
            return f'<p class="gp-missing">The picture <code>{escape(id)}</code> could not be drawn.</p>'
        icons = {icon.name: self._edition.medium.url(page, icon_path(icon)) for icon in picture.icons}

        def address(target: str) -> str:
            return self._edition.address(page, target) or "#"

        svg = picture.placed(address, lambda name: escape(icons[name]))
        words = _in_words(picture.alternative, address)
        note = zoom_note(self._edition.project.diagrams, id, address)
        return f'<div class="gp-picture">{svg}</div>{self._controls(page, id)}{note}{words}'

    def _controls(self, page: str, id: str) -> str:
        """The menu of the picture's files. The script of pictures puts its buttons beside it."""
        files = (f"diagrams/{id}.{format}" for format in self._edition.formats_of(id))
        links = "".join(
            f'<a href="{escape(self._edition.medium.url(page, file))}" download>{file.rpartition(".")[2].upper()}</a>'
            for file in files
        )
        return (
            '<div class="gp-controls"><details class="gp-download"><summary title="Download">'
            f"<span>Download</span></summary><div>{links}</div></details></div>"
        )


def _with_own_ids(html: str, time: int) -> str:
    """A picture that the page shows already: its ids, and what refers to them, get a number."""
    return _IDS.sub(lambda match: f'{match[1]}="{" ".join(f"{id}-{time}" for id in match[2].split())}"', html)


def _in_words(alternative: Sequence[Words], address: Callable[[str], str]) -> str:
    """What the picture shows, for those who cannot see it."""
    if not alternative:
        return ""
    lists = "".join(
        f"<p>{escape(words.title)}</p><ul>{''.join(_line(line, address) for line in words.lines)}</ul>"
        for words in alternative
    )
    return f'<details class="gp-words"><summary>In words</summary>{lists}</details>'


def _line(line: Line, address: Callable[[str], str]) -> str:
    text = escape(line.text)
    linked = f'<a href="{address(line.target)}">{text}</a>' if line.target else text
    return f"<li>{linked}{escape(line.more)}</li>"
