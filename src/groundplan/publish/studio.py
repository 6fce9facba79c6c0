"""The studio: draws the scenes of all diagrams, keeps its workers and pictures, and draws again only what changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from groundplan.cache import Cache
from groundplan.drawing.codes import DRAWING_FAILED
from groundplan.drawing.draw import Drawer, Sitting, can_lay_out, missing_graphviz
from groundplan.drawing.picture import Picture, Shown
from groundplan.drawing.workers import Pool
from groundplan.publish.executors import chosen_pool
from groundplan.publish.picture_cache import KIND, drawn_alike, keep_picture, picture_key, read_pictures
from groundplan.publish.progress import tell
from groundplan.scenes.diagrams import Diagrams
from groundplan.scenes.scene import Scene
from groundplan.source.problem import Place, Problem

_DRAWING = "Drawing pictures"

_LARGE = 60
"""Scenes with so many boxes and edges are begun first: the last one of them would keep everybody waiting."""

_FIRST = 64
"""So many scenes keep the workers busy until there are twice as many."""

PATIENCE = 0.4
"""So many seconds the pages of a served site wait for pictures of which there are earlier ones."""


class Spare(Struct, frozen=True):
    """What a drawing has got while a site is served, so that no page waits for it.

    `pictures` are those of before, by id, None where there is none. `large` are those that take long, each with what
    draws it: they are drawn one after the other, when it is their `turn`, so that workers stay free for what comes
    next. `when_drawn` is called where pictures were late: when all but the large ones are drawn, and when all are.
    """

    pictures: Mapping[str, Picture | None]
    large: Mapping[str, Callable[[], Picture | Problem]]
    turn: threading.Lock
    when_drawn: Callable[[], None]


class Drawing:
    """The pictures of one state of the diagrams, while they are drawn. Any thread may ask for them.

    `keep` is called once with each picture that is worth it, as soon as it is drawn, also where nobody asks for it.

    With `spare`, nobody waits long: what is not drawn when `wait` gives up is late, and `picture` gives the spare one.
    """

    def __init__(
        self,
        diagrams: Diagrams,
        ids: tuple[str, ...],
        known: Mapping[str, Picture],
        due: Mapping[str, Sitting],
        missing: tuple[Problem, ...],
        keep: Callable[[Picture], None],
        spare: Spare | None = None,
    ) -> None:
        self.missing = missing
        """A problem for each picture that cannot be drawn, because Graphviz is not installed."""
        self.late: frozenset[str] = frozenset()
        """The ids of the pictures for which those of before stand."""
        self._diagrams = diagrams
        self._ids = ids
        self._results: dict[str, Picture | None] = dict(known)
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._due = dict(due)
        self._keep = keep
        self._drawn: Callable[[Picture], None] | None = None
        self._kept: dict[str, Picture] = {}
        self._lock = threading.RLock()
        self._news = threading.Condition(self._lock)
        self._done = 0
        self._spare = spare
        self._patience = time.monotonic() + PATIENCE
        self._is_cancelled = self._has_waited = False
        self._total = len(self._due) + len(spare.large if spare else ())
        tell(_DRAWING, 0, self._total)
        for sitting in due.values():
            sitting.on_done(self._hear)
        if spare is not None:
            self.late = self._open()
            threading.Thread(target=self._draw_late, args=(spare,), name="groundplan-late", daemon=True).start()

    def on_drawn(self, call: Callable[[Picture], None]) -> None:
        """Calls, in some thread, with each picture worth keeping once it is drawn; at once with those that are."""
        with self._lock:
            self._drawn = call
            for picture in self._kept.values():
                call(picture)

    def picture(self, id: str) -> Picture | None:
        """Waits for the picture of a diagram, or gives the one of before where it is late; None where there is none.

        Raises `CancelledError` where it was not begun before `cancel`.
        """
        if self._spare is not None and id in self.late:
            return self._spare.pictures[id]
        if id not in self._results and id in self._due:
            self._take(id, self._due[id].result())
        return self._results.get(id)

    def shown(self, id: str) -> Shown:
        """What the picture that `picture` gives shows."""
        before = self._spare.pictures[id] if self._spare is not None and id in self.late else None
        return self._diagrams.shown(id) if before is None else before.scene

    def wait(self) -> None:
        """Waits for a short time after the beginning. What is not drawn then is late, until somebody waits again."""
        with self._news:
            self._news.wait_for(lambda: not self._open(), self._patience - time.monotonic())
            self.late = self._open()
            self._has_waited = True

    def newest(self) -> dict[str, Picture | None]:
        """The newest picture that there is of each diagram; None where it could not be drawn."""
        spare = self._spare.pictures if self._spare is not None else {}
        return {id: pictures[id] for id in self._ids for pictures in (self._results, spare) if id in pictures}

    def finish(self) -> tuple[dict[str, Picture], tuple[Problem, ...]]:
        """Waits for all: the pictures by id, and what went wrong with them or with those that are missing."""
        pictures = {id: picture for id in self._ids if (picture := self.picture(id)) is not None}
        return pictures, (*self.missing, *(problem for id in self._ids for problem in self._problems.get(id, ())))

    def cancel(self) -> None:
        """Drops what has not begun."""
        self._is_cancelled = True
        for sitting in tuple(self._due.values()):
            sitting.cancel()

    def _open(self) -> frozenset[str]:
        """What is still being drawn, and has a picture of before."""
        if self._spare is None:
            return frozenset()
        wanted = (*self._due, *self._spare.large)
        return frozenset(id for id in wanted if id in self._spare.pictures and id not in self._results)

    def _draw_late(self, spare: Spare) -> None:
        """In a thread: waits for all pictures, the large ones one after the other, and tells if some were late."""
        try:
            for id in tuple(self._due):
                self._take(id, self._due[id].result())
            if spare.large:
                self._tell_of_late(spare)  # Nobody waits with small ones for the large.
            with spare.turn:
                for id, begin in spare.large.items():
                    if self._is_cancelled:
                        return
                    self._take(id, begin())
        except CancelledError:
            return
        self._tell_of_late(spare)

    def _tell_of_late(self, spare: Spare) -> None:
        """Tells if pictures have been drawn for which those of before stand."""
        with self._lock:
            are_there = self._has_waited and not self.late <= self._open()
        if are_there and not self._is_cancelled:
            spare.when_drawn()

    def _take(self, id: str, result: Picture | Problem) -> None:
        """Notes what came of a picture."""
        found = (result,) if isinstance(result, Problem) else result.problems
        if isinstance(result, Picture):
            self._keep_once(result)
        with self._news:
            self._problems[id] = tuple(replace(problem, place=place_of(self._diagrams, id)) for problem in found)
            self._results[id] = result if isinstance(result, Picture) else None
            self._news.notify_all()
        tell(_DRAWING, self._done, self._total)

    def _hear(self, picture: Picture | None) -> None:
        """In some thread: one more is done."""
        with self._lock:
            self._done += 1
        if picture is not None:
            self._keep_once(picture)

    def _keep_once(self, picture: Picture) -> None:
        with self._lock:
            if picture.id not in self._kept and not picture.problems:
                self._kept[picture.id] = picture
                self._keep(picture)
                if self._drawn is not None:
                    self._drawn(picture)


class _Order(Struct, frozen=True):
    """What there is to do for some diagrams: pictures that are `known`, scenes that are `due`, both by id.

    `missing` are problems for those that cannot be drawn, because Graphviz is not installed.
    """

    known: Mapping[str, Picture]
    due: Mapping[str, Shown]
    missing: tuple[Problem, ...] = ()


class Studio:
    """Draws pictures for as long as it is open; `close` ends its workers. `cache` keeps pictures."""

    def __init__(self, cache: Cache | None = None, pool: Callable[[], Pool] = chosen_pool) -> None:
        self.cache = cache
        self._drawn: dict[str, Picture] = {}
        self._keys: dict[str, tuple[Shown, str]] = {}
        self._turn = threading.Lock()
        self._new_pool = pool
        self._pool: Pool | None = None

    @property
    def pool(self) -> Pool:
        """Its workers, who do other work, too."""
        if self._pool is None or self._pool.broken:
            self.close()
            self._pool = self._new_pool()
        return self._pool

    def get_ready(self) -> None:
        """Lets workers start where no picture is kept: there will be a lot to do soon."""
        if self.cache is not None and not self.cache.has(KIND):
            self.pool.get_ready()

    def start(
        self,
        diagrams: Diagrams,
        ids: Iterable[str],
        before: Drawing | None = None,
        when_drawn: Callable[[], None] | None = None,
    ) -> Drawing:
        """Gives what is due to the workers, in the order of the ids but large ones first, and returns soon.

        Workers begin while later scenes are still made: the first part of them is small, each further one larger.

        Where `when_drawn` is to be called, pictures of the drawing `before` stand for those that are late, and large
        ones come last.
        """
        wanted = tuple(dict.fromkeys(ids))
        earlier, self._drawn = self._drawn, {}
        if before is not None and when_drawn is not None:
            order = self._order(diagrams, wanted, earlier)
            spare = self._spare(order.due, before, when_drawn) if order.due else None
            soon = {id: scene for id, scene in order.due.items() if spare is None or id not in spare.large}
            begun = self._begun(soon)
            return Drawing(diagrams, wanted, order.known, begun, order.missing, self._remember, spare)
        known: dict[str, Picture] = {}
        sittings: dict[str, Sitting] = {}
        missing: list[Problem] = []
        for part in _growing(wanted):
            order = self._order(diagrams, part, earlier)
            known |= order.known
            missing += order.missing
            sittings |= self._begun(dict(sorted(order.due.items(), key=lambda each: -_size(each[1]))))
        return Drawing(diagrams, wanted, known, sittings, tuple(missing), self._remember)

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

    def __enter__(self) -> Studio:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _order(self, diagrams: Diagrams, ids: Iterable[str], earlier: Mapping[str, Picture]) -> _Order:
        """What there is to do for these diagrams; `earlier` are the pictures that this process has of any state."""
        scenes = {id: diagrams.shown(id) for id in ids}
        known = {
            id: Picture(scene, before.drawn)
            for id, scene in scenes.items()
            if (before := earlier.get(id)) and drawn_alike(before.scene, scene)
        }
        if self.cache is not None:
            keys = {picture_key(scene): scene for id, scene in scenes.items() if id not in known}
            self._keys |= {scene.id: (scene, key) for key, scene in keys.items()}
            known |= read_pictures(self.cache, keys)
        self._drawn |= known
        due = {id: scene for id, scene in scenes.items() if id not in known}
        if not due or can_lay_out():
            return _Order(known, due)
        without = [id for id, scene in due.items() if isinstance(scene, Scene)]
        missing = tuple(replace(missing_graphviz(id), place=place_of(diagrams, id)) for id in without)
        return _Order(known, {id: scene for id, scene in due.items() if id not in without}, missing)

    def _spare(self, due: Mapping[str, Shown], before: Drawing, when_drawn: Callable[[], None]) -> Spare:
        """What stands for those that are late, and the large ones among those that are due, the smallest first."""
        drawer, pictures = Drawer(self.pool), before.newest()
        sized = sorted(due.items(), key=lambda each: -_size(each[1]))[::-1]
        large = {
            id: partial(self._drawn_alone, scene, drawer) for id, scene in sized if id in pictures and _size(scene)
        }
        return Spare(pictures, large, self._turn, when_drawn)

    def _begun(self, due: Mapping[str, Shown]) -> dict[str, Sitting]:
        """Gives scenes to the workers, in this order."""
        if not due:
            return {}
        drawer = Drawer(self.pool)
        return {id: drawer.begin(scene) for id, scene in due.items()}

    def _drawn_alone(self, scene: Shown, drawer: Drawer) -> Picture | Problem:
        """The picture of a scene, or what is wrong; at once where it was drawn meanwhile."""
        before = self._drawn.get(scene.id)
        if before is not None and drawn_alike(before.scene, scene):
            return Picture(scene, before.drawn)
        try:
            return drawer.begin(scene).result()
        except (RuntimeError, BrokenExecutor) as error:  # The workers were ended, or cannot start.
            return DRAWING_FAILED.at(Place("diagrams"), diagram=scene.id, why=str(error))

    def _remember(self, picture: Picture) -> None:
        self._drawn[picture.id] = picture
        if self.cache is not None:
            scene, key = self._keys.get(picture.id, (None, ""))
            keep_picture(self.cache, key if scene is picture.scene else picture_key(picture.scene), picture)


def place_of(diagrams: Diagrams, id: str) -> Place:
    """Where a diagram is asked for: in its file or, for an automatic one, where what it is about is written."""
    diagram, model = diagrams.by_id[id], diagrams.model
    if diagram.place is not None:
        return diagram.place
    kind, _, about = diagram.about.partition(":")
    return getattr(model, f"{kind}s")[about].place if about else Place("model")


def _growing(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in parts, each twice as large as the one before."""
    start, size = 0, _FIRST
    while start < len(ids):
        yield ids[start : start + size]
        start, size = start + size, 2 * size


def _size(scene: Shown) -> int:
    """How large a large scene is; 0 for all others."""
    size = len(list(scene.boxes())) + len(scene.edges) if isinstance(scene, Scene) else 0
    return size if size >= _LARGE else 0
