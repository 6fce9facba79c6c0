"""The studio: draws the scenes of all diagrams, keeps its workers and pictures, and draws again only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from groundplan.drawing.draw import Drawer
from groundplan.drawing.picture import Picture
from groundplan.publish.picture_cache import keep_picture, read_picture, remove_other_pictures
from groundplan.publish.progress import tracked
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.scene import Scene
from groundplan.scenes.sequence import SequenceScene
from groundplan.source.problem import Place, Problem


@dataclass
class Studio:
    """Draws pictures for as long as it is open; `close` ends its workers. `kept` is the folder that keeps pictures."""

    kept: Path | None = None
    _drawn: dict[str, tuple[Scene | SequenceScene, Picture]] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)
    _drawer: Drawer | None = None

    def draw(self, diagrams: Diagrams, ids: Iterable[str]) -> tuple[dict[str, Picture], tuple[Problem, ...]]:
        """The pictures by id, in the order of the ids, and what went wrong with them or with those that are missing.

        A picture that could only be drawn in a simple form is tried again the next time.
        """
        wanted = tuple(diagrams.shown(id) for id in ids)
        due = tuple(scene for scene in wanted if self._known(scene) is None)
        drawn = dict(zip((scene.id for scene in due), self._draw(due), strict=True))
        problems = [
            replace(problem, place=place_of(diagrams, id))
            for id, result in drawn.items()
            for problem in _problems_of(result)
        ]
        for scene in due:
            result = drawn[scene.id]
            if isinstance(result, Picture) and not result.problems:
                self._drawn[scene.id] = (scene, result)
                if self.kept is not None:
                    keep_picture(self.kept, scene, result)
        pictures: dict[str, Picture] = {}
        for scene in wanted:
            picture = self._known(scene) or drawn.get(scene.id)
            if isinstance(picture, Picture):
                pictures[scene.id] = picture
        self._drawn = {id: kept for id, kept in self._drawn.items() if id in pictures}
        return pictures, tuple(problems)

    def tidy(self) -> None:
        """Removes kept pictures that were not among the last ones."""
        if self.kept is not None:
            remove_other_pictures(self.kept, (scene for scene, _ in self._drawn.values()))

    def close(self) -> None:
        """Ends the workers."""
        self._stack.close()
        self._drawer = None

    def _known(self, scene: Scene | SequenceScene) -> Picture | None:
        before = self._drawn.get(scene.id)
        if before is not None and before[0] == scene:
            return before[1]
        picture = None if self.kept is None else read_picture(self.kept, scene)
        if picture is not None:
            self._drawn[scene.id] = (scene, picture)
        return picture

    def _draw(self, scenes: tuple[Scene | SequenceScene, ...]) -> Iterator[Picture | Problem]:
        if not scenes:
            return iter(())
        if self._drawer is None:
            self._drawer = self._stack.enter_context(Drawer())
        return tracked("Drawing pictures", self._drawer.draw(scenes), len(scenes))


def place_of(diagrams: Diagrams, id: str) -> Place:
    """Where a diagram is asked for: in its file or, for an automatic one, where what it is about is written."""
    diagram, model = diagrams.by_id[id], diagrams.model
    if diagram.place is not None:
        return diagram.place
    kind, _, about = diagram.about.partition(":")
    return getattr(model, f"{kind}s")[about].place if about else Place("model")


def _problems_of(result: Picture | Problem) -> tuple[Problem, ...]:
    return (result,) if isinstance(result, Problem) else result.problems
