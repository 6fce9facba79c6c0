"""The tables of the guide's page about speed, between marks in its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bench.performance.bounds import Bound, bounds
from bench.performance.figures import Figures
from bench.performance.results import Results
from bench.performance.table import bound_value, shown

ROWS = (
    ("first build", "cold"),
    ("its processor time, all cores", "cold CPU"),
    ("its memory, all processes", "cold memory"),
    ("build, nothing changed", "warm"),
    ("saved text is served", "served summary"),
    ("a new connection is served", "served connection"),
    ("pages", "pages"),
    ("the whole site", "site"),
    ("page of a component, in the mean", "component page"),
    ("MkDocs alone, same pages", "bare MkDocs"),
    ("MkDocs, dirty rebuild of nothing", "dirty rebuild"),
    ("graphs, on one core", "graphs"),
    ("layout, on one core", "layout"),
    ("LikeC4, build", "LikeC4"),
    ("its memory", "LikeC4 memory"),
)
"""What the page shows of the figures, and what it calls them."""

_GB = 1000.0**3


def with_results(page: str, results: Results) -> str:
    """The page with these results: machine, sizes and bounds. Raises `ValueError` where a mark is missing."""
    found = bounds(results.figures, results.machine["cores"])
    for mark, text in (
        ("machine", _machine(results)),
        ("sizes", _sizes(results.figures)),
        ("bounds", _bounds(found)),
    ):
        before, start, rest = page.partition(f"<!-- {mark} -->\n")
        _, end, after = rest.partition(f"<!-- /{mark} -->\n")
        if not (start and end):
            raise ValueError(f"the page has no place for: {mark}")
        page = f"{before}{start}\n{text}\n\n{end}{after}"
    return page


def _machine(results: Results) -> str:
    machine, versions = results.machine, results.versions
    named = ", ".join(f"{name} {version}" for name, version in versions.items() if name not in ("python", "groundplan"))
    busy = "" if results.load < 0.5 else f" It was **not quiet**: others kept {results.load:.1f} processors busy."
    return (
        f"Measured on {results.date}: {machine['cores']} cores ({escape(machine['processor'], quote=False)}), "
        f"{machine['memory'] / _GB:.0f} GB, {machine['system']}, Python {versions['python']}, {named}; "
        f"medians of as many runs as the table says.{busy}"
    )


def _sizes(figures: Figures) -> str:
    sizes = figures.sizes("cold") or figures.sizes("LikeC4")
    units = {each.name: each.unit for each in figures}
    rows = []
    for title, name in ROWS:
        values = [figures.median(name, size) for size in sizes]
        if any(value is not None for value in values):
            rows.append((title, *("" if value is None else shown(value, units[name]) for value in values)))
    rows.append(("how often each was measured", *(str(_often(figures, size)) for size in sizes)))
    return _table(("components", *(f"{size:,}" for size in sizes)), rows)


def _often(figures: Figures, size: int) -> int:
    """Of how many values the medians of the table are, of what was measured least often."""
    names = {name for _, name in ROWS}
    timed = [each for each in figures if each.size == size and each.unit == "s" and each.name in names]
    return min((figures.times(each.name, size) for each in timed), default=0)


def _bounds(found: Sequence[Bound]) -> str:
    rows = [
        (
            each.what + (f" ({each.how})" if each.how else ""),
            f"{each.size:,}" if each.size else "",
            bound_value(each.value, each.unit),
            f"{'at most' if each.most is not None else 'at least'} {bound_value(_limit(each), each.unit)}",
            "holds" if each.holds else "**broken**",
        )
        for each in found
    ]
    return _table(("what", "components", "measured", "allowed", ""), rows) if rows else "None of it was measured."


def _limit(bound: Bound) -> float:
    return bound.most if bound.most is not None else bound.least or 0.0


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ruler, *rows))
