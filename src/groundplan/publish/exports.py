"""The PNG and PDF files at the lasting addresses of pictures: made by workers, kept by what they are made of."""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from enum import StrEnum
from functools import partial
from typing import cast

from msgspec import Struct

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
_AT_ONCE = 100
"""About so many files the cache is asked at once."""

_THERE = b""
"""What stands for the content of a file that lies in the cache."""


class Exported(StrEnum):
    """Of which diagrams files are made when a site is built: of those that have a file in `diagrams/`, or of all."""

    WRITTEN = "written"
    ALL = "all"


class Made(Struct, frozen=True):
    """What gives each file, by its path below the documentation's root; what could not be made, by the diagram's id."""

    files: Mapping[str, Callable[[], bytes]]
    failed: tuple[tuple[str, Problem], ...] = ()


class _Given(Struct, frozen=True):
    """A picture whose files are being made: of these formats, to be kept by these keys."""

    picture: Picture
    keys: Mapping[Format, str]
    made: Future[dict[Format, bytes | str]]


class Exports:
    """Makes the files of pictures in some formats. What is large while it is made is so in the `executor`.

    Thousands of files do not fit into memory: they wait in the cache until they are asked for, if it takes them.
    """

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
        begun = {key for id in keys if id in self._given for key in self._given[id].keys.values()}
        kept = self._kept([key for each in keys.values() for key in each.values() if key not in begun])
        for id, picture in pictures.items():
            missing = {format: key for format, key in keys[id].items() if key not in kept and key not in begun}
            self._give(picture, missing)
        files: dict[str, Callable[[], bytes]] = {
            path_of(id, format): partial(self._content, pictures[id], format, key)
            for id in keys
            for format, key in keys[id].items()
            if key in kept
        }
        failed: list[tuple[str, Problem]] = []
        due = [self._given[id] for id in keys if id in self._given]
        for given in tracked("Writing files", due, len(due)):
            for format, made in self._made(given).items():
                if isinstance(made, str):
                    failed.append((given.picture.id, _failed(given.picture, format, made)))
                else:
                    files[path_of(given.picture.id, format)] = made
        return Made(files, tuple(failed))

    def _kept(self, keys: Sequence[str]) -> set[str]:
        """Which of them are in the cache now."""
        groups = (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))
        return {key for group in groups for key in self._cache.get_many(KIND, group, _is_file_of_a_picture)}

    def _give(self, picture: Picture, keys: Mapping[Format, str]) -> None:
        with self._lock:
            if not keys or picture.id in self._given:
                return
            made = self._executor().submit(files_of, picture, dict.fromkeys(keys, _look(picture)), self._cache.folder)
            given = self._given[picture.id] = _Given(picture, keys, made)
        made.add_done_callback(lambda done: None if done.cancelled() or done.exception() else self._keep(given))

    def _keep(self, given: _Given) -> dict[Format, bytes | str]:
        """In any thread, as soon as they are made: the files go into the cache and, where it takes them, stay there."""
        made = given.made.result()
        with self._lock:
            for format, content in tuple(made.items()):
                is_new = isinstance(content, bytes) and content != _THERE
                if is_new and self._cache.put(KIND, given.keys[format], cast("bytes", content), share=True):
                    made[format] = _THERE
        return made

    def _made(self, given: _Given) -> dict[Format, Callable[[], bytes] | str]:
        """What gives each file, or why there is none."""
        try:
            made = self._keep(given)
        except NoWorkerError:
            made = self._made_here(given.picture, given.keys)
        except BrokenExecutor:
            return dict.fromkeys(given.keys, "that ended without an answer")
        return {format: self._source(given, format, content) for format, content in made.items()}

    def _source(self, given: _Given, format: Format, content: bytes | str) -> Callable[[], bytes] | str:
        if isinstance(content, str):
            return content
        if content == _THERE:
            return partial(self._content, given.picture, format, given.keys[format])
        return partial(bytes, content)

    def _content(self, picture: Picture, format: Format, key: str) -> bytes:
        """A file that was in the cache; made again where somebody has cleared that meanwhile."""
        if (kept := self._cache.get(KIND, key)) is not None:
            return kept
        made = self._made_here(picture, [format])[format]
        if isinstance(made, str):
            raise OSError(made)
        return made

    def _made_here(self, picture: Picture, formats: Iterable[Format]) -> dict[Format, bytes | str]:
        return files_of(picture, dict.fromkeys(formats, _look(picture)), self._cache.folder)

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
    return made.failed[0][1] if made.failed else made.files[path_of(picture.id, format)]()


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
