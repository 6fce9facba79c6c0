"""A picture as a file in one of the formats, with the look that a person asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from groundplan.cache import Cache, code_state, versions
from groundplan.drawing.export.errors import ExportError
from groundplan.drawing.export.fonts import needs_system_fonts, system_fonts_state
from groundplan.drawing.export.format import Format
from groundplan.drawing.icons import FOR_FILES, FOR_PAGES, Small, image_digest
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import file_view, standalone

if TYPE_CHECKING:
    from xml.etree import ElementTree

SCALES = (0.5, 8.0)
"""The smallest and the largest scale of a PNG file."""

MOST_PIXELS = 100_000_000
"""The most pixels of a PNG file: while it is made, each of them takes 12 bytes of memory."""

_ICON_ON_PICTURE = 48
_ROUNDING = 1e-6


class Theme(StrEnum):
    """Whose colours. Only SVG can follow the reader's system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """How a file looks: its theme (where a format cannot follow the reader, `AUTO` is light), its ground, its size.

    `scale` is the number of pixels of a PNG file for each CSS pixel.
    """

    theme: Theme = Theme.AUTO
    transparent: bool = False
    scale: float = 2.0


def export(
    picture: Picture,
    format: Format,
    look: Look,
    icons: Cache | None = None,
    address: Callable[[str], str | None] | None = None,
) -> bytes:
    """The picture as a file of that format.

    `icons` keeps icons made small. `address` gives the full URL of a target such as
    `component:app` for links in SVG. Raises `ExportError` where the file cannot be made.
    """
    if format is Format.PNG:
        _check_size(picture, look.scale)
    if format is Format.SVG and look.theme is Theme.AUTO:
        return standalone(picture, icons, transparent=look.transparent, address=address).encode()

    from groundplan.drawing.export.render import Metadata, as_pdf, as_png, svg_text  # Typst: only where it is needed.
    from groundplan.drawing.export.themed import themed

    links = address if format is Format.SVG else None
    plain = standalone(
        picture, icons, styled=False, transparent=look.transparent, small=_icons(format, look.scale), address=links
    )
    painted = themed(plain, dark=look.theme is Theme.DARK)
    if format is Format.SVG:
        return svg_text(painted).encode()
    about = Metadata(picture.title, _description(painted))
    if format is Format.PDF:
        return as_pdf(painted, about)
    return as_png(painted, about, look.scale, size_in_pixels(picture, look.scale))


def size_in_pixels(picture: Picture, scale: float) -> tuple[int, int]:
    """Width and height of the picture's PNG file: the pixels that it fills; what is over falls off its margin."""
    view = file_view(picture)
    return _whole(view.width * scale), _whole(view.height * scale)


def _whole(pixels: float) -> int:
    return max(1, int(pixels + _ROUNDING))


def _icons(format: Format, scale: float) -> Small | None:
    """How small icons may be made: they are to be sharp in print and on large pictures."""
    if format is Format.PDF:
        return FOR_PAGES
    return FOR_FILES if format is Format.SVG or scale * _ICON_ON_PICTURE <= FOR_FILES.size else None


def _check_size(picture: Picture, scale: float) -> None:
    width, height = size_in_pixels(picture, scale)
    if width * height > MOST_PIXELS:
        most = f"{MOST_PIXELS // 1_000_000} million"
        raise ExportError(f"it would be {width} × {height} pixels large, and {most} pixels are the most")


def _description(picture: ElementTree.Element) -> str:
    from groundplan.drawing.export.themed import SVG

    return picture.findtext(f"{{{SVG}}}desc") or ""


def fingerprint(picture: Picture, format: Format, look: Look) -> str:
    """A hex digest that differs wherever `export` would make another file."""
    made_of = [_tools(), picture.id, picture.title, picture.svg, repr((format, look))]
    made_of += [image_digest(icon) for icon in picture.icons]
    if needs_system_fonts(picture.svg):
        made_of.append(system_fonts_state())
    return hashlib.sha256("\0".join(made_of).encode()).hexdigest()


@cache
def _tools() -> str:
    """What makes the files, and how."""
    return code_state("drawing", "assets/picture.css") + versions("typst", "fontpkg-arimo", "pillow")
