"""Screenshots of a finished site: what is taken, and how."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from playwright.sync_api import Page, sync_playwright

THEMES = ("light", "dark")
SCALE = 2


class Shot(Struct, frozen=True):
    """One picture of the gallery, taken from the page at `address`.

    Without a `part` it is what the window shows, otherwise that element alone, at any height. `ready` is an element
    that is there once the page's scripts have done their work. `width` and `height` are those of the window.
    """

    name: str
    address: str
    part: str = ""
    ready: str = "body"
    width: int = 1280
    height: int = 800


def _picture(diagram: str) -> str:
    return f'figure.gp-figure[data-diagram="{diagram}"] .gp-picture > svg'


SHOTS = (
    Shot("overview", "diagrams/overview/", ready=".gp-controls", height=880),
    Shot("platform", "diagrams/platform-whole/", _picture("platform-whole"), ".gp-controls", 1680),
    Shot("network", "diagrams/network/", _picture("network"), ".gp-controls", 1680),
    Shot("layers", "diagrams/layers/", _picture("layers"), ".gp-controls", 1680),
    Shot("payment", "flows/payment/#step-4a", ready=".gp-playing .gp-current", width=1400, height=840),
    Shot("sequence", "flows/payment/", _picture("flow.payment.sequence"), ".gp-controls", 1680),
    Shot("matrix", "matrix/", ready="table", height=900),
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and logs nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def taken(site: Path, shots: Sequence[Shot]) -> Iterator[tuple[str, bytes]]:
    """The name and the PNG file of each shot in each theme: `("network-dark", b"...")`.

    Raises RuntimeError where no Chromium can be started.
    """
    with _served(site) as base, sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        except Exception as error:
            raise RuntimeError(f"Chromium cannot be started: {error}") from error
        for theme in THEMES:
            for shot in shots:
                context = browser.new_context(
                    color_scheme="light" if theme == "light" else "dark",
                    viewport={"width": shot.width, "height": shot.height},
                    device_scale_factor=SCALE,
                )
                yield f"{shot.name}-{theme}", _taken(context.new_page(), base, shot)
                context.close()
        browser.close()


def _taken(page: Page, base: str, shot: Shot) -> bytes:
    page.goto(base + shot.address, wait_until="networkidle")
    page.locator(shot.ready).first.wait_for(state="attached")
    page.evaluate("document.fonts.ready")
    if not shot.part:
        return page.screenshot(animations="disabled")
    page.add_style_tag(content=".gp-picture { border-color: transparent !important; }")
    place = page.locator(shot.part).bounding_box()
    if place is None:
        raise RuntimeError(f"{shot.address} shows no {shot.part}")
    # The element may be higher than the window, over which the header would lie.
    return page.screenshot(animations="disabled", full_page=True, clip=place)


def _chromium() -> str | None:
    """An installed Chromium, or None for the one that Playwright has fetched for itself."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
