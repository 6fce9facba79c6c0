"""What is measured at each size: every row adds its figures. Ours and the floors alternate, so that both meet the same.

Each command runs once before it counts: then files lie in the system's cache, as they do on a desk, and its memory is
watched, which costs time.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

from bench.models import CROWD
from bench.performance import builds, peers
from bench.performance.edits import connection_edits, summary_edits
from bench.performance.figures import Figures
from bench.performance.likec4 import write_likec4
from bench.performance.processes import CommandError, Usage, run
from bench.performance.serving import Server, served
from bench.performance.sites import page_count, site_size, site_sizes
from groundplan.model.model import Model
from groundplan.publish.project import load_project

ROOT = Path(__file__).resolve().parents[2]


class Bench(Struct):
    """One run: models and sites are made in `folder`, figures added to `figures`; `tell` is told what is done now."""

    folder: Path
    repetitions: int
    tell: Callable[[str], None]
    figures: Figures = field(default_factory=Figures)
    _made: set[int] = field(default_factory=set)

    def build(self, size: int, *, with_peers: bool = False) -> None:
        """Cold and warm builds, MkDocs alone over the same pages, graphs and layout alone, the size of the site.

        Machines are quicker at times: what is compared with peers is measured in turn with them.
        """
        peer = self._prepare_likec4(size) if with_peers else None
        root = self._fresh(size)
        for repetition in range(self.repetitions + 1):
            counts = repetition > 0
            self.tell(f"{size:,}: builds, {repetition} of {self.repetitions}")
            self._add(size, "cold", builds.cold(root, watch=not counts), counts=counts)
            self._add(size, "warm", builds.warm(root, watch=not counts), counts=counts)
            if not counts:
                self._prepare_bare(size)
            self._add(size, "bare MkDocs", builds.bare(self._bare(size), watch=not counts), counts=counts)
            if peer is not None:
                self._likec4(size, *peer, counts=counts)
        self.figures.add(size, "", {"pages": page_count(root / "site")})
        self.figures.add(size, "B", site_sizes(root / "site"))
        self.tell(f"{size:,}: graphs and layout alone")
        self._inside(size, "layout", root)

    def serve(self, size: int) -> None:
        """Edits that are saved under `mkdocs serve`, and MkDocs' dirty rebuild of nothing."""
        root = self._ready(size)
        self.tell(f"{size:,}: MkDocs' dirty rebuild of nothing")
        shutil.rmtree(self._bare(size) / "site", ignore_errors=True)
        self._inside(size, "dirty", self._bare(size))
        self.tell(f"{size:,}: mkdocs serve")
        with served(root) as server:
            model = load_project(root).model
            self._edit(size, server, root, model)
        self._made.discard(size)

    def check(self, size: int) -> None:
        """`groundplan check`, the same after one edit, and the events of the same YAML."""
        root = self._fresh(size)
        for repetition in range(self.repetitions + 1):
            self.tell(f"{size:,}: groundplan check, {repetition} of {self.repetitions}")
            used = run([sys.executable, "-m", "groundplan", "check", "--quiet"], root, watch=not repetition)
            self._add(size, "check", used, counts=repetition > 0)
            if repetition:
                self._inside(size, "events", root, times=1)
        self._inside(size, "check", root)
        self._made.discard(size)

    def crowd(self, size: int, boxes: int = 1000) -> None:
        """A project with one diagram that is too much for a picture: is it told, and is everything else there?"""
        self.tell(f"{size:,}: with a picture of {boxes:,} boxes and {2 * boxes:,} lines")
        root = builds.made(size, self.folder / "crowd", crowd=boxes)
        try:
            used = builds.cold(root)
        except CommandError as error:
            used = Usage(0.0, 0.0, said=str(error))
        else:
            self.figures.add(size, "s", {"crowd": used.wall})
        components = load_project(root).model.components
        pages = [root / "site" / "components" / id / "index.html" for id in components]
        self.figures.add(size, "", {"crowd missing": sum(not page.is_file() for page in pages)})
        page = root / "site" / "components" / CROWD.partition(".")[0] / "index.html"
        self.figures.add(size, "", {"crowd drawn or refused": float(told_or_drawn(page, used.said))})

    def start(self) -> None:
        """How long it takes until the command says anything."""
        self.tell("groundplan --help")
        for repetition in range(self.repetitions + 1):
            used = run([sys.executable, "-m", "groundplan", "--help"], self.folder)
            self._add(0, "start", used, counts=repetition > 0)

    def peers(self, size: int) -> None:
        """LikeC4's build of the same model."""
        peer = self._prepare_likec4(size)
        for repetition in range(self.repetitions + 1):
            self.tell(f"{size:,}: LikeC4, {repetition} of {self.repetitions}")
            self._likec4(size, *peer, counts=repetition > 0)

    def _edit(self, size: int, server: Server, root: Path, model: Model) -> None:
        """Saves edits one after the other, the first of each kind without counting, and asks the search after each."""
        pages = server.pages_found()
        for name, edits in (("served summary", summary_edits), ("served connection", connection_edits)):
            for at, edit in enumerate(edits(root, model, self.repetitions + 1)):
                self.tell(f"{size:,}: {name}, {at} of {self.repetitions}")
                seconds = server.seconds_until_shown(edit)
                lost = pages - server.pages_found()
                if at:
                    self.figures.add(size, "s", {name: seconds})
                    self.figures.add(size, "", {"lost in search": len(lost)})

    def _prepare_likec4(self, size: int) -> tuple[Path, Path]:
        """The same model in LikeC4's language, and where its site will be."""
        model, site = self.folder / f"{size}-likec4", self.folder / f"{size}-likec4-site"
        shutil.rmtree(model, ignore_errors=True)
        write_likec4(load_project(builds.made(size, self.folder / f"{size}-origin")).diagrams, model)
        peers.validate(model)
        return model, site

    def _likec4(self, size: int, model: Path, site: Path, *, counts: bool) -> None:
        self._add(size, "LikeC4", peers.build(model, site, watch=not counts), counts=counts)
        self.figures.add(size, "B", {"LikeC4 site": site_size(site)})

    def _fresh(self, size: int) -> Path:
        self._made.discard(size)
        return builds.made(size, self.folder / str(size))

    def _ready(self, size: int) -> Path:
        """The project as it is after a build, and what MkDocs alone builds."""
        root = self.folder / str(size)
        if size not in self._made:
            self.tell(f"{size:,}: a first build")
            builds.cold(self._fresh(size))
            self._prepare_bare(size)
        return root

    def _bare(self, size: int) -> Path:
        return self.folder / f"{size}-bare"

    def _prepare_bare(self, size: int) -> None:
        builds.prepare_bare(self.folder / str(size), self._bare(size))
        self._made.add(size)

    def _inside(self, size: int, what: str, root: Path, times: int | None = None) -> None:
        """Asks a process of its own for figures that have nothing to do with its start."""
        often = str(times or self.repetitions)
        command = [sys.executable, "-m", "bench.performance.inside", what, str(root), "--times", often]
        answer: dict[str, list[float]] = json.loads(run(command, ROOT).said)
        for name, values in answer.items():
            for value in values:
                self.figures.add(size, "s", {name: value})

    def _add(self, size: int, name: str, used: Usage, *, counts: bool) -> None:
        if counts:
            self.figures.add(size, "s", {name: used.wall, f"{name} CPU": used.cpu})
            if name == "cold":
                self.figures.add(size, "s", {"cold CPU of workers": used.workers})
        elif used.memory:
            self.figures.add(size, "B", {f"{name} memory": used.memory})


def told_or_drawn(page: Path, said: str) -> bool:
    """Whether the page shows the picture of the crowd, or what the build said names its diagram."""
    drawn = page.is_file() and 'data-box="crowd-0"' in page.read_text(encoding="utf-8")
    return drawn or f"`{CROWD}`" in said
