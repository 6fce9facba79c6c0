"""Worker processes for layout: Graphviz may abort or hang on a graph, and only the worker may suffer."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TypeAlias

from pebble import ProcessExpired, ProcessPool

from groundplan.drawing.codes import DRAWING_FAILED, DRAWING_SIMPLIFIED, GRAPHVIZ_MISSING
from groundplan.drawing.graph import Effort
from groundplan.drawing.layout import NoBackendError
from groundplan.drawing.picture import Picture
from groundplan.scenes.scene import Scene
from groundplan.source.problem import Place, Problem

Job: TypeAlias = Callable[[Scene, Effort], Picture]

TRIES = 3
"""How often a job is given out unchanged when its worker dies: a worker may also be killed from outside."""

_MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class _Failure:
    why: str
    worth_repeating: bool = False
    without_backend: bool = False


class Workers:
    """A pool of processes that run one job for each scene, with a time limit for each try."""

    def __init__(self, job: Job, count: int | None = None, time_limit: float = 30.0) -> None:
        self._job = job
        self._time_limit = time_limit
        self._count = count or min(_MOST_WORKERS, os.cpu_count() or 1)
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def results(self, scenes: Iterable[Scene]) -> Iterator[Picture | Problem]:
        """The picture of each scene, or the problem that names the diagram, in the order given."""
        given_out = [(scene, self._give_out(scene, Effort.FULL)) for scene in scenes]
        try:
            for scene, future in given_out:
                yield self._finished(scene, future)
        finally:
            for _, future in given_out:
                future.cancel()

    def _give_out(self, scene: Scene, effort: Effort) -> Future[Picture]:
        if self._pool is None:
            # Never forked from this process: it may have threads, and forks of such processes can hang.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(max_workers=self._count, context=context, initializer=_prepare)
        future: Future[Picture] = self._pool.schedule(self._job, args=(scene, effort), timeout=self._time_limit)
        return future

    def _finished(self, scene: Scene, future: Future[Picture]) -> Picture | Problem:
        outcome = _outcome(future)
        for _ in range(TRIES - 1):
            if isinstance(outcome, Picture) or not outcome.worth_repeating:
                break
            outcome = _outcome(self._give_out(scene, Effort.FULL))
        if isinstance(outcome, Picture):
            return outcome
        place = Place("diagrams")
        if outcome.without_backend:
            return GRAPHVIZ_MISSING.at(place, diagram=scene.id)
        simple = _outcome(self._give_out(scene, Effort.SIMPLE))
        if isinstance(simple, Picture):
            return replace(simple, problems=(DRAWING_SIMPLIFIED.at(place, diagram=scene.id, why=outcome.why),))
        return DRAWING_FAILED.at(place, diagram=scene.id, why=simple.why)


def _outcome(future: Future[Picture]) -> Picture | _Failure:
    try:
        return future.result()
    except FutureTimeoutError:
        return _Failure("its layout took too long")
    except ProcessExpired:
        return _Failure("its layout ended without an answer", worth_repeating=True)
    except NoBackendError:
        return _Failure("Graphviz is not installed", without_backend=True)
    except Exception as error:
        return _Failure(f"its layout failed ({type(error).__name__}: {error})")


def _prepare() -> None:
    """In each worker: leaves Ctrl-C to the main process, and keeps Graphviz' own remarks off the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
