"""A finished site in a real Chromium: served from its folder, in tabs that tolerate no fault."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

PATIENCE = 15_000
"""Milliseconds that a test waits for what has to come: a busy machine is no fault."""

expect.set_options(timeout=PATIENCE)

needs_browser = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the files of a site below a path, as web servers do: with the site's page for what is not there."""

    def __init__(self, *args: Any, directory: str, base: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def translate_path(self, path: str) -> str:
        return super().translate_path(f"/{path.removeprefix(self.base)}" if path.startswith(self.base) else "/nothing")

    def do_GET(self) -> None:
        """Browsers ask for an icon of their own accord where a page names none, as one that only leads on does."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None


@contextmanager
def served(folder: Path, address: str = "http://any/") -> Iterator[str]:
    """Where the files of the folder are served, `127.0.0.1:40123`, below the path of the address."""
    handler = functools.partial(Quiet, directory=str(folder), base=urlsplit(address).path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def chromium(hosts: Mapping[str, str]) -> Iterator[Browser]:
    """Chromium, started. The hosts of these addresses are found where they are served."""
    rules = ",".join(f"MAP {urlsplit(address).hostname}:80 {place}" for address, place in hosts.items())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", f"--host-resolver-rules={rules}"]
        )
        yield browser
        browser.close()


@contextmanager
def tab(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """An empty tab, 1400 pixels wide and light unless `options` (of Playwright's `new_context`) say otherwise.

    At its end it fails the test if a script failed or another host than that of `address` was asked for anything.
    """
    faults: list[str] = []
    context = browser.new_context(**{"color_scheme": "light", "viewport": {"width": 1400, "height": 900}, **options})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if _is_local(request.url, address) else faults.append(request.url))
    page.on("requestfailed", lambda request: faults.append(request.url) if _is_fault(request) else None)
    yield page
    # What is under way when the tab closes has not failed.
    found = list(faults)
    context.close()
    assert not found, found


def _is_fault(request: Request) -> bool:
    """Whether a request failed by itself: one that a page no longer waits for, since it was left, has not."""
    return "ABORTED" not in (request.failure or "")


def _is_local(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))
