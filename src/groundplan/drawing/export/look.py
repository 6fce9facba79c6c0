"""How a picture looks as a file, and what tells one such file from another. To know that, nothing has to be made."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cache

from msgspec import Struct

from groundplan.cache import code_state, versions
from groundplan.drawing.export.fonts import needs_system_fonts, system_fonts_state
from groundplan.drawing.export.format import Format
from groundplan.drawing.icons import image_digest
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import file_view

_ROUNDING = 1e-6


class Theme(StrEnum):
    """Whose colours. Only SVG can follow the reader's system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Look(Struct, frozen=True):
    """How a file looks: its theme (where a format cannot follow the reader, `AUTO` is light), its ground, its size.

    `scale` is the number of pixels of a PNG file for each CSS pixel.
    """

    theme: Theme = Theme.AUTO
    transparent: bool = False
    scale: float = 2.0


def size_in_pixels(picture: Picture, scale: float) -> tuple[int, int]:
    """Width and height of the picture's PNG file: the pixels that it fills; what is over falls off its margin."""
    view = file_view(picture)
    return _whole(view.width * scale), _whole(view.height * scale)


def fingerprint(picture: Picture, format: Format, look: Look) -> str:
    """A hex digest that differs wherever `export` would make another file."""
    svg = picture.svg if format is Format.SVG else picture.drawn.svg  # Only SVG has tooltips.
    made_of = [_tools(), picture.id, picture.title, svg, repr((format, look))]
    made_of += [image_digest(icon) for icon in picture.icons]
    if needs_system_fonts(svg):
        made_of.append(system_fonts_state())
    return hashlib.sha256("\0".join(made_of).encode()).hexdigest()


def _whole(pixels: float) -> int:
    return max(1, int(pixels + _ROUNDING))


@cache
def _tools() -> str:
    """What makes the files, and how."""
    return code_state("drawing", "assets/picture.css") + versions("typst", "fontpkg-arimo", "pillow")
