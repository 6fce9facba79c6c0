"""The icons of people's own types: files of the project, checked before they go into pictures and pages."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from pathlib import Path, PurePosixPath

from groundplan.catalog.codes import BAD_ICON, ICON_OUTSIDE, MISSING_ICON, UNSAFE_ICON
from groundplan.catalog.component_type import Icon
from groundplan.catalog.svg_check import why_not_svg, why_unsafe
from groundplan.source.problem import Place, Problem

LARGEST = 1_000_000
"""The largest icon file that is taken, in bytes; an icon is fetched with every page that shows it."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def own_icon(written: str, root: Path | None, place: Place) -> tuple[Icon | None, Problem | None]:
    """The icon at the project-relative path `written`; without a `root` there are no files, and no icon."""
    relative = PurePosixPath(written)
    outside = ICON_OUTSIDE.at(place, icon=written)
    if relative.is_absolute() or ".." in relative.parts or "\\" in written or ":" in written:
        return None, outside
    if root is None:
        return None, None
    path = root / relative
    if not path.is_file():
        return None, MISSING_ICON.at(place, icon=written)
    if not path.resolve().is_relative_to(root.resolve()):
        return None, outside
    try:
        data = path.read_bytes()
    except OSError:
        return None, BAD_ICON.at(place, icon=written, why="cannot be read")
    if problem := _problem(written, data, place):
        return None, problem
    return Icon(_name(relative, data), path), None


def _problem(written: str, data: bytes, place: Place) -> Problem | None:
    suffix = PurePosixPath(written).suffix.lower()
    if suffix not in (".png", ".svg"):
        return BAD_ICON.at(place, icon=written, why="has neither the ending `.png` nor `.svg`")
    if len(data) > LARGEST:
        return BAD_ICON.at(place, icon=written, why=f"is larger than {LARGEST // 1000:,} kB")
    why = _why_not_png(data) if suffix == ".png" else why_not_svg(data)
    if why:
        return BAD_ICON.at(place, icon=written, why=why)
    if suffix == ".svg" and (unsafe := why_unsafe(data)):
        return UNSAFE_ICON.at(place, icon=written, why=unsafe)
    return None


def _why_not_png(data: bytes) -> str | None:
    from PIL import Image  # Few projects have icons of their own.

    if not data.startswith(_SIGNATURE):
        return "is not a PNG image, whatever its ending says"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            Image.open(io.BytesIO(data), formats=["PNG"]).load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "is a damaged or far too large PNG image"
    return None


def _name(relative: PurePosixPath, data: bytes) -> str:
    """A name that tells files of the same stem apart, and changes when the image does."""
    stem = re.sub(r"[^a-z0-9]+", "-", relative.stem.lower()).strip("-") or "icon"
    return f"own-{stem}-{hashlib.sha256(data).hexdigest()[:10]}"
