#!/usr/bin/env python
"""How long routing and labels take: milliseconds at 25, 60 and 200 boxes, beside Graphviz' layout in the same run.

Measured is the step that turns a laid-out scene into places for lines, titles, labels and badges: neither layout nor
the writing of SVG. The value is the median of several runs in one process. Beside it stands the processor's time of
the quickest run, which other work on the machine hardly changes: the bounds are for that. The growth is the exponent
that fits the smallest and the largest picture. Exits 1 where a bound is broken.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.console import Console
from rich.table import Table

from groundplan.drawing.layout.graph import build
from groundplan.drawing.layout.lay_out import lay_out
from groundplan.drawing.placing.composition import compose
from groundplan.model.load import model_from_texts
from groundplan.scenes.load import diagrams_from_texts
from groundplan.scenes.scene import Direction, Scene

BOUNDS = {25: 40.0, 60: 100.0, 200: 400.0}
"""At most so many milliseconds with so many boxes, on a quiet core."""


class Timing(Struct, frozen=True):
    """Milliseconds for one picture: medians of layout and of the rest, and the least processor time of the rest."""

    boxes: int
    edges: int
    layout: float
    rest: float
    processor: float


def main(arguments: list[str] | None = None) -> int:
    """The command; 0 where every bound holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="how often each picture is drawn; 7")
    wishes = parser.parse_args(arguments)
    timings = [timed(platform(size), wishes.runs) for size in BOUNDS]
    table = Table("boxes", "edges", "layout ms", "routing and labels ms", "processor ms", "bound ms", "ratio", box=None)
    for each, bound in zip(timings, BOUNDS.values(), strict=True):
        ratio = each.rest / each.layout
        cells = (
            each.boxes,
            each.edges,
            f"{each.layout:.0f}",
            f"{each.rest:.0f}",
            f"{each.processor:.0f}",
            f"{bound:.0f}",
            f"{ratio:.2f}",
        )
        table.add_row(*map(str, cells))
    console = Console(highlight=False)
    console.print(table)
    console.print(f"growth: boxes to the power of {growth(timings[0], timings[-1]):.2f}")
    slow = [each for each, bound in zip(timings, BOUNDS.values(), strict=True) if each.processor > bound]
    for each in slow:
        console.print(
            f"BROKEN  {each.processor:.0f} ms with {each.boxes} boxes; at most {BOUNDS[each.boxes]:.0f} are allowed"
        )
    return 1 if slow else 0


def growth(small: Timing, large: Timing) -> float:
    """The exponent with which the time grows."""
    return math.log(large.processor / small.processor) / math.log(large.boxes / small.boxes)


def timed(scene: Scene, runs: int) -> Timing:
    """What so many runs take, after one that is not counted."""
    spent: list[tuple[float, float, float]] = []
    for _ in range(runs + 1):
        blueprint = build(scene)
        start = time.perf_counter()
        geometry = lay_out(blueprint)
        between, worked = time.perf_counter(), time.process_time()
        compose(scene, blueprint, geometry)
        spent.append((between - start, time.perf_counter() - between, time.process_time() - worked))
    layout, rest, processor = zip(*spent[1:], strict=True)
    each = (median(layout), median(rest), min(processor))
    return Timing(len(blueprint.boxes), len(scene.edges), *(seconds * 1000 for seconds in each))


def platform(size: int) -> Scene:
    """A platform of so many boxes: frames of five with a way in, services, a queue and a store, and calls between."""
    lines = ["components:"]
    ways: list[tuple[str, str, str]] = []
    for at in range(size // 5):
        lines += [f"  part-{at}:", "    type: group.System", f"    name: Part {at}", "    contains:"]
        for name, kind in (
            ("entry", "network.APIGateway"),
            ("reads", "compute.Lambda"),
            ("writes", "compute.Lambda"),
            ("queue", "integration.SQS"),
            ("store", "database.RDS"),
        ):
            lines.append(f"      {name}-{at}: {{type: aws.{kind}, name: {name.capitalize()} {at}}}")
        ways += [(f"entry-{at}", f"reads-{at}", ""), (f"entry-{at}", f"writes-{at}", "posts")]
        ways += [(f"reads-{at}", f"store-{at}", "reads"), (f"writes-{at}", f"queue-{at}", "announces")]
        if at:
            ways.append((f"writes-{(at - 1) // 2}", f"entry-{at}", "calls"))
        if at > 2:
            ways.append((f"queue-{at - 3}", f"writes-{at}", ""))
    lines.append("connections:")
    lines += [f"  - {{from: {start}, to: {end}{f', label: {label}' if label else ''}}}" for start, end, label in ways]
    model = model_from_texts({"model/model.yml": "\n".join(lines)}).model
    scene = diagrams_from_texts({"diagrams/all.yml": "title: All"}, model).diagrams.scene("all")
    return replace(scene, direction=Direction.RIGHT)


if __name__ == "__main__":
    sys.exit(main())
