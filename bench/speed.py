#!/usr/bin/env python
"""How long builds, checks and saved edits take, beside what they cannot do without, measured in the same run.

Models of each size are made, built and served; MkDocs alone builds the same pages; with `--peers` other programs build
the same models. Ends with a table of medians and a table of bounds, and exits 1 where a bound is broken. Run it on a
machine that has nothing else to do: it says how busy it was. What was measured earlier on the same day stays in the
results until it is measured again, so rows can be run one after the other.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.console import Console

from bench.models import SMALLEST
from bench.performance import peers
from bench.performance.bounds import bounds
from bench.performance.figures import Figures
from bench.performance.machine import cores, load, machine, versions
from bench.performance.processes import CommandError, as_installed
from bench.performance.results import RESULTS, Results, continued, keep, now, today
from bench.performance.rows import ROOT, Bench
from bench.performance.serving import ServingError
from bench.performance.table import bounds_table, figures_table

SIZES = (100, 300, 1000, 3000)
QUICK_SIZES = (100, 300, 1000)
CHECK_SIZE = 10_000
CROWD_SIZE = 100
PEER_SIZES = (100, 1000)
ROWS = ("start", "build", "serve", "check", "crowd", "peers")
_WORK = ROOT / ".cache" / "bench"
_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """The command; 0 where every bound holds."""
    wishes = parser().parse_args(arguments)
    rows = wishes.rows or [row for row in ROWS if row != "peers" or wishes.peers]
    sizes = wishes.sizes or (QUICK_SIZES if wishes.quick else SIZES)
    repetitions = wishes.repetitions or (1 if wishes.quick else 5)
    output = wishes.output or (_WORK / "quick.json" if wishes.quick else RESULTS / f"{today()}.json")
    console = Console(highlight=False)
    began = time.monotonic()
    wishes.folder.mkdir(parents=True, exist_ok=True)
    as_installed()
    known = versions()
    if "peers" in rows:
        try:
            peers.install()
            known |= peers.peer_versions()
        except CommandError as error:
            console.print(f"FAILED  {error}", markup=False)
            return 2
    results = continued(Results(today(), machine(), known, Figures()), output)
    figures = results.figures

    def tell(text: str) -> None:
        # Before each step, so that what was measured outlives what comes next.
        keep(results, bounds(figures, cores()), output)
        console.print(f"{time.monotonic() - began:7.0f} s  {text}")

    bench = Bench(wishes.folder.resolve(), repetitions, tell, figures)
    failed = interrupted = False
    for measure in _rows(bench, rows, sizes, wishes.check_size):
        figures.begin(now(), load())
        try:
            measure()
        except (CommandError, ServingError) as error:
            console.print(f"FAILED  {error}", markup=False)
            failed = True
        except KeyboardInterrupt:
            interrupted = True
            break
    found = bounds(figures, cores())
    keep(results, found, output)
    console.print(figures_table(figures, cores()), "")
    console.print(bounds_table(found), "")
    busy = f"others kept up to {results.load:.1f} of them busy"
    console.print(f"{cores()} cores, {busy}; kept in {output}", soft_wrap=True)
    if interrupted:
        return _INTERRUPTED
    return 1 if failed or not all(each.holds for each in found) else 0


def parser() -> argparse.ArgumentParser:
    """What the command understands."""
    found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--quick", action="store_true", help="each once, and up to 1,000 components")
    found.add_argument("--sizes", type=_size, nargs="+", metavar="N", help=f"how many components; {SIZES}")
    found.add_argument("--check-size", type=_size, default=CHECK_SIZE, metavar="N", help=f"for `check`; {CHECK_SIZE}")
    found.add_argument("--rows", choices=ROWS, nargs="+", help="what is measured; all of it, peers only with --peers")
    found.add_argument("--repetitions", type=int, metavar="N", help="how often each is done; 5")
    found.add_argument("--peers", action="store_true", help="install LikeC4 with npm, and measure it in the same run")
    found.add_argument("--folder", type=Path, default=_WORK, help="where models and sites are made")
    found.add_argument("--output", type=Path, metavar="FILE", help="the results as JSON; bench/results/<day>.json")
    return found


def _rows(bench: Bench, rows: Collection[str], sizes: Collection[int], check_size: int) -> Iterator[Callable[[], None]]:
    """What is to be measured, one thing after the other."""
    peer_sizes = ([size for size in PEER_SIZES if size in sizes] or sizes) if "peers" in rows else ()
    if "start" in rows:
        yield bench.start
    for size in sizes:
        if "build" in rows:
            yield partial(bench.build, size, with_peers=size in peer_sizes)
        if "serve" in rows:
            yield partial(bench.serve, size)
        if "build" not in rows and size in peer_sizes:
            yield partial(bench.peers, size)
    if "check" in rows:
        yield partial(bench.check, check_size)
    if "crowd" in rows:
        yield partial(bench.crowd, CROWD_SIZE)


def _size(text: str) -> int:
    size = int(text.replace(",", ""))
    if size < SMALLEST:
        raise argparse.ArgumentTypeError(f"a project has at least {SMALLEST} components")
    return size


if __name__ == "__main__":
    sys.exit(main())
