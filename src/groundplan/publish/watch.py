"""Notices at once when a file of the project is saved, and soon where the system does not tell."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from groundplan.publish.remembered import Print, state_of

_SECONDS_BETWEEN_LOOKS = 1.0
_SECONDS_OF_QUIET = 0.05
"""Saves that follow each other closer than that are one."""

_NEVER = 10.0**9
_CHANGES = ("created", "modified", "moved", "deleted", "closed")
"""What happens to a file that is written. That one was read does not matter."""


class Watch:
    """Watches files and folders for a server, instead of its own watch, which looks around twice a second.

    The system tells of changes at once; on shared folders of some machines it does not, and it does not tell any more
    of a folder that vanished and came back. Therefore all files are looked at once a second besides.
    """

    def __init__(self, server: LiveReloadServer, places: Iterable[Path]) -> None:
        self._server = server
        self._places = tuple(dict.fromkeys(places))
        self._seen = self.state()
        server.build_delay = _SECONDS_OF_QUIET
        server.observer = PollingObserver(timeout=_NEVER)
        with contextlib.suppress(OSError):  # There may be no more watches to be had: then looking has to do.
            self._listen()
        threading.Thread(target=self._look, name="groundplan-watch", daemon=True).start()

    def state(self) -> dict[Path, Print]:
        """What tells of each file that it was written again."""
        return {file: state_of(file) for place in self._places for file in _files(place)}

    def turn_to(self, state: dict[Path, Print]) -> None:
        """What is built now is of that state."""
        self._seen = state

    @property
    def seen(self) -> dict[Path, Print]:
        """The state of which is built."""
        return self._seen

    def is_superseded(self) -> bool:
        """Whether something was saved since."""
        return self._server._want_rebuild and self.state() != self._seen

    def _listen(self) -> None:
        observer = Observer()
        observer.daemon = True
        for place in self._places:
            folder = place if place.is_dir() else place.parent
            if folder.is_dir():
                observer.schedule(_Handler(self, place), str(folder), recursive=place.is_dir())
        observer.start()

    def _look(self) -> None:
        before = self._seen
        while not threading.Event().wait(_SECONDS_BETWEEN_LOOKS):
            now = self.state()
            if now not in (before, self._seen):
                self.tell()
            before = now

    def tell(self) -> None:
        """Lets the server build."""
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()


class _Handler(FileSystemEventHandler):
    def __init__(self, watch: Watch, place: Path) -> None:
        self._watch = watch
        self._file = None if place.is_dir() else str(place)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tells of what was written, unless it was built already."""
        if event.event_type in _CHANGES and (self._file is None or self._file in (event.src_path, event.dest_path)):
            self._watch.tell()


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for folder, _, names in os.walk(place):
        for name in names:
            yield Path(folder, name)
