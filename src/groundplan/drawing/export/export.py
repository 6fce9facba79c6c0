"""A picture as a file in one of the formats, with the look that a person asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from groundplan.cache import Cache
from groundplan.drawing.export.errors import ExportError
from groundplan.drawing.export.format import Format
from groundplan.drawing.export.look import Look, Theme, size_in_pixels
from groundplan.drawing.icons import FOR_FILES, FOR_PAGES, Small
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import standalone

if TYPE_CHECKING:
    from xml.etree import ElementTree

SCALES = (0.5, 8.0)
"""The smallest and the largest scale of a PNG file."""

MOST_PIXELS = 100_000_000
"""The most pixels of a PNG file: while it is made, each of them takes 12 bytes of memory."""

_ICON_ON_PICTURE = 48


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
        picture,
        icons,
        styled=False,
        transparent=look.transparent,
        tooltips=format is Format.SVG,
        small=_icons(format, look.scale),
        address=links,
    )
    painted = themed(plain, dark=look.theme is Theme.DARK)
    if format is Format.SVG:
        return svg_text(painted).encode()
    about = Metadata(picture.title, _description(painted))
    if format is Format.PDF:
        return as_pdf(painted, about)
    return as_png(painted, about, look.scale, size_in_pixels(picture, look.scale))


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
