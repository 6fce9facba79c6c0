"""The PNG and PDF files at the lasting addresses of pictures: made in threads, kept by what they are made of."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum

from groundplan.cache import Cache
from groundplan.drawing.codes import EXPORT_FAILED
from groundplan.drawing.export.errors import ExportError
from groundplan.drawing.export.export import Look, Theme, export, fingerprint, size_in_pixels
from groundplan.drawing.export.format import Format
from groundplan.drawing.picture import Picture
from groundplan.publish.progress import tracked
from groundplan.scenes.diagrams import Diagrams
from groundplan.source.problem import Place, Problem

KIND = "exports"

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"%PDF-")
_SCALE = 2.0
_MOST_PIXELS = 8_000_000
"""What a PNG file of the site has at most: 100 megabytes of memory while it is made, in each thread."""

_MOST_THREADS = 8


class Exported(StrEnum):
    """Of which diagrams files are made when a site is built: of those that have a file in `diagrams/`, or of all."""

    WRITTEN = "written"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Made:
    """Files by their paths below the documentation's root, and what could not be made, by the diagram's id."""

    files: Mapping[str, bytes]
    failed: tuple[tuple[str, Problem], ...] = ()


def make_exports(cache: Cache, pictures: Mapping[str, Picture], formats: Iterable[Format]) -> Made:
    """The files of all pictures in the formats.

    Typst works without Python's lock, so threads make as many files at once as there are processors.
    """
    keys = {(id, format): _key(picture, format) for id, picture in pictures.items() for format in formats}
    kept = cache.get_many(KIND, keys.values(), _is_file_of_a_picture)
    made = {wanted: kept[key] for wanted, key in keys.items() if key in kept}
    failed: list[tuple[str, Problem]] = []
    if due := [wanted for wanted in keys if wanted not in made]:
        with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
            results = threads.map(lambda each: _made(cache, pictures[each[0]], each[1]), due)
            for wanted, result in zip(due, tracked("Writing files", results, len(due)), strict=True):
                if isinstance(result, Problem):
                    failed.append((wanted[0], result))
                else:
                    made[wanted] = result
    return Made({path_of(*wanted): made[wanted] for wanted in keys if wanted in made}, tuple(failed))


def chosen(pictures: Mapping[str, Picture], diagrams: Diagrams, exported: Exported) -> dict[str, Picture]:
    """The pictures of which files are made when a site is built."""
    everything = exported is Exported.ALL
    return {id: picture for id, picture in pictures.items() if everything or not diagrams.by_id[id].automatic}


def make_export(cache: Cache, picture: Picture, format: Format) -> bytes | Problem:
    """One file, kept or made now."""
    kept = cache.get(KIND, _key(picture, format), _is_file_of_a_picture)
    return _made(cache, picture, format) if kept is None else kept


def path_of(id: str, format: Format) -> str:
    """Where a diagram's file lies below the documentation's root, for as long as the diagram has that id."""
    return f"diagrams/{id}.{format}"


def _made(cache: Cache, picture: Picture, format: Format) -> bytes | Problem:
    try:
        content = export(picture, format, _look(picture), cache)
    except ExportError as error:
        why = str(error).rstrip(".")
        return EXPORT_FAILED.at(Place("diagrams"), diagram=picture.id, format=format.upper(), why=why)
    cache.put(KIND, _key(picture, format), content, share=True)
    return content


def _is_file_of_a_picture(content: bytes) -> bool:
    """No browser takes such a file for a page."""
    return content.startswith(_BEGINNINGS)


def _key(picture: Picture, format: Format) -> str:
    return fingerprint(picture, format, _look(picture))


def _look(picture: Picture) -> Look:
    """Light, on a ground: such files are put into documents. Sharp on today's screens, and a very large one smaller."""
    width, height = size_in_pixels(picture, 1)
    return Look(Theme.LIGHT, scale=min(_SCALE, math.sqrt(_MOST_PIXELS / (width * height))))
