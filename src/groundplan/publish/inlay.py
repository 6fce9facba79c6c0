"""Pictures and targets put into the pages of one build."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape

from mkdocs.structure.files import File

from groundplan.drawing.alternative import Line, Words
from groundplan.drawing.picture import Picture
from groundplan.pages.places import fill
from groundplan.pages.targets import Placed, place_targets
from groundplan.pages.zoom_note import zoom_note
from groundplan.publish.edition import Edition
from groundplan.publish.links import LinkCheck, anchors_in, links_in
from groundplan.publish.site_files import icon_path

_IDS = re.compile(r'(?<=\s)(id|aria-labelledby)="([^"]*)"')


class Inlay:
    """What an edition puts into the pages while MkDocs builds them."""

    def __init__(self, edition: Edition, links: LinkCheck, shown: Callable[[Picture], None] | None = None) -> None:
        """`shown` is called with each picture that is put into a page."""
        self._edition = edition
        self._generated = {page.path for page in edition.pages}
        self._links = links
        self._shown = shown

    def resolve(self, path: str, markdown: str) -> str:
        """The Markdown of the page with its targets resolved; those of generated pages are resolved already."""
        # What is wrong with them has been told already, with the places in the file.
        return markdown if path in self._generated else self.placed(path, markdown).markdown

    def placed(self, path: str, markdown: str) -> Placed:
        """A hand-written page with its targets resolved, and the pictures that it shows."""
        return place_targets(markdown, path, path, self._edition.addresses, self._edition.medium)

    def note(self, file: File, html: str) -> None:
        """Remembers the anchors of a page and, if it is generated, its links: MkDocs checks those of the others."""
        links = links_in(html) if file.src_uri in self._generated else ()
        self._links.note(file.dest_uri, links, anchors_in(html))

    def fill(self, file: File, html: str) -> str:
        """The finished page with its pictures in their places."""
        times: Counter[str] = Counter()
        addresses = _Addresses(self._edition, file.src_uri)

        def picture(id: str) -> str:
            times[id] += 1
            shown = self._picture(addresses, id)
            return shown if times[id] == 1 else _with_own_ids(shown, times[id])

        filled = fill(html, picture)
        self._links.note_pictures(file.dest_uri, addresses.given())
        return filled

    def _picture(self, addresses: _Addresses, id: str) -> str:
        """What the figure of a picture holds: the picture, its controls, and what it shows in words."""
        picture = self._edition.picture(id)
        if picture is None:
            return f'<p class="gp-missing">The picture <code>{escape(id)}</code> could not be drawn.</p>'
        if self._shown is not None:
            self._shown(picture)
        icons = {icon.name: escape(addresses.of_file(icon_path(icon))) for icon in picture.icons}
        address = addresses.of_target
        svg = picture.placed(address, icons.__getitem__)
        words = _in_words(picture.alternative, address)
        note = zoom_note(self._edition.project.diagrams, id, address)
        return f'<div class="gp-picture">{svg}</div>{self._controls(addresses, id)}{note}{words}'

    def _controls(self, addresses: _Addresses, id: str) -> str:
        """The menu of the picture's files. The script of pictures puts its buttons beside it."""
        files = (f"diagrams/{id}.{format}" for format in self._edition.formats_of(id))
        links = "".join(
            f'<a href="{escape(addresses.of_file(file))}" download>{file.rpartition(".")[2].upper()}</a>'
            for file in files
        )
        return (
            '<div class="gp-controls"><details class="gp-download"><summary title="Download">'
            f"<span>Download</span></summary><div>{links}</div></details></div>"
        )


class _Addresses:
    """Addresses as one page has them. They are links of the page, which the check of links is told."""

    def __init__(self, edition: Edition, page: str) -> None:
        self._edition = edition
        self._page = page
        self._targets: dict[str, str] = {}
        self._files: dict[str, str] = {}

    def of_target(self, target: str) -> str:
        """The escaped address of a target such as `component:app`."""
        if target not in self._targets:
            self._targets[target] = self._edition.address(self._page, target) or "#"
        return self._targets[target]

    def of_file(self, path: str) -> str:
        """The address of a file below the documentation's root."""
        if path not in self._files:
            self._files[path] = self._edition.medium.url(self._page, path)
        return self._files[path]

    def given(self) -> Iterator[str]:
        """All addresses that were asked for."""
        yield from map(unescape, self._targets.values())
        yield from self._files.values()


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
