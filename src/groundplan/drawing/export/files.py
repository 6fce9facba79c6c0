"""The files of one picture, made in whatever process this is called: a worker, mostly, for the memory it takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from groundplan.cache import Cache
from groundplan.drawing.export.errors import ExportError
from groundplan.drawing.export.export import export
from groundplan.drawing.export.format import Format
from groundplan.drawing.export.look import Look
from groundplan.drawing.picture import Picture


def files_of(picture: Picture, looks: Mapping[Format, Look], folder: Path) -> dict[Format, bytes | str]:
    """The file of each format or, where it cannot be made, why not. The cache in the folder keeps icons made small."""
    made: dict[Format, bytes | str] = {}
    for format, look in looks.items():
        try:
            made[format] = export(picture, format, look, _cache(folder))
        except ExportError as error:
            made[format] = str(error).rstrip(".")
    return made


@lru_cache(maxsize=1)
def _cache(folder: Path) -> Cache:
    return Cache(folder)
