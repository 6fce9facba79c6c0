"""The studio: draws the scenes of all diagrams, keeps its workers and pictures, and draws again only what changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from groundplan.cache import Cache
from groundplan.drawing.draw import Drawer, Sitting, can_lay_out, missing_graphviz
from groundplan.drawing.picture import Picture, Shown
from groundplan.drawing.workers import Pool
from groundplan.publish.executors import chosen_pool
from groundplan.publish.picture_cache import drawn_alike, keep_picture, read_pictures
from groundplan.publish.progress import tell
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.scene import Scene
from groundplan.source.problem import Place, Problem

_DRAWING = "Drawing pictures"

_LARGE = 60
"""Scenes with so many boxes and edges are begun first: the last one of them would keep everybody waiting."""


class Drawing:
    """The pictures of one state of the diagrams, while they are drawn. Any thread may ask for them.

    `keep` is called once with each picture that is worth it, as soon as it is drawn, also where nobody asks for it;
    then `drawn` is, if there is such a thing.
    """

    def __init__(
        self,
        diagrams: Diagrams,
        ids: tuple[str, ...],
        known: Mapping[str, Picture],
        due: Mapping[str, Sitting],
        missing: tuple[Problem, ...],
        keep: Callable[[Picture], None],
        drawn: Callable[[Picture], None] | None = None,
    ) -> None:
        self.missing = missing
        """A problem for each picture that cannot be drawn, because Graphviz is not installed."""
        self._diagrams = diagrams
        self._ids = ids
        self._results: dict[str, Picture | None] = dict(known)
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._due = due
        self._keep = keep
        self._drawn = drawn
        self._kept: set[str] = set()
        self._lock = threading.Lock()
        self._done = 0
        tell(_DRAWING, 0, len(due))
        for sitting in due.values():
            sitting.on_done(self._hear)

    def picture(self, id: str) -> Picture | None:
        """Waits for the picture of a diagram; None where there is none.

        Raises `CancelledError` where it was not begun before `cancel`.
        """
        if id not in self._results and id in self._due:
            result = self._due[id].result()
            found = (result,) if isinstance(result, Problem) else result.problems
            if isinstance(result, Picture):
                self._keep_once(result)
            self._problems[id] = tuple(replace(problem, place=place_of(self._diagrams, id)) for problem in found)
            self._results[id] = result if isinstance(result, Picture) else None
            tell(_DRAWING, self._done, len(self._due))
        return self._results.get(id)

    def finish(self) -> tuple[dict[str, Picture], tuple[Problem, ...]]:
        """Waits for all: the pictures by id, and what went wrong with them or with those that are missing."""
        pictures = {id: picture for id in self._ids if (picture := self.picture(id)) is not None}
        return pictures, (*self.missing, *(problem for id in self._ids for problem in self._problems.get(id, ())))

    def cancel(self) -> None:
        """Drops what has not begun."""
        for sitting in self._due.values():
            sitting.cancel()

    def _hear(self, picture: Picture | None) -> None:
        """In some thread: one more is done."""
        with self._lock:
            self._done += 1
        if picture is not None:
            self._keep_once(picture)

    def _keep_once(self, picture: Picture) -> None:
        with self._lock:
            if picture.id not in self._kept and not picture.problems:
                self._kept.add(picture.id)
                self._keep(picture)
                if self._drawn is not None:
                    self._drawn(picture)


class Studio:
    """Draws pictures for as long as it is open; `close` ends its workers. `cache` keeps pictures."""

    def __init__(self, cache: Cache | None = None, pool: Callable[[], Pool] = chosen_pool) -> None:
        self.cache = cache
        self._drawn: dict[str, Picture] = {}
        self._new_pool = pool
        self._pool: Pool | None = None

    @property
    def pool(self) -> Pool:
        """Its workers, who do other work, too."""
        if self._pool is None or self._pool.broken:
            self.close()
            self._pool = self._new_pool()
        return self._pool

    def start(self, diagrams: Diagrams, ids: Iterable[str], drawn: Callable[[Picture], None] | None = None) -> Drawing:
        """Gives what is due to the workers, in the order of the ids but large ones first, and returns at once.

        `drawn` is called in some thread with each picture that is drawn now.
        """
        wanted = {id: diagrams.shown(id) for id in ids}
        known = self._known(wanted)
        due = {id: scene for id, scene in wanted.items() if id not in known}
        missing: tuple[Problem, ...] = ()
        if due and not can_lay_out():
            without = [id for id, scene in due.items() if isinstance(scene, Scene)]
            missing = tuple(replace(missing_graphviz(id), place=place_of(diagrams, id)) for id in without)
            due = {id: scene for id, scene in due.items() if id not in without}
        sittings = {}
        if due:
            drawer = Drawer(self.pool)
            sittings = {id: drawer.begin(due[id]) for id in sorted(due, key=lambda id: -_size(due[id]))}
        return Drawing(diagrams, tuple(wanted), known, sittings, missing, self._remember, drawn)

    def draw(self, diagrams: Diagrams, ids: Iterable[str]) -> tuple[dict[str, Picture], tuple[Problem, ...]]:
        """The pictures by id, in the order of the ids, and what went wrong with them or with those that are missing.

        A picture that could only be drawn in a simple form is tried again the next time.
        """
        return self.start(diagrams, ids).finish()

    def tidy(self) -> None:
        """At the end of a build: shares what was drawn, and removes what is kept too long, if it is too much."""
        if self.cache is not None:
            self.cache.finish()

    def close(self) -> None:
        """Ends the workers, whatever they are at."""
        if self._pool is not None:
            self._pool.kill_workers()
            self._pool = None

    def _known(self, wanted: Mapping[str, Shown]) -> dict[str, Picture]:
        """The pictures of those that were drawn before, in this process or an earlier one."""
        same = {
            id: Picture(scene, before.drawn)
            for id, scene in wanted.items()
            if (before := self._drawn.get(id)) and drawn_alike(before.scene, scene)
        }
        others = [scene for id, scene in wanted.items() if id not in same]
        read = read_pictures(self.cache, others) if self.cache is not None else {}
        self._drawn = same | read
        return dict(self._drawn)

    def _remember(self, picture: Picture) -> None:
        self._drawn[picture.id] = picture
        if self.cache is not None:
            keep_picture(self.cache, picture)


def place_of(diagrams: Diagrams, id: str) -> Place:
    """Where a diagram is asked for: in its file or, for an automatic one, where what it is about is written."""
    diagram, model = diagrams.by_id[id], diagrams.model
    if diagram.place is not None:
        return diagram.place
    kind, _, about = diagram.about.partition(":")
    return getattr(model, f"{kind}s")[about].place if about else Place("model")


def _size(scene: Shown) -> int:
    """How large a large scene is; 0 for all others."""
    size = len(list(scene.boxes())) + len(scene.edges) if isinstance(scene, Scene) else 0
    return size if size >= _LARGE else 0
