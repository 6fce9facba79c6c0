"""Worker processes for layout: Graphviz may abort or hang on a graph, and only the worker may suffer."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from pebble import ProcessExpired, ProcessPool
from pebble.pool.process import WORKERS_NAME

from groundplan.drawing.codes import DRAWING_FAILED, DRAWING_SIMPLIFIED, GRAPHVIZ_MISSING
from groundplan.drawing.layout.graph import Effort
from groundplan.drawing.layout.laid import NoBackendError
from groundplan.drawing.picture import Picture
from groundplan.drawing.processor import has_run_out, limited
from groundplan.scenes.scene import Scene
from groundplan.scenes.sequence import SequenceScene
from groundplan.source.problem import Place, Problem

Shown: TypeAlias = Scene | SequenceScene

Job: TypeAlias = Callable[[Shown, Effort], Picture]

TRIES = 3
"""How often a job is given out unchanged when its worker dies: a worker may also be killed from outside."""

_MOST_WORKERS = 8

_PATIENCE = 0.5
"""So many seconds pass at most until it is noticed that a pool has ended."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one try of one picture may take.

    `processor` are the seconds of the processor that it may use, so that the same model gives the same pictures on a
    busy machine. `clock` are the seconds after which it must be hanging: those of a machine that has ten times as much
    to do as it can.
    """

    processor: float = 30.0
    clock: float = 300.0


@dataclass(frozen=True, slots=True)
class _Failure:
    why: str
    worth_repeating: bool = False
    without_backend: bool = False


_DIED = _Failure("its layout ended without an answer", worth_repeating=True)
_TOO_LONG = _Failure("its layout took too long")


class Workers:
    """A pool of processes that run one job for each scene, with limits for each try."""

    def __init__(self, job: Job, count: int | None = None, limits: Limits = Limits()) -> None:
        self._job = job
        self._limits = limits
        self._count = count or min(_MOST_WORKERS, os.cpu_count() or 1)
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop()

    def results(self, scenes: Iterable[Shown]) -> Iterator[Picture | Problem]:
        """The picture of each scene, or the problem that names the diagram, in the order given."""
        waiting = tuple(scenes)
        given: dict[int, _Given] = {}
        try:
            for at, scene in enumerate(waiting):
                if at not in given:
                    given = {later: self._give_out(waiting[later], Effort.FULL) for later in range(at, len(waiting))}
                try:
                    outcome = given.pop(at).outcome()
                except BrokenProcessPool:
                    # Nobody can tell whose fault it was: this scene is tried alone, and then the others together again.
                    given.clear()
                    outcome = self._alone(scene, Effort.FULL)
                yield self._finished(scene, outcome)
        finally:
            for each in given.values():
                each.future.cancel()

    def _finished(self, scene: Shown, outcome: Picture | _Failure) -> Picture | Problem:
        for _ in range(TRIES - 1):
            if isinstance(outcome, Picture) or not outcome.worth_repeating:
                break
            outcome = self._alone(scene, Effort.FULL)
        if isinstance(outcome, Picture):
            return outcome
        place = Place("diagrams")
        if outcome.without_backend:
            return GRAPHVIZ_MISSING.at(place, diagram=scene.id)
        simple = self._alone(scene, Effort.SIMPLE)
        if isinstance(simple, Picture):
            return replace(simple, problems=(DRAWING_SIMPLIFIED.at(place, diagram=scene.id, why=outcome.why),))
        return DRAWING_FAILED.at(place, diagram=scene.id, why=simple.why)

    def _alone(self, scene: Shown, effort: Effort) -> Picture | _Failure:
        try:
            return self._give_out(scene, effort).outcome()
        except BrokenProcessPool:
            return _DIED

    def _give_out(self, scene: Shown, effort: Effort) -> _Given:
        if self._pool is not None and not self._pool.active:
            self._stop()
        if self._pool is None:
            # Never forked from this process: it may have threads, and forks of such processes can hang.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(max_workers=self._count, context=context, initializer=_prepare)
        future: Future[Picture]
        try:
            with _deaf_to_interrupts():
                future = self._pool.schedule(
                    _tried, args=(self._job, scene, effort, self._limits.processor), timeout=self._limits.clock
                )
        except RuntimeError:  # It broke between the question and now.
            future = Future()
            future.set_exception(BrokenProcessPool())
        return _Given(future, self._pool)

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            # Before the pool closes its channels: a worker that is still starting would complain that they are gone.
            for process in multiprocessing.active_children():
                if process.name == WORKERS_NAME:
                    process.kill()
                    process.join()
            self._pool.join()
            self._pool = None


@dataclass(frozen=True, slots=True)
class _Given:
    """A job that was given out, and to which pool."""

    future: Future[Picture]
    pool: ProcessPool

    def outcome(self) -> Picture | _Failure:
        """What came of it. Raises `BrokenProcessPool` where the pool ended before the job did."""
        while True:
            try:
                return self.future.result(timeout=_PATIENCE)
            except TimeoutError:
                if self.future.done():
                    return _TOO_LONG
                if not self.pool.active:  # What such a pool has not begun is never answered.
                    raise BrokenProcessPool from None
            except BrokenProcessPool:
                raise
            except ProcessExpired as expired:
                return _TOO_LONG if has_run_out(expired.exitcode) else _DIED
            except NoBackendError:
                return _Failure("Graphviz is not installed", without_backend=True)
            except (Exception, CancelledError) as error:
                return _Failure(f"its layout failed ({type(error).__name__}: {error})")


def _tried(job: Job, scene: Shown, effort: Effort, seconds: float) -> Picture:
    """In a worker: the job, on so many seconds of the processor."""
    with limited(seconds):
        return job(scene, effort)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Threads and processes that start inside never hear of Ctrl-C, not even before `_prepare`; this one does later.

    Windows has nothing of the kind.
    """
    if sys.platform == "win32":
        yield
        return
    # It starts with the first process, and would let interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """In each worker: leaves Ctrl-C to the main process, and keeps Graphviz' own remarks off the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
