"""Drawing scenes: many at once in a pool of workers (`Drawer`), or one right here (`draw_here`)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from typing import TypeAlias

from msgspec import Struct

from groundplan.drawing.codes import DRAWING_FAILED, DRAWING_SIMPLIFIED, GRAPHVIZ_MISSING
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.effort import Effort
from groundplan.drawing.layout.backend import NoBackendError, is_installed
from groundplan.drawing.picture import Picture, Shown
from groundplan.drawing.processor import limited
from groundplan.drawing.workers import NoWorkerError, Pool, WorkerDiedError
from groundplan.source.problem import Place, Problem

Job: TypeAlias = Callable[[Shown, Effort], Drawn]


class Limits(Struct, frozen=True):
    """What one try of one picture may take.

    `processor` are the seconds of the processor that it may use, so that the same model gives the same pictures on a
    busy machine. `clock` are the seconds after which it must be hanging: those of a machine that has ten times as much
    to do as it can.
    """

    processor: float = 30.0
    clock: float = 300.0


def draw_here(scene: Shown) -> Picture:
    """Draws one scene in this process: quick to start, but Graphviz can take the process down with it."""
    return Picture(scene, _drawn(scene, Effort.FULL))


def _drawn(scene: Shown, effort: Effort) -> Drawn:
    from groundplan.drawing.job import draw_scene  # Most processes let others draw.

    return draw_scene(scene, effort)


class Drawer:
    """Draws scenes in a pool. `job` is what a worker runs; tests give it jobs that fail."""

    def __init__(self, pool: Pool, limits: Limits = Limits(), job: Job = _drawn) -> None:  # noqa: B008 - frozen
        self._pool = pool
        self._limits = limits
        self._job = job

    def begin(self, scene: Shown) -> Sitting:
        """Gives the scene to the pool, where it is drawn as soon as there is nothing more urgent to do."""
        return Sitting(scene, self._given, self._pool.hurry)

    def draw(self, scenes: Iterable[Shown]) -> Iterator[Picture | Problem]:
        """The picture of each scene in the order given, or the problem that says why there is none."""
        sittings = [self.begin(scene) for scene in scenes]
        try:
            for sitting in sittings:
                yield sitting.result()
        finally:
            for sitting in sittings:
                sitting.cancel()

    def _given(self, scene: Shown, effort: Effort) -> Future[Drawn]:
        submit = self._pool.submit_later if effort is Effort.FULL else self._pool.submit
        return submit(_tried, self._job, scene, effort, self._limits)


class Sitting:
    """A scene that is being drawn."""

    def __init__(
        self,
        scene: Shown,
        give: Callable[[Shown, Effort], Future[Drawn]],
        hurry: Callable[[Future[Drawn]], None],
    ) -> None:
        self._scene = scene
        self._give = give
        self._hurry = hurry
        self._lock = threading.Lock()
        self._result: Picture | Problem | None = None
        self._try = give(scene, Effort.FULL)

    def on_done(self, call: Callable[[Picture | None], None]) -> None:
        """Calls, in some thread, with the picture when it is drawn; with None where `result` has something else."""

        def hear(done: Future[Drawn]) -> None:
            call(None if done.cancelled() or done.exception() else Picture(self._scene, done.result()))

        self._try.add_done_callback(hear)

    def cancel(self) -> None:
        """Drops what has not begun; `result` then raises `CancelledError`."""
        self._try.cancel()

    def result(self) -> Picture | Problem:
        """Waits for the picture, or the problem that says why there is none.

        A picture that could only be drawn in a simple form carries its warning in `problems`.
        """
        with self._lock:
            if self._result is None:
                self._result = self._made()
            return self._result

    def _made(self) -> Picture | Problem:
        place, id = Place("diagrams"), self._scene.id
        self._hurry(self._try)
        try:
            return Picture(self._scene, self._try.result())
        except NoBackendError:
            return missing_graphviz(id)
        except CancelledError:
            raise
        except Exception as error:
            why = _why(error)
        try:
            simple = self._give(self._scene, Effort.SIMPLE).result()
        except CancelledError:
            raise
        except Exception as error:
            return DRAWING_FAILED.at(place, diagram=id, why=_why(error))
        return Picture(self._scene, simple, (DRAWING_SIMPLIFIED.at(place, diagram=id, why=why),))


def can_lay_out() -> bool:
    """Whether Graphviz is installed here."""
    return is_installed()


def missing_graphviz(id: str) -> Problem:
    """What is wrong with the diagram where Graphviz is not installed."""
    return GRAPHVIZ_MISSING.at(Place("diagrams"), diagram=id)


def _tried(job: Job, scene: Shown, effort: Effort, limits: Limits) -> Drawn:
    """In a worker: the job, within its limits."""
    with limited(limits.processor, limits.clock):
        return job(scene, effort)


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "its layout took too long"
    if isinstance(error, NoWorkerError):
        return str(error)
    if isinstance(error, WorkerDiedError):
        return "its layout ended without an answer"
    return f"its layout failed ({type(error).__name__}: {error})"
