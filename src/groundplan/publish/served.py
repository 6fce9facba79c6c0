"""What a served site answers beside its files: pictures in other formats, and what is wrong, on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from mkdocs.livereload import LiveReloadServer

from groundplan.publish.banner import with_banner

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def show_banner(server: LiveReloadServer, banner: Callable[[], str]) -> None:
    """Lets the server put `banner` onto every page, where there is one. The files of the site stay as they are."""
    server.set_app(_with_banner(_app_of(server), banner))


def _app_of(server: LiveReloadServer) -> WSGIApplication:
    return server.get_app() or server.serve_request


def _with_banner(others: WSGIApplication, banner: Callable[[], str]) -> WSGIApplication:
    def answer(environment: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        shown = banner()
        if not shown:
            return others(environment, start_response)
        said: list[Any] = []
        body = others(environment, lambda *given: said.extend(given) or (lambda _: None))  # type: ignore[func-returns-value]
        status, headers = said[0], list(said[1])
        if "text/html" not in dict(headers).get("Content-Type", ""):
            start_response(status, headers)
            return body
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        content = with_banner(content.decode("utf-8", "replace"), shown).encode()
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*headers, ("Content-Length", str(len(content)))])
        return [content]

    return answer
