"""Keeps a served site alive: through rebuilds that fail, and when folders vanish and come back."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from groundplan.publish.banner import failure_banner, with_banner

log = get_plugin_logger(__name__)

_SECONDS_BETWEEN_LOOKS = 0.5


def guard(server: LiveReloadServer, build: Callable[[], None], root: Path) -> None:
    """Makes the server build through `build`, and survive whatever that raises.

    Files of the project, which is in the folder `root`, are named as seen from there.

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
                message = str(error).replace(f"{root}{os.sep}", "") or type(error).__name__
                log.error(f"The site could not be built again: {message}")
                _empty(site)
                _move(kept, site)
                _mark(site, failure_banner(message))

    server.builder = guarded


def follow(server: LiveReloadServer, folders: Iterable[Path]) -> None:
    """Follows folders that vanish and come back, or come late, as they do when a branch is checked out.

    MkDocs' own watch of a folder ends for good when the folder is gone.
    """
    seen = {folder: _identity(folder) for folder in folders}

    def look() -> None:
        while True:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
            for folder, before in seen.items():
                seen[folder] = _identity(folder)
                if seen[folder] != before:
                    _watch_anew(server, folder)

    threading.Thread(target=look, name="groundplan-folders", daemon=True).start()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _watch_anew(server: LiveReloadServer, folder: Path) -> None:
    """Watches the folder that is there now instead of the one that was, and builds."""
    watched = server._watch_refs.pop(str(folder), None)
    server._watched_paths.pop(str(folder), None)
    if watched is not None:
        server.observer.unschedule(watched)
    if folder.is_dir():
        server.watch(str(folder))
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()


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
        html = page.read_bytes().decode()
        if banner not in html:
            page.write_bytes(with_banner(html, banner).encode())
