"""What has to hold: each bound with the value that was measured, and how it was worked out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bench.performance.figures import Figures

KB, MB = 1000.0, 1000.0**2


class Bound(Struct, frozen=True):
    """A bound and what was measured: `value` is good up to `most` or, where more is better, from `least`.

    `unit` is `s`, `MB`, `KB`, `times` or empty for a number.
    """

    what: str
    size: int
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    how: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is kept."""
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)


def bounds(figures: Figures, cores: int) -> list[Bound]:
    """Every bound for which everything was measured that it needs."""
    return [
        *_cold(figures, cores),
        *_warm(figures),
        *_serve(figures),
        *_check(figures),
        *_growth(figures),
        *_rest(figures),
    ]


def _cold(figures: Figures, cores: int) -> Iterator[Bound]:
    for size, times in ((100, 4.0), (1000, 6.0)):
        if (peer := figures.median("LikeC4", size)) and (ours := figures.median("cold", size)):
            yield Bound("times faster than LikeC4", size, peer / ours, "times", least=times)
    size = 1000
    cold, floor = figures.median("cold", size), cold_floor(figures, size, cores)
    if cold and floor:
        how = f"1.5 × (bare MkDocs + (graphs + layout) / {cores})"
        yield Bound("cold build", size, cold, "s", most=1.5 * floor, how=how)
    if memory := figures.median("cold memory", size):
        yield Bound("peak memory of a cold build", size, memory / MB, "MB", most=400)
    if page := figures.median("component page", size):
        yield Bound("page of a component, in the mean", size, page / KB, "KB", most=60)


def cold_floor(figures: Figures, size: int, cores: int) -> float | None:
    """What a cold build cannot do without, in seconds; None where it was not measured."""
    bare, graphs, layout = (figures.median(name, size) for name in ("bare MkDocs", "graphs", "layout"))
    return None if bare is None or graphs is None or layout is None else bare + (graphs + layout) / cores


def _warm(figures: Figures) -> Iterator[Bound]:
    size = 1000
    if (warm := figures.median("warm", size)) and (bare := figures.median("bare MkDocs", size)):
        yield Bound("warm build, nothing changed", size, warm, "s", most=1.25 * bare, how="1.25 × bare MkDocs")


def _serve(figures: Figures) -> Iterator[Bound]:
    for size, most in ((1000, 1.0), (3000, 2.5)):
        if seconds := figures.median("served summary", size):
            yield Bound("a saved summary is served", size, seconds, "s", most=most)
            if size == 1000 and (dirty := figures.median("dirty rebuild", size)):
                how = "3 × MkDocs' dirty rebuild of nothing"
                yield Bound("a saved summary is served", size, seconds, "s", most=3 * dirty, how=how)
    if seconds := figures.median("served connection", 1000):
        yield Bound("a new connection is served on both pages", 1000, seconds, "s", most=1.5)
    for size in figures.sizes("lost in search"):
        lost = figures.median("lost in search", size) or 0.0
        yield Bound("pages that the search loses by edits", size, lost, "", most=0)


def _check(figures: Figures) -> Iterator[Bound]:
    for size in (10_000,):
        if (check := figures.median("check", size)) and (events := figures.median("events", size)):
            yield Bound("groundplan check", size, check, "s", most=4 * events, how="4 × the events of the same YAML")
    for size in figures.sizes("check after an edit"):
        if edit := figures.median("check after an edit", size):
            yield Bound("the check after one edit, while serving", size, edit, "s", most=0.5)


def _growth(figures: Figures) -> Iterator[Bound]:
    for name, most in (("cold", 1.15), ("site", 1.15), ("cold memory", 1.0)):
        if growth := figures.growth(name, 300, 3000):
            how = f"from {growth.smallest:,} to {growth.largest:,}"
            what = f"growth of {GROWING[name]}, exponent"
            yield Bound(what, growth.largest, growth.exponent, "", most=most, how=how)


GROWING = {"cold": "the time of a cold build", "site": "the size of the site", "cold memory": "memory"}


def _rest(figures: Figures) -> Iterator[Bound]:
    for size in figures.sizes("crowd missing"):
        missing = figures.median("crowd missing", size) or 0.0
        yield Bound("pages missing beside a picture of 1,000 boxes", size, missing, "", most=0)
        told = figures.median("crowd drawn or refused", size) or 0.0
        yield Bound("that picture is drawn, or refused by name", size, told, "", least=1)
    if start := figures.median("start", 0):
        yield Bound("groundplan --help", 0, start, "s", most=0.3)
