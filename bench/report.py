#!/usr/bin/env python
"""Writes the newest results into the guide: the plot in both themes, and the tables of `docs/guide/speed.md`.

Run it after `make bench-peers`. What stands between the marks in the page is made; the rest is written by hand.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.performance.page import with_results
from bench.performance.plot import DARK, LIGHT, plot
from bench.performance.results import newest, read

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "guide" / "speed.md"
ASSETS = ROOT / "docs" / "assets"


def report(results: Path, page: Path) -> dict[Path, str]:
    """What the page and its pictures are with these results, by file."""
    found = read(results)
    plots = {ASSETS / f"speed-{theme.name}.svg": plot(found.figures, theme) for theme in (LIGHT, DARK)}
    return {page: with_results(page.read_text(encoding="utf-8"), found), **plots}


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path, nargs="?", default=newest(), help="a file of results; the newest")
    wishes = parser.parse_args(arguments)
    if wishes.results is None:
        parser.error("there are no results yet: `make bench` makes them")
    for file, text in report(wishes.results, PAGE).items():
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
