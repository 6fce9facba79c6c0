"""Image files that are small and look like what was taken, and the pages that name them."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image

_COLORS = 256
_NAMED = re.compile(r"(!\[[^\]]*\]\(\.\./assets/gallery/(?P<file>[\w-]+\.webp)(?:#[\w-]+)?\))(?:\{[^}]*\})?")


def packed(png: bytes, width: int | None = None) -> bytes:
    """A WebP file without loss, of at most 256 colours; made smaller where it is wider than `width` pixels."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    if width and image.width > width:
        image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    few = image.quantize(_COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    packed = io.BytesIO()
    few.save(packed, "WEBP", lossless=True, quality=90, method=4)
    return packed.getvalue()


def with_sizes(markdown: str, folder: Path, scale: int) -> str:
    """The page with the size of each image of the gallery beside it, so that nothing moves while they load."""

    def sized(found: re.Match[str]) -> str:
        with Image.open(folder / found["file"]) as image:
            width, height = image.width // scale, image.height // scale
        return f'{found[1]}{{ width="{width}" height="{height}" loading=lazy }}'

    return _NAMED.sub(sized, markdown)
