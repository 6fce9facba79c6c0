"""Threads that wait for something slow, and end with the process, whatever they wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeAlias, TypeVar

Result = TypeVar("Result")
Task: TypeAlias = Callable[[], None]


class Hands:
    """At most so many threads, which start when there is something to do for them; what comes first is begun first.

    Those of the standard library would keep the process from ending until the slowest of them is done.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._tasks: SimpleQueue[Task] = SimpleQueue()
        self._threads = 0
        self._lock = threading.Lock()

    def submit(self, do: Callable[[], Result]) -> Future[Result]:
        """What comes of it; it may be cancelled as long as it has not begun."""
        future: Future[Result] = Future()

        def task() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(do())
            except BaseException as error:  # Whoever waits for it has to hear of it, whatever it is.
                future.set_exception(error)

        self._tasks.put(task)
        with self._lock:
            if self._threads < self._most:
                self._threads += 1
                threading.Thread(target=self._work, name="groundplan-cache", daemon=True).start()
        return future

    def _work(self) -> None:
        while True:
            self._tasks.get()()
