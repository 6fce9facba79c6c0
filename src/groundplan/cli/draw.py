"""The command that draws diagrams into files."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from groundplan.cli.options import PictureFormat, PictureTheme
from groundplan.cli.project import open_sound
from groundplan.cli.talk import Talk
from groundplan.publish.refusal import Refusal

if TYPE_CHECKING:
    from groundplan.drawing.picture import Picture
    from groundplan.publish.project import Project
    from groundplan.scenes.diagrams import Diagrams
    from groundplan.source.problem import Problem

STANDARD_OUTPUT = "-"
FOLDER = "pictures"

_SHARD = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")

_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f\"<>\\^`{|}#]")

_MOST_THREADS = 4
"""So many files are made at once: a large PNG takes some hundred megabytes meanwhile."""

_TEXTS = (PictureFormat.SVG, PictureFormat.DOT)


class Wanted(Struct, frozen=True):
    """What to write: the formats, and how the files look. `base_url` is where links in SVG files lead."""

    formats: tuple[PictureFormat, ...]
    theme: PictureTheme = PictureTheme.AUTO
    transparent: bool = False
    scale: float = 2.0
    base_url: str | None = None


def draw(
    project: Path, ids: Sequence[str], wanted: Wanted, output: str | None, *, shard: str | None = None, quiet: bool
) -> int:
    """Writes each diagram as `<id>.<format>` into the folder `output`; 1 if something could not be drawn.

    With `shard`, only that part of the diagrams is drawn and, where no `output` is named, nothing is written: pictures
    are kept in the project's cache anyway.
    """
    talk = Talk(quiet=quiet)
    _check(wanted)
    part = None if shard is None else _part(shard)
    opened = open_sound(project)
    if opened is None:
        return 1
    known = _known(opened.diagrams, ids, part)
    if part is not None and output is None:
        return _kept(opened, known, talk)
    return _files(opened, known, wanted, FOLDER if output is None else output, talk)


def _kept(project: Project, ids: Sequence[str], talk: Talk) -> int:
    """Draws into the cache."""
    with talk.progress():
        pictures, problems = _pictures(project, ids)
    _report(project, problems)
    talk.say(f"{len(pictures)} of {len(project.diagrams.by_id)} pictures are in the cache.")
    return 0 if len(pictures) == len(ids) else 1


def _files(project: Project, ids: Sequence[str], wanted: Wanted, output: str, talk: Talk) -> int:
    if output != STANDARD_OUTPUT and Path(output).exists() and not Path(output).is_dir():
        raise Refusal(f"`{output}` is a file. Name a folder to write into.")
    if output == STANDARD_OUTPUT and len(ids) * len(wanted.formats) > 1 and not set(wanted.formats) <= set(_TEXTS):
        raise Refusal("Standard output takes one PNG or PDF file. Name one diagram and one format, or a folder.")
    written = 0
    with talk.progress():
        for id, format, content in _drawn(project, ids, wanted):
            written += 1
            if output == STANDARD_OUTPUT:
                _print(content)
                continue
            file = Path(output) / f"{id}.{format}"
            _write(file, content)
            talk.say(file.as_posix())
    return 0 if written == len(ids) * len(wanted.formats) else 1


def _check(wanted: Wanted) -> None:
    from groundplan.drawing.export.export import SCALES

    least, most = SCALES
    if not least <= wanted.scale <= most:
        raise Refusal(f"`--scale {wanted.scale:g}` is not possible. Name a number from {least:g} to {most:g}.")
    if wanted.base_url is not None and not _is_address(wanted.base_url):
        raise Refusal(
            f"`--base-url {wanted.base_url}` is not the address of a site. Write it like `https://docs.example.org/`."
        )


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        reached = bool(parts.hostname) and parts.port != 0
    except ValueError:  # Brackets that do not close, or a port that no machine has.
        return False
    return parts.scheme in ("http", "https") and reached and not parts.query and not _NOT_IN_ADDRESSES.search(text)


def _part(shard: str) -> tuple[int, int]:
    """Which part of how many."""
    found = _SHARD.fullmatch(shard)
    if found is None or int(found[1]) > int(found[2]):
        raise Refusal(f"`--shard {shard}` is not a part. Write it like `3/8`, for the third of eight.")
    return int(found[1]), int(found[2])


def _is_in(id: str, part: tuple[int, int]) -> bool:
    """Whether the diagram is drawn in that part; in which one depends on nothing but its id."""
    at, parts = part
    return int.from_bytes(hashlib.sha256(id.encode()).digest()) % parts == at - 1


def _known(diagrams: Diagrams, ids: Sequence[str], part: tuple[int, int] | None) -> tuple[str, ...]:
    from groundplan.pages.addresses import OWN_PAGES
    from groundplan.source.near import did_you_mean

    paged = tuple(id for id, diagram in diagrams.by_id.items() if not diagram.automatic or id in OWN_PAGES)
    unknown = [id for id in ids if id not in diagrams.by_id]
    if unknown:
        lines = [f"There is no diagram `{id}`. {did_you_mean(id, diagrams.by_id)}" for id in unknown]
        automatic = (
            "and for each group, component and flow, layer, owner and tag: "
            "`<id>.inside`, `<id>.neighbours`, `flow.<id>`, `flow.<id>.sequence`, "
            "`layer.<id>`, `owner.<id>`, `tag.<id>`"
        )
        raise Refusal("\n".join((*lines, "", "Diagrams:", *(f"  {id}" for id in paged), automatic)))
    if part is not None:
        return tuple(id for id in dict.fromkeys(ids or diagrams.by_id) if _is_in(id, part))
    return tuple(dict.fromkeys(ids)) or paged


def _drawn(project: Project, ids: Sequence[str], wanted: Wanted) -> Iterator[tuple[str, PictureFormat, bytes]]:
    """Id, format and content of each file that can be made; tells what is wrong with the others."""
    if PictureFormat.DOT in wanted.formats:
        yield from _sources(project.diagrams, ids)
    if wanted.formats == (PictureFormat.DOT,):
        return
    from groundplan.source.problem import Problem

    pictures, problems = _pictures(project, ids)
    formats = [format for format in wanted.formats if format is not PictureFormat.DOT]
    tasks = [(picture, format) for picture in pictures.values() for format in formats]
    make = _maker(project, wanted)
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        for (picture, format), made in zip(tasks, threads.map(lambda task: make(*task), tasks), strict=True):
            if isinstance(made, Problem):
                problems = (*problems, made)
            else:
                yield picture.id, format, made
    _report(project, problems)


def _pictures(project: Project, ids: Sequence[str]) -> tuple[dict[str, Picture], tuple[Problem, ...]]:
    from groundplan.publish.cache import cache_of
    from groundplan.publish.studio import Studio

    with closing(Studio(cache_of(project.root))) as studio:
        drawn = studio.draw(project.diagrams, ids)
        studio.tidy()
        return drawn


def _report(project: Project, problems: tuple[Problem, ...]) -> None:
    from groundplan.publish.report import report

    if problems:
        sys.stderr.write(report(problems, project.sources) + "\n")


def _maker(project: Project, wanted: Wanted) -> Callable[[Picture, PictureFormat], bytes | Problem]:
    """What turns a picture into a file as wanted."""
    from groundplan.drawing.codes import EXPORT_FAILED
    from groundplan.drawing.export.errors import ExportError
    from groundplan.drawing.export.export import export
    from groundplan.drawing.export.format import Format
    from groundplan.drawing.export.look import Look, Theme
    from groundplan.publish.cache import cache_of
    from groundplan.publish.studio import place_of

    look = Look(Theme(wanted.theme), transparent=wanted.transparent, scale=wanted.scale)
    address = None if wanted.base_url is None else _address(project, wanted.base_url)

    def make(picture: Picture, format: PictureFormat) -> bytes | Problem:
        try:
            return export(picture, Format(format), look, cache_of(project.root), address)
        except ExportError as error:
            place = place_of(project.diagrams, picture.id)
            return EXPORT_FAILED.at(place, diagram=picture.id, format=format.upper(), why=str(error))

    return make


def _address(project: Project, base_url: str) -> Callable[[str], str | None]:
    """Where a target such as `component:app` is found on the site at that address."""
    from groundplan.pages.addresses import Addresses
    from groundplan.pages.medium import SITE, SITE_WITH_FILE_URLS
    from groundplan.publish.mkdocs_yml import site_settings

    addresses = Addresses(project.model, project.diagrams)
    medium = SITE if site_settings(project.root).use_directory_urls else SITE_WITH_FILE_URLS

    def address(target: str) -> str | None:
        kind, _, id = target.partition(":")
        path = addresses.find(kind, id)
        return None if path is None else f"{base_url.rstrip('/')}/{medium.url('index.md', path)}"

    return address


def _sources(diagrams: Diagrams, ids: Sequence[str]) -> Iterator[tuple[str, PictureFormat, bytes]]:
    from groundplan.drawing.job import dot_source
    from groundplan.drawing.layout.backend import NoBackendError

    try:
        for id in ids:
            if diagrams.by_id[id].sequence:
                raise Refusal(f"`{id}` is a sequence diagram: Graphviz has no part in it. Draw it in another format.")
            yield id, PictureFormat.DOT, dot_source(diagrams.scene(id)).encode()
    except NoBackendError as error:
        raise Refusal(str(error)) from error


def _print(content: bytes) -> None:
    if sys.stdout is None:
        raise Refusal("There is no standard output to write to.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        error.filename = "standard output"
        raise


def _write(file: Path, content: bytes) -> None:
    """Writes the file whole or not at all: beside, then renamed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        error.filename, error.filename2 = str(file), None
        raise
