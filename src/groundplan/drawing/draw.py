"""Drawing scenes: in worker processes (`Drawer`), or one right here (`draw_here`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType

from groundplan.drawing.job import draw_scene
from groundplan.drawing.picture import Picture
from groundplan.drawing.workers import Job, Limits, Workers
from groundplan.scenes.scene import Scene
from groundplan.scenes.sequence import SequenceScene
from groundplan.source.problem import Problem


class Drawer:
    """Draws many scenes at once in worker processes, which start with the first scene and end with the block.

    `job` is what a worker runs; tests give it jobs that fail.
    """

    def __init__(self, workers: int | None = None, limits: Limits = Limits(), job: Job = draw_scene) -> None:  # noqa: B008
        self._workers = Workers(job, workers, limits)

    def __enter__(self) -> Drawer:
        self._workers.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._workers.__exit__(kind, error, traceback)

    def draw(self, scenes: Iterable[Scene | SequenceScene]) -> Iterator[Picture | Problem]:
        """The picture of each scene in the order given, or the problem that says why there is none.

        A picture that could only be drawn in a simple form carries its warning in `problems`.
        """
        return self._workers.results(scenes)


def draw_here(scene: Scene | SequenceScene) -> Picture:
    """Draws one scene in this process: quick to start, but Graphviz can take the process down with it."""
    return draw_scene(scene)
