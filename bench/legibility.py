#!/usr/bin/env python
"""Measures how well pictures can be read; exits 1 and names each bound that is broken.

Without FILES it draws and measures the pictures of this repository's model and of the samples in
`tests/scenes/samples`, compares each with what Graphviz alone makes of the same scene, and edits each to see how much
stays in its place.
FILES are finished SVGs, HTML pages, or folders of them, such as `site/`: only what can be seen in them is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from fnmatch import fnmatch
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.console import Console

from bench.legible.bounds import broken, noted
from bench.legible.cases import Case, flagship, samples
from bench.legible.reading import drawings_in
from bench.legible.run import Row, measured, measured_svg
from bench.legible.table import show, worst_first


def main(arguments: list[str] | None = None) -> int:
    """The command; 0 where every bound holds."""
    wishes = parser().parse_args(arguments)
    rows = _rows(wishes)
    if not rows:
        sys.stderr.write("There is nothing to measure.\n")
        return 2
    faults = list(broken(rows))
    if wishes.json:
        print(json.dumps({"pictures": [_plain(row) for row in rows], "broken": faults}, indent=1))
        return 1 if faults else 0
    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else 240, highlight=False, soft_wrap=not terminal)
    shown = worst_first(rows) if wishes.worst is not None else rows
    show(shown, console, wishes.worst or None)
    if wishes.faults:
        for row in shown[: wishes.worst or None]:
            for found in row.measures.found if row.measures else ():
                print(f"{row.name}: {found}")
    for note in noted(rows):
        print(f"noted   {note}")
    for fault in faults:
        print(f"BROKEN  {fault}")
    return 1 if faults else 0


def _rows(wishes: argparse.Namespace) -> list[Row]:
    def wanted(name: str) -> bool:
        return not wishes.only or any(fnmatch(name, pattern) for pattern in wishes.only)

    if wishes.files:
        found = [each for path in wishes.files for each in drawings_in(path)]
        return [measured_svg(name, svg) for name, svg in found if wanted(name)]
    cases: list[Case] = []
    if wishes.generated is None or wishes.all:
        cases += [*flagship(), *samples()]
    if wishes.generated:
        from bench.legible.generated import generated

        cases += generated(wishes.generated, wishes.seed)
    return list(measured([case for case in cases if wanted(case.name)], wishes.workers, compare=not wishes.quick))


def _plain(row: Row) -> dict[str, object]:
    found = row.measures
    plain: dict[str, object] = {"picture": row.name, "failed": row.failed}
    if found:
        plain |= {
            "boxes": found.boxes,
            "edges": found.edges,
            "letter": round(found.letter, 2),
            "crossings": found.crossings,
            "bends": found.bends,
            "detour": round(found.detour, 3),
            "width": found.width,
            "height": found.height,
            "faults": [{"fault": each.fault, "what": each.what, "where": each.where} for each in found.found],
        }
    if row.own:
        plain |= {"graphviz_area": row.own.area, "graphviz_crossings": row.own.crossings}
    if row.moved is not None:
        plain["moved"] = round(row.moved, 3)
    return plain


def parser() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES", help="finished pictures, pages or folders")
    parser.add_argument("--only", action="append", metavar="PATTERN", help="only pictures of that name (`*` for any)")
    parser.add_argument("--generated", type=int, metavar="N", help="measure N random models instead")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="which random models; 1 without it")
    parser.add_argument("--all", action="store_true", help="with --generated: measure the others as well")
    parser.add_argument("--quick", action="store_true", help="no comparison with Graphviz, and no edits")
    parser.add_argument("--worst", type=int, nargs="?", const=0, metavar="N", help="the worst first; only N of them")
    parser.add_argument("--faults", action="store_true", help="list each fault below the table")
    parser.add_argument("--json", action="store_true", help="all of it as JSON")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), metavar="N", help="how many processes draw")
    return parser


if __name__ == "__main__":
    sys.exit(main())
