"""Builds and serves the site by running MkDocs in this process, as `mkdocs build` and `mkdocs serve` would."""

from __future__ import annotations

import errno
import shutil
import signal
from contextlib import nullcontext
from pathlib import Path
from typing import cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import clean_directory

from groundplan.publish.begun import Begun
from groundplan.publish.cache import draft_folder, lock_file
from groundplan.publish.lock import held
from groundplan.publish.mkdocs_yml import CONFIG, PLUGIN
from groundplan.publish.plugin import GroundplanPlugin
from groundplan.publish.press import Press
from groundplan.publish.refusal import Refusal

log = get_plugin_logger(__name__)


def build_site(root: Path, *, strict: bool, begun: Begun | None = None) -> Path | None:
    """Builds the site and returns its folder; None if it has errors, and then the previous site is untouched.

    The project may have been `begun`: then it is not read again, unless another build of it has to end first.
    """
    with begun.studio if begun is not None else nullcontext():
        return _built(root, strict=strict, begun=begun)


def _built(root: Path, *, strict: bool, begun: Begun | None) -> Path | None:
    config = _config(root, strict=strict)
    plugin = cast("GroundplanPlugin", config.plugins[PLUGIN])
    if begun is not None:
        plugin.press = Press(begun)

    def wait() -> None:
        log.warning("Waits for another build of this project to end.")
        plugin.press.close()
        plugin.press = Press()  # What was read is out of date by then.

    final = Path(config.site_dir)
    draft = draft_folder(root.resolve())
    config.site_dir = str(draft)
    with held(lock_file(root.resolve()), wait):
        try:
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
            _publish(draft, final)
        except MkDocsException:
            return None  # MkDocs has logged what it is.
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return final


def serve_site(root: Path, *, address: str | None, open_browser: bool, strict: bool) -> bool:
    """Serves the site until it is interrupted; False if it could not be built in the first place."""
    config = _config(root, strict=strict)
    if address is not None and not _is_address(address):
        raise Refusal(f"`{address}` is not an address to serve on. Write it like `localhost:8000`.")
    from mkdocs.commands.serve import serve

    # Ended from outside, it cleans up as it does after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(
            str(root.resolve() / CONFIG),
            dev_addr=address,
            open_in_browser=open_browser,
            strict=strict or None,
        )
    except MkDocsException:
        return False
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES) or error.filename is not None:
            raise
        where = address or str(config.dev_addr)
        why = (error.strerror or "it failed").lower()
        raise Refusal(
            f"Cannot serve on {where}: {why}. Name another one, such as `--address localhost:8001`."
        ) from error
    return True


def _config(root: Path, *, strict: bool) -> MkDocsConfig:
    if not root.is_dir():
        raise Refusal(f"There is no folder `{root}`.")
    file = root.resolve() / CONFIG
    if not file.is_file():
        raise Refusal(
            f"There is no `{CONFIG}` in `{root}`. Say where the project is with `--project DIR`, "
            "or begin one with `groundplan init DIR`."
        )
    try:
        config = load_config(str(file), strict=strict or None)
    except Abort as abort:
        raise Refusal(f"`{CONFIG}` needs mending before anything can be built.") from abort
    except MkDocsException as error:
        raise Refusal(f"`{CONFIG}` cannot be read: {error.format_message()}") from error
    if PLUGIN not in config.plugins:
        raise Refusal(
            f"`{CONFIG}` does not name the plugin `{PLUGIN}`, so nothing of the model would be published. "
            f"Add `- {PLUGIN}` below `plugins:`, beside `- search`."
        )
    return config


def _is_address(text: str) -> bool:
    host, colon, port = text.rpartition(":")
    return bool(host and colon and port.isdigit() and int(port) < 65536)


def _publish(draft: Path, final: Path) -> None:
    """Puts the finished site into the place of the previous one. Hidden files there stay, as under MkDocs."""
    final.mkdir(parents=True, exist_ok=True)
    clean_directory(str(final))
    for entry in sorted(draft.iterdir()):
        target = final / entry.name
        if entry.is_dir() and target.is_dir():
            shutil.copytree(entry, target, dirs_exist_ok=True)
        else:
            shutil.move(str(entry), str(target))
