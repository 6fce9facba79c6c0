"""Icons made small: 128 pixels and 64 colours, once for each image, kept in a cache by content."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from functools import lru_cache
from pathlib import Path

from groundplan.catalog.component_type import Icon

SIZE = 128
COLOURS = 64
CACHE = Path(".cache/icons")
# Part of every cached file's name: change it whenever the same image is to be made differently.
_RECIPE = "1"
_DARK = 110
_OPAQUE_SHARE = 0.55


def icon_bytes(icon: Icon, cache: Path | None = CACHE) -> bytes:
    """The icon as it is published: a small PNG, or an SVG file unchanged.

    `cache` is the folder that keeps made icons; None keeps them only in this process.
    """
    return _made(icon.path, cache)


def icon_suffix(icon: Icon) -> str:
    """The ending of the published icon's file name: `.svg` or `.png`."""
    return ".svg" if icon.path.suffix.lower() == ".svg" else ".png"


def media_type(icon: Icon) -> str:
    """The icon's media type, for data URIs."""
    return "image/svg+xml" if icon_suffix(icon) == ".svg" else "image/png"


@lru_cache(maxsize=4096)
def is_line_icon(icon: Icon) -> bool:
    """Whether the icon is dark lines on nothing, unreadable on a dark page unless it is inverted."""
    if icon_suffix(icon) == ".svg":
        return False
    from PIL import Image

    with Image.open(icon.path) as image:
        small = image.convert("RGBA").resize((48, 48))
    opaque = [(red, green, blue) for red, green, blue, alpha in _pixels(small.tobytes()) if alpha > 128]
    if not opaque:
        return False
    light = sum(0.3 * red + 0.59 * green + 0.11 * blue for red, green, blue in opaque) / len(opaque)
    return len(opaque) < _OPAQUE_SHARE * 48 * 48 and light < _DARK


def _pixels(data: bytes) -> list[tuple[int, int, int, int]]:
    return [(data[at], data[at + 1], data[at + 2], data[at + 3]) for at in range(0, len(data), 4)]


@lru_cache(maxsize=4096)
def _made(path: Path, cache: Path | None) -> bytes:
    original = path.read_bytes()
    if path.suffix.lower() == ".svg":
        return original
    if cache is None:
        return _small(original)
    kept = cache / f"{hashlib.sha256(original).hexdigest()[:24]}-{_RECIPE}.png"
    try:
        return kept.read_bytes()
    except OSError:
        made = _small(original)
        _keep(kept, made)
        return made


def _small(original: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(original)) as image:
        picture = image.convert("RGBA")
    if max(picture.size) > SIZE:
        picture.thumbnail((SIZE, SIZE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.quantize(colors=COLOURS, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _keep(path: Path, content: bytes) -> None:
    """Writes beside and renames, so that no other process ever reads half a file. A cache that cannot be is no harm."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        return
