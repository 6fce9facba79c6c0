"""A real `mkdocs serve`, and a client that waits for what was saved as a browser does.

A served page says which state of the site it shows and asks the server, in a request that is held open, for a newer
one; when there is one, it loads itself again. So does the client, until the page shows what was saved.
"""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from msgspec import Struct

from bench.performance.edits import Edit

_STATE = re.compile(r"livereload\((\d+), (\d+)\)")
_PATIENCE = 600.0
"""After so many seconds something must be wrong."""


class ServingError(RuntimeError):
    """The server ended, or did not come to show what it should; the message says what."""


class Server(Struct, frozen=True):
    """A server that answers on a port of this machine."""

    port: int
    pid: int

    def get(self, path: str) -> str:
        """What lies at the address. Raises `OSError` or `HTTPException` where there is no answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        finally:
            connection.close()

    def seconds_until_shown(self, edit: Edit) -> float:
        """Saves the edit, and waits until every page of it shows what it should: seconds from the save to then."""
        paths = [f"/components/{id}/" for id in edit.pages]
        states = {path: self._state(self.get(path)) for path in paths}
        edit.save()
        start = time.perf_counter()
        waiting = list(paths)
        while waiting:
            if time.perf_counter() - start > _PATIENCE:
                raise ServingError(f"{waiting[0]} never shows “{edit.marks[0]}”")
            path = waiting[0]
            self._wait_for_newer(states[path])
            page = self.get(path)
            states[path] = self._state(page)
            if edit.shown_in(page):
                waiting.remove(path)
        return time.perf_counter() - start

    def pages_found(self) -> frozenset[str]:
        """The addresses of the pages that the search finds."""
        entries = json.loads(self.get("/search/search_index.json"))["docs"]
        return frozenset(entry["location"].partition("#")[0] for entry in entries)

    def _wait_for_newer(self, state: tuple[str, str] | None) -> None:
        if state is None:
            time.sleep(0.02)
        else:
            self.get("/livereload/{}/{}".format(*state))

    @staticmethod
    def _state(page: str) -> tuple[str, str] | None:
        found = _STATE.search(page)
        return (found[1], found[2]) if found else None


@contextmanager
def served(root: Path) -> Iterator[Server]:
    """A plain `mkdocs serve` of the project, once it answers; at the end it is interrupted, as people do it."""
    port = _free_port()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(port, process.pid)
            _wait_until_it_answers(server, process)
            yield server
        except BaseException:
            said.seek(0)
            sys.stderr.write(said.read().decode(errors="replace")[-4000:])
            raise
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_it_answers(server: Server, process: subprocess.Popen[bytes]) -> None:
    start = time.perf_counter()
    while process.poll() is None and time.perf_counter() - start < _PATIENCE:
        try:
            server.get("/")
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return
    raise ServingError("the server ended before it answered" if process.poll() is not None else "it never answers")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
