"""The PNG and PDF files at the lasting addresses of pictures: made by workers, kept by what they are made of."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum

from groundplan.cache import Cache
from groundplan.drawing.codes import EXPORT_FAILED
from groundplan.drawing.export.files import files_of
from groundplan.drawing.export.format import Format
from groundplan.drawing.export.look import Look, Theme, fingerprint, size_in_pixels
from groundplan.drawing.picture import Picture
from groundplan.drawing.workers import NoWorkerError, Pool
from groundplan.publish.progress import tracked
from groundplan.scenes.diagrams import Diagrams
from groundplan.source.problem import Place, Problem

KIND = "exports"

_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"%PDF-")
_SCALE = 2.0
_MOST_PIXELS = 8_000_000
"""What a PNG file of the site has at most: 100 megabytes of memory while it is made."""

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


@dataclass(frozen=True, slots=True)
class _Given:
    """A picture whose files are being made: of these formats, to be kept by these keys."""

    picture: Picture
    keys: Mapping[Format, str]
    made: Future[dict[Format, bytes | str]]


class Exports:
    """Makes the files of pictures in some formats. What is large while it is made is so in the `executor`."""

    def __init__(self, cache: Cache, formats: Iterable[Format], executor: Callable[[], Executor]) -> None:
        self._cache = cache
        self._formats = tuple(formats)
        self._executor = executor
        self._given: dict[str, _Given] = {}
        self._lock = threading.Lock()

    def begin(self, picture: Picture) -> None:
        """Begins with the files of a picture that was drawn just now. Any thread may call this."""
        keys = self._keys(picture)
        # Other machines are asked at the end, about all of them at once: they hardly have what has just come about.
        kept = self._cache.get_many(KIND, keys.values())
        self._give(picture, {format: key for format, key in keys.items() if key not in kept})

    def finish(self, pictures: Mapping[str, Picture]) -> Made:
        """Waits for the files of these pictures; those that nobody began are kept already, or made now."""
        keys = {id: self._keys(picture) for id, picture in pictures.items()}
        begun = {self._given[id].keys[format] for id in keys if id in self._given for format in self._given[id].keys}
        wanted = [key for each in keys.values() for key in each.values() if key not in begun]
        kept = self._cache.get_many(KIND, wanted, _is_file_of_a_picture)
        for id, picture in pictures.items():
            missing = {format: key for format, key in keys[id].items() if key not in kept and key not in begun}
            self._give(picture, missing)
        files = {path_of(id, format): kept[key] for id in keys for format, key in keys[id].items() if key in kept}
        failed: list[tuple[str, Problem]] = []
        due = [self._given[id] for id in keys if id in self._given]
        for given in tracked("Writing files", due, len(due)):
            for format, made in self._made(given).items():
                if isinstance(made, str):
                    failed.append((given.picture.id, _failed(given.picture, format, made)))
                else:
                    files[path_of(given.picture.id, format)] = made
        return Made(files, tuple(failed))

    def _give(self, picture: Picture, keys: Mapping[Format, str]) -> None:
        with self._lock:
            if keys and picture.id not in self._given:
                looks = dict.fromkeys(keys, _look(picture))
                made = self._executor().submit(files_of, picture, looks, self._cache.folder)
                self._given[picture.id] = _Given(picture, keys, made)

    def _made(self, given: _Given) -> dict[Format, bytes | str]:
        try:
            made = given.made.result()
        except NoWorkerError:
            made = files_of(given.picture, dict.fromkeys(given.keys, _look(given.picture)), self._cache.folder)
        except BrokenExecutor:
            return dict.fromkeys(given.keys, "that ended without an answer")
        for format, content in made.items():
            if isinstance(content, bytes):
                self._cache.put(KIND, given.keys[format], content, share=True)
        return made

    def _keys(self, picture: Picture) -> dict[Format, str]:
        return {format: fingerprint(picture, format, _look(picture)) for format in self._formats}


def threads() -> Executor:
    """Makes as many files at once as there are processors, in this process: Typst works without Python's lock."""
    return ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1))


def workers_or_threads(pool: Pool) -> Executor:
    """The pool, unless its workers are elsewhere: what they need for such files, nobody has compared with ours."""
    return pool if pool.is_here else threads()


def is_exported(diagrams: Diagrams, id: str, exported: Exported) -> bool:
    """Whether files of that diagram are made when a site is built."""
    return exported is Exported.ALL or not diagrams.by_id[id].automatic


def make_export(cache: Cache, picture: Picture, format: Format, executor: Callable[[], Executor]) -> bytes | Problem:
    """One file, kept or made now."""
    made = Exports(cache, (format,), executor).finish({picture.id: picture})
    return made.failed[0][1] if made.failed else made.files[path_of(picture.id, format)]


def path_of(id: str, format: Format) -> str:
    """Where a diagram's file lies below the documentation's root, for as long as the diagram has that id."""
    return f"diagrams/{id}.{format}"


def _failed(picture: Picture, format: Format, why: str) -> Problem:
    return EXPORT_FAILED.at(Place("diagrams"), diagram=picture.id, format=format.upper(), why=why)


def _is_file_of_a_picture(content: bytes) -> bool:
    """No browser takes such a file for a page."""
    return content.startswith(_BEGINNINGS)


def _look(picture: Picture) -> Look:
    """Light, on a ground: such files are put into documents. Sharp on today's screens, and a very large one smaller."""
    width, height = size_in_pixels(picture, 1)
    return Look(Theme.LIGHT, scale=min(_SCALE, math.sqrt(_MOST_PIXELS / (width * height))))
