"""What is measured within one process of its own: `python -m bench.performance.inside WHAT FOLDER`, answered as JSON.

Starting Python and importing is no part of it: that is so for the floors of which our bounds are multiples.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from msgspec.structs import replace

from bench.performance.edits import summary_edits
from groundplan.drawing.layout.graph import build
from groundplan.drawing.layout.lay_out import lay_out
from groundplan.publish.findings import find_problems
from groundplan.publish.project import load_project
from groundplan.scenes.scene import Direction, Scene
from groundplan.source.reader import Kept

Answer = dict[str, list[float]]


def layout(root: Path, times: int) -> Answer:
    """One graph and one layout for each scene of the project that Graphviz lays out."""
    diagrams = load_project(root).diagrams
    scenes = [scene for id in diagrams.by_id if isinstance(scene := diagrams.shown(id), Scene)]
    scenes = [replace(scene, direction=scene.direction or Direction.RIGHT) for scene in scenes]
    lay_out(build(scenes[0]))  # Loads what is loaded once.
    answer: Answer = {"graphs": [], "layout": []}
    for _ in range(times):
        graphs = laid = 0.0
        for scene in scenes:
            start = time.perf_counter()
            graph = build(scene)
            between = time.perf_counter()
            lay_out(graph)
            graphs, laid = graphs + between - start, laid + time.perf_counter() - between
        answer["graphs"].append(graphs)
        answer["layout"].append(laid)
    return answer


def events(root: Path, times: int) -> Answer:
    """The events of all YAML files of the model and the diagrams, by the C parser; nothing is made of them."""
    texts = [path.read_text(encoding="utf-8") for path in _yaml_files(root)]

    def parse() -> None:
        for text in texts:
            deque(yaml.parse(text, Loader=yaml.CSafeLoader), maxlen=0)

    return {"events": [_seconds(parse) for _ in range(times)]}


def check(root: Path, times: int) -> Answer:
    """What a served site does before it is built again: reads what changed, checks everything; after one edit each."""
    kept = Kept()
    find_problems(load_project(root, kept=kept), "Measured")
    project = load_project(root, kept=kept)
    answer: Answer = {"check after an edit": []}
    for edit in summary_edits(root, project.model, times):
        edit.save()
        answer["check after an edit"].append(_seconds(lambda: find_problems(load_project(root, kept=kept), "Measured")))
        edit.undo()
    return answer


def dirty(root: Path, times: int) -> Answer:
    """MkDocs' dirty rebuild where nothing changed: it reads its settings and looks at every page."""
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.ERROR)

    def rebuild() -> None:
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=True)
        build_site(config, dirty=True)

    rebuild()
    return {"dirty rebuild": [_seconds(rebuild) for _ in range(times)]}


WHAT: dict[str, Callable[[Path, int], Answer]] = {"layout": layout, "events": events, "check": check, "dirty": dirty}


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=1)
    wishes = parser.parse_args(arguments)
    json.dump(WHAT[wishes.what](wishes.folder.resolve(), wishes.times), sys.stdout)
    return 0


def _yaml_files(root: Path) -> Iterator[Path]:
    return (path for folder in ("model", "diagrams") for path in sorted((root / folder).rglob("*.yml")))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
