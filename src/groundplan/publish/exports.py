"""The PNG and PDF files at the lasting addresses of pictures: made in threads, kept by what they are made of."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from groundplan.drawing.codes import EXPORT_FAILED
from groundplan.drawing.export.export import Look, Theme, export, fingerprint, size_in_pixels
from groundplan.drawing.export.format import EXPORTED, Format
from groundplan.drawing.export.render import ExportError
from groundplan.drawing.kept import keep
from groundplan.drawing.picture import Picture
from groundplan.publish.cache import exports_folder, icons_folder
from groundplan.publish.progress import tracked
from groundplan.source.problem import Place, Problem

_BEGINNINGS = {Format.PNG: b"\x89PNG\r\n\x1a\n", Format.PDF: b"%PDF-"}
_ENDS = {Format.PNG: b"IEND\xaeB`\x82", Format.PDF: b"%%EOF"}
_SCALE = 2.0
_MOST_PIXELS = 8_000_000
"""What a PNG file of the site has at most: 100 megabytes of memory while it is made, in each thread."""

_MOST_THREADS = 8


@dataclass(frozen=True, slots=True)
class Made:
    """Files by their paths below the documentation's root, and what could not be made, by the diagram's id."""

    files: Mapping[str, bytes]
    failed: tuple[tuple[str, Problem], ...] = ()


def make_exports(root: Path, pictures: Mapping[str, Picture], formats: Iterable[Format], *, later: bool) -> Made:
    """The files of all pictures in the formats. With `later`, those that are not kept yet are empty, to be asked for.

    Typst works without Python's lock, so threads make as many files at once as there are processors.
    """
    wanted = [(picture, format) for picture in pictures.values() for format in formats]
    kept = {(picture.id, format): _kept_file(root, picture, format) for picture, format in wanted}
    made = {key: content for key, file in kept.items() if (content := _read(file, key[1])) is not None}
    failed: list[tuple[str, Problem]] = []
    due = [(picture, format) for picture, format in wanted if (picture.id, format) not in made]
    if later:
        made.update(((picture.id, format), b"") for picture, format in due)
    elif due:
        with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
            results = threads.map(lambda each: _made(root, *each), due)
            for (picture, format), result in zip(due, tracked("Writing files", results, len(due)), strict=True):
                if isinstance(result, Problem):
                    failed.append((picture.id, result))
                else:
                    made[picture.id, format] = result
    _remove_others(exports_folder(root), set(kept.values()))
    return Made({path_of(id, format): made[id, format] for id, format in kept if (id, format) in made}, tuple(failed))


def make_export(root: Path, picture: Picture, format: Format) -> bytes | Problem:
    """One file, kept or made now."""
    kept = _read(_kept_file(root, picture, format), format)
    return _made(root, picture, format) if kept is None else kept


def path_of(id: str, format: Format) -> str:
    """Where a diagram's file lies below the documentation's root, for as long as the diagram has that id."""
    return f"diagrams/{id}.{format}"


def _made(root: Path, picture: Picture, format: Format) -> bytes | Problem:
    try:
        content = export(picture, format, _look(picture), icons_folder(root))
    except ExportError as error:
        why = str(error).rstrip(".")
        return EXPORT_FAILED.at(Place("diagrams"), diagram=picture.id, format=format.upper(), why=why)
    keep(_kept_file(root, picture, format), content)
    return content


def _look(picture: Picture) -> Look:
    """Light, on a ground: such files are put into documents. Sharp on today's screens, and a very large one smaller."""
    width, height = size_in_pixels(picture, 1)
    return Look(Theme.LIGHT, scale=min(_SCALE, math.sqrt(_MOST_PIXELS / (width * height))))


def _kept_file(root: Path, picture: Picture, format: Format) -> Path:
    return exports_folder(root) / f"{fingerprint(picture, format, _look(picture), icons_folder(root))}.{format}"


def _read(file: Path, format: Format) -> bytes | None:
    """The kept file; None where there is none, or none that is whole."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    whole = content.startswith(_BEGINNINGS[format]) and content.rstrip().endswith(_ENDS[format])
    return content if whole else None


def _remove_others(folder: Path, wanted: set[Path]) -> None:
    with contextlib.suppress(OSError):
        for file in _files(folder):
            if file not in wanted:
                file.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    return (file for format in EXPORTED for file in folder.glob(f"*.{format}"))
