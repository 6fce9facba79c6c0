"""Rebuilds a served site: only what is different, where that can be told; and survives whatever goes wrong."""

from __future__ import annotations

import inspect
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from msgspec import Struct

from groundplan.publish.mkdocs_yml import KNOWN_PLUGINS
from groundplan.publish.remembered import Print, state_of
from groundplan.publish.watch import Watch

log = get_plugin_logger(__name__)


class Superseded(BaseException):
    """Something was saved during a build: what it makes is old already. No error, which MkDocs would tell of."""


class Rebuilding(Struct):
    """How a server builds its site again.

    `whole` builds it as MkDocs does, `forget` is called before. `touch` builds again only what pages say, and tells
    whether that is enough. Without this, MkDocs answers no request any more after
    a build that failed. Files of the project, which is in the folder `root`, are named as seen from there.
    """

    server: LiveReloadServer
    whole: Callable[[], None]
    root: Path
    watch: Watch
    forget: Callable[[], None]
    touch: Callable[[], bool]
    config: Callable[[], MkDocsConfig]
    failure: str = ""
    """Why the site could not be built again, where it could not."""

    _settings: Print = None

    def __post_init__(self) -> None:
        self._settings = _settings_of(self.config())

    def stop_if_superseded(self) -> None:
        """Raises `Superseded` if something was saved since the build began."""
        if self.watch.is_superseded():
            raise Superseded

    def __call__(self) -> None:
        """Builds the site until it is that of what lies on the disk."""
        while True:
            with self.server._rebuild_cond:
                self.server._want_rebuild = False
            self.watch.turn_to(self.watch.state())
            try:
                self._build()
            except Superseded:
                log.info("Something was saved meanwhile: begins again")
            else:
                return

    def _build(self) -> None:
        again = _maker_of_configs(self.whole)
        try:
            if again is None or self.failure or not self._is_quick_enough():
                self.forget()
                self._build_whole()
            elif not self.touch():
                config, serve_url = again()
                with _without_warning():
                    build(config, serve_url=serve_url, dirty=True)
        except Superseded:
            raise
        except (Exception, SystemExit) as error:  # MkDocs' own Abort is a SystemExit.
            self.failure = str(error).replace(f"{self.root}{os.sep}", "") or type(error).__name__
            log.error(f"The site could not be built again: {self.failure}")
        else:
            self.failure = ""

    def _is_quick_enough(self) -> bool:
        """Whether settings, theme and plugins are such that pages can be rendered alone."""
        config = self.config()
        before, self._settings = self._settings, _settings_of(config)
        return before == self._settings and set(config.plugins) <= KNOWN_PLUGINS and not config.hooks

    def _build_whole(self) -> None:
        site = Path(self.server.root)
        with tempfile.TemporaryDirectory(prefix="groundplan-") as folder:
            kept = Path(folder)
            _move(site, kept)
            try:
                self.whole()
            except BaseException:
                _empty(site)
                _move(kept, site)
                raise


def _maker_of_configs(whole: Callable[[], None]) -> Callable[[], tuple[MkDocsConfig, str | None]] | None:
    """What gives the settings as they are now, as MkDocs' own builder does; None where that is not MkDocs' own."""
    try:
        known: dict[str, Any] = dict(inspect.getclosurevars(whole).nonlocals)
        make, serve_url = known["get_config"], known["serve_url"]
    except (TypeError, ValueError, KeyError):
        return None

    def settings() -> tuple[MkDocsConfig, str | None]:
        config: MkDocsConfig = make()
        config.site_url = serve_url
        return config, None if known.get("is_clean") else serve_url

    return settings


def _settings_of(config: MkDocsConfig) -> Print:
    """What every page depends on beside its own text: the settings, and the theme's files that are the site's own."""
    files = [Path(config.config_file_path)] if config.config_file_path else []
    texts = [file.read_bytes() for file in files if file.is_file()]
    if any(b"INHERIT" in text or b"!ENV" in text for text in texts):
        return object()  # Who knows what else they depend on.
    if config.theme.custom_dir:
        files += sorted(Path(config.theme.custom_dir).rglob("*"))
    return tuple((file, state_of(file)) for file in files)


@contextmanager
def _without_warning() -> Iterator[None]:
    """MkDocs warns of dirty builds: that links and navigation will not be right. Here they are."""

    def is_another(record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith("A 'dirty' build")

    logger = logging.getLogger("mkdocs.commands.build")
    logger.addFilter(is_another)
    try:
        yield
    finally:
        logger.removeFilter(is_another)


def _move(source: Path, target: Path) -> None:
    for entry in sorted(source.iterdir()):
        shutil.move(str(entry), str(target / entry.name))


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
