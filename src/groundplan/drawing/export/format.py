"""The kinds of files that pictures come in."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A kind of file."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


EXPORTED = (Format.PNG, Format.PDF)
"""What is made beside SVG, unless the site chooses."""
