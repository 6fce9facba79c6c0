"""The studio: draws the scenes of all diagrams, keeps its workers, and draws again only what changed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field

from groundplan.drawing.draw import Drawer
from groundplan.drawing.picture import Picture
from groundplan.publish.progress import tracked
from groundplan.scenes.scene import Scene
from groundplan.source.problem import Problem


@dataclass
class Studio:
    """Draws pictures for as long as it is open; `close` ends its workers."""

    _drawn: dict[str, tuple[Scene, Picture]] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)
    _drawer: Drawer | None = None

    def draw(self, scenes: Iterable[Scene]) -> tuple[dict[str, Picture], tuple[Problem, ...]]:
        """The pictures by id, in the order of the scenes, and the problems of those that could not be drawn."""
        wanted = tuple(scenes)
        due = tuple(scene for scene in wanted if self._known(scene) is None)
        problems: list[Problem] = []
        if due:
            for scene, picture in zip(due, tracked("Drawing pictures", self._open().draw(due), len(due)), strict=True):
                if isinstance(picture, Problem):
                    problems.append(picture)
                else:
                    self._drawn[scene.id] = (scene, picture)
        pictures = {scene.id: picture for scene in wanted if (picture := self._known(scene)) is not None}
        self._drawn = {id: self._drawn[id] for id in pictures}
        return pictures, tuple(problems)

    def close(self) -> None:
        """Ends the workers."""
        self._stack.close()
        self._drawer = None

    def _known(self, scene: Scene) -> Picture | None:
        before = self._drawn.get(scene.id)
        return before[1] if before is not None and before[0] == scene else None

    def _open(self) -> Drawer:
        if self._drawer is None:
            self._drawer = self._stack.enter_context(Drawer())
        return self._drawer
