"""While a site is served, PNG and PDF files of pictures are made when somebody asks for them: a change stays quick."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from groundplan.drawing.export.format import Format
from groundplan.publish.cache import cache_of
from groundplan.publish.edition import Edition
from groundplan.publish.exports import make_export, threads
from groundplan.source.problem import Problem

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_PATH = re.compile(r"/diagrams/([^/]+)\.(png|pdf)")
_TYPES = {Format.PNG: "image/png", Format.PDF: "application/pdf"}


def offer_exports(
    server: LiveReloadServer, edition: Callable[[], Edition], executor: Callable[[], Executor] = threads
) -> None:
    """Lets the server answer requests for files of pictures from the edition of the moment."""

    def content(id: str, format: Format) -> bytes | None:
        return _content(edition(), id, format, executor)

    server.set_app(_answering(server.serve_request, server.mount_path, content))


def _answering(
    others: WSGIApplication, mount_path: str, file: Callable[[str, Format], bytes | None]
) -> WSGIApplication:
    def answer(environment: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environment["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        found = _PATH.fullmatch("/" + path.removeprefix(mount_path)) if path.startswith(mount_path) else None
        content = file(found[1], Format(found[2])) if found else None
        if found is None or content is None:
            return others(environment, start_response)
        headers = [("Content-Type", _TYPES[Format(found[2])]), ("Content-Length", str(len(content)))]
        start_response("200 OK", [*headers, ("Cache-Control", "no-store")])
        return [content]

    return answer


def _content(edition: Edition, id: str, format: Format, executor: Callable[[], Executor]) -> bytes | None:
    """The file, or None where the edition has no such file."""
    picture = edition.picture(id) if format in edition.formats else None
    if picture is None:
        return None
    made = make_export(cache_of(edition.project.root), picture, format, executor)
    return None if isinstance(made, Problem) else made
