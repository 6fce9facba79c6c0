"""The font of PNG and PDF files: one that comes with a package, so that they are the same on every machine."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from groundplan.drawing.text.metrics import is_measured

if TYPE_CHECKING:
    import typst

FAMILY = "Arimo"
"""As wide as Liberation Sans and Arial, letter by letter: the widths that pictures are laid out with."""


def needs_system_fonts(text: str) -> bool:
    """Whether the text has letters of other scripts, such as Chinese or emoji, which only fonts of the system have."""
    return not all(is_measured(letter) or letter.isspace() for letter in set(text))


@lru_cache(maxsize=2)
def fonts(*, of_system: bool) -> typst.Fonts:
    """Our font and, where asked for, those of the system besides."""
    import typst

    # To ask `fontpkg` takes long: it looks through all that is installed. Typst looks into the folders of a folder.
    folder = str(resources.files("fontpkg_arimo"))
    return typst.Fonts(include_system_fonts=of_system, include_embedded_fonts=False, font_paths=[folder])


@lru_cache(maxsize=1)
def system_fonts_state() -> str:
    """Differs where other fonts are installed."""
    return hashlib.sha256("\n".join(fonts(of_system=True).families()).encode()).hexdigest()
