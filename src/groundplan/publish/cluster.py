"""A pool on a Dask cluster. Its workers need what is installed here: other versions could draw other pictures."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

from distributed import Client, KilledWorker

from groundplan.cache import versions
from groundplan.drawing.workers import Pool, WorkerDiedError
from groundplan.publish.executors import UnavailableError
from groundplan.publish.picture_cache import drawn_by
from groundplan.publish.portable import packed, unpacked

Result = TypeVar("Result")
Given = ParamSpec("Given")

_FOR_PAGES = ("markdown", "mkdocs-material", "pygments", "pymdown-extensions")

_PATIENCE = 10
"""So many seconds the scheduler, and the first worker, may take to answer."""

_one_at_a_time = threading.Lock()
"""A Dask worker may have several threads; Graphviz knows none, and limits of time hold for a process."""


class OtherVersionError(Exception):
    """A worker of the cluster has another version than we have of something that works with it."""


class Cluster(Pool):
    """The workers of a Dask scheduler. Raises `UnavailableError` where it cannot be reached, or has none for us."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler
        try:
            self._client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UnavailableError(
                f"No Dask scheduler answers at `{scheduler}`. Is it running, and reachable?"
            ) from error
        try:
            self._check()
        except BaseException:
            self.shutdown(wait=False)
            raise
        self._executor = self._client.get_executor(pure=False)

    def submit(self, function: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Runs the function on the cluster."""
        return self._given(1, function, args, kwargs)

    def submit_later(
        self, function: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """As `submit`, for what nobody waits for yet."""
        return self._given(0, function, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leaves the cluster, which goes on without us."""
        with contextlib.suppress(AttributeError):  # It never had work.
            self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()

    def _given(
        self, priority: int, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Future[Any]:
        task = packed((function, args, kwargs))
        theirs = self._executor.submit(_run, task, _state(), priority=priority)
        ours: Future[Any] = Future()
        ours.add_done_callback(lambda _: theirs.cancel() if ours.cancelled() else None)
        theirs.add_done_callback(lambda _: _pass_on(theirs, ours))
        return ours

    def _check(self) -> None:
        at = f"The Dask scheduler at `{self._scheduler}`"
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
            states = self._client.run(_state)
        except TimeoutError as error:
            raise UnavailableError(f"{at} has no workers. Start some, where Groundplan is installed.") from error
        except ImportError as error:
            raise UnavailableError(
                f"{at} has workers without Groundplan ({error}). Install it for all of them."
            ) from error
        if set(states.values()) != {_state()}:
            raise UnavailableError(
                f"{at} has workers with another version of Groundplan, or of something that it works with: "
                "their results could differ. Install the same for all of them."
            )


def _state() -> str:
    """Differs where other code draws, or turns pages into HTML."""
    return f"{drawn_by()}\0{versions(*_FOR_PAGES)}"


def _run(task: bytes, state: str) -> bytes:
    """On the cluster."""
    if state != _state():
        raise OtherVersionError("the worker has another version of Groundplan, or of something that it works with")
    function, args, kwargs = unpacked(task)
    with _one_at_a_time:
        return packed(function(*args, **kwargs))


def _pass_on(theirs: Future[bytes], ours: Future[Any]) -> None:
    """Hands the outcome on."""
    if not ours.set_running_or_notify_cancel():
        return
    if theirs.cancelled():
        ours.set_exception(WorkerDiedError("the scheduler is gone"))
    elif error := theirs.exception():
        ours.set_exception(WorkerDiedError(str(error)) if isinstance(error, KilledWorker) else error)
    else:
        ours.set_result(unpacked(theirs.result()))
