"""Icons made small, once for each image, kept in a cache by content."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from groundplan.cache import Cache, versions
from groundplan.catalog.component_type import Icon


class Small(Struct, frozen=True):
    """How small an icon is made: so many pixels wide or high at most, in so many colours."""

    size: int
    colours: int


FOR_PAGES = Small(128, 64)
"""For the icon files of a site, which all its pictures share."""

FOR_FILES = Small(96, 32)
"""For icons inside a file: two pixels for each pixel of the page."""

KIND = "icons"

# Part of every key: change it whenever the same image is to be made differently.
_RECIPE = "4"
_COMPRESSION = 7  # The highest, 9, takes five times as long and makes icons 2 % smaller.
_DARK = 110
_OPAQUE_SHARE = 0.55


def icon_bytes(icon: Icon, cache: Cache | None = None, small: Small = FOR_PAGES) -> bytes:
    """The icon as it is published: a small PNG, or an SVG file unchanged.

    `cache` keeps made icons; None keeps them only in this process.
    """
    return _made(icon.path, _state(icon.path), cache, small)


def icon_suffix(icon: Icon) -> str:
    """The ending of the published icon's file name: `.svg` or `.png`."""
    return ".svg" if icon.path.suffix.lower() == ".svg" else ".png"


def media_type(icon: Icon) -> str:
    """The icon's media type, for data URIs."""
    return "image/svg+xml" if icon_suffix(icon) == ".svg" else "image/png"


def image_digest(icon: Icon) -> str:
    """A hex digest of the image file, as it is."""
    return _digest(icon.path, _state(icon.path))


@lru_cache(maxsize=4096)  # Another image has another name.
def is_line_icon(icon: Icon) -> bool:
    """Whether the icon is dark lines on nothing, unreadable on a dark page unless it is inverted."""
    return icon_suffix(icon) != ".svg" and _is_lines(icon.path)


@lru_cache(maxsize=4096)
def is_tile(icon: Icon) -> bool:
    """Whether the icon fills its square up to the corners, so that it can stand flush in a frame's corner."""
    return icon_suffix(icon) == ".svg" or _fills_corners(icon.path)


def _state(path: Path) -> tuple[int, int]:
    """Differs when the file was written anew: while a site is served, people draw at their own icons."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=4096)
def _digest(path: Path, state: tuple[int, int]) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_lines(path: Path) -> bool:
    from PIL import Image

    with Image.open(path) as image:
        small = image.convert("RGBA").resize((48, 48))
    seen = small.getchannel("A").point([0] * 129 + [255] * 127)
    lights = small.convert("RGB").convert("L").histogram(seen)
    opaque = sum(lights)
    if not opaque:
        return False
    light = sum(light * count for light, count in enumerate(lights)) / opaque
    return opaque < _OPAQUE_SHARE * 48 * 48 and light < _DARK


def _fills_corners(path: Path) -> bool:
    from PIL import Image

    with Image.open(path) as image:
        alpha = image.convert("RGBA").resize((16, 16)).getchannel("A")
    return all(isinstance(value := alpha.getpixel((x, y)), int) and value > 96 for x in (0, 15) for y in (0, 15))


@lru_cache(maxsize=4096)
def _made(path: Path, state: tuple[int, int], cache: Cache | None, small: Small) -> bytes:
    if path.suffix.lower() == ".svg":
        return path.read_bytes()
    if cache is None:
        return _made_small(path, small)
    made_of = f"{_RECIPE}\0{versions('pillow')}\0{small}\0{_digest(path, state)}"
    key = hashlib.sha256(made_of.encode()).hexdigest()
    made = cache.get(KIND, key)
    if made is None:
        made = _made_small(path, small)
        cache.put(KIND, key, made)
    return made


def _made_small(path: Path, small: Small) -> bytes:
    from PIL import Image

    with Image.open(path) as image:
        picture = image.convert("RGBA")
    if max(picture.size) > small.size:
        picture.thumbnail((small.size, small.size), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    out.name = "icon.png"  # Pillow imports what this ending needs; where the format is said, all that it knows.
    picture.quantize(colors=small.colours, method=Image.Quantize.FASTOCTREE).save(out, compress_level=_COMPRESSION)
    return out.getvalue()
