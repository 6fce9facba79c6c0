"""Keeps a served site alive: a rebuild that fails brings back the pages from before, with a banner."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from groundplan.publish.banner import failure_banner, with_banner

log = get_plugin_logger(__name__)


def guard(server: LiveReloadServer, build: Callable[[], None]) -> None:
    """Makes the server build through `build`, and survive whatever that raises.

    Without this, MkDocs answers no request any more until a later rebuild succeeds.
    """
    site = Path(server.root)

    def guarded() -> None:
        with tempfile.TemporaryDirectory(prefix="groundplan-") as folder:
            kept = Path(folder)
            _move(site, kept)
            try:
                build()
            except (Exception, SystemExit) as error:  # MkDocs' own Abort is a SystemExit.
                message = str(error) or type(error).__name__
                log.error(f"The site could not be built again: {message}")
                _empty(site)
                _move(kept, site)
                _mark(site, failure_banner(message))

    server.builder = guarded


def _move(source: Path, target: Path) -> None:
    for entry in sorted(source.iterdir()):
        shutil.move(str(entry), str(target / entry.name))


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _mark(site: Path, banner: str) -> None:
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        if banner not in html:
            page.write_text(with_banner(html, banner), encoding="utf-8")
