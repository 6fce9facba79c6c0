"""Figures, how they grow, and what of them has to hold."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from rich.console import Console

from bench.performance.bounds import Bound, bounds
from bench.performance.figures import Figures, exponent, figures_from
from bench.performance.machine import cores, load, machine, versions
from bench.performance.results import Results, continued, keep, newest, read, today
from bench.performance.table import bounds_table, figures_table


def figures(**more: float) -> Figures:
    """Figures at 1,000 components with which everything holds, but for those that are said."""
    found = Figures()
    taken = {
        "cold": 10.0,
        "bare MkDocs": 8.0,
        "graphs": 1.0,
        "layout": 3.0,
        "warm": 9.0,
        "LikeC4": 100.0,
        "served summary": 0.8,
        "served connection": 1.2,
        "dirty rebuild": 0.3,
        **{name.replace("_", " "): value for name, value in more.items()},
    }
    found.add(1000, "s", taken)
    found.add(1000, "B", {"cold memory": 300e6, "component page": 50e3, "site": 60e6})
    return found


def broken(figures: Figures) -> list[str]:
    return [each.what for each in bounds(figures, 2) if not each.holds]


def test_the_median_is_the_value_in_the_middle() -> None:
    found = Figures()
    for value in (5.0, 1.0, 3.0):
        found.add(100, "s", {"cold": value})
    assert found.median("cold", 100) == 3.0
    assert found.median("cold", 300) is None
    assert [(each.name, each.size, each.values) for each in found] == [("cold", 100, (5.0, 1.0, 3.0))]


def test_growth_is_the_exponent_between_the_smallest_and_the_largest_size() -> None:
    assert exponent(300, 9.0, 3000, 90.0) == pytest.approx(1.0)
    assert exponent(100, 1.0, 1000, 100.0) == pytest.approx(2.0)
    found = Figures()
    for size, value in ((100, 50.0), (300, 3.0), (1000, 9.0), (3000, 300.0)):
        found.add(size, "s", {"cold": value})
    growth = found.growth("cold", 300, 3000)
    assert growth is not None
    assert (growth.smallest, growth.largest) == (300, 3000)
    assert growth.exponent == pytest.approx(2.0)
    assert found.growth("cold", 300, 900) is None
    assert found.growth("warm", 300, 3000) is None


def test_bounds_hold_up_to_what_they_say() -> None:
    assert broken(figures()) == []
    assert Bound("x", 1, 2.0, "s", most=2.0).holds
    assert not Bound("x", 1, 2.1, "s", most=2.0).holds
    assert not Bound("x", 1, 2.9, "times", least=3.0).holds


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("cold", 15.1, "cold build"),  # 1.5 × (8 + 4 / 2)
        ("LikeC4", 59.0, "times faster than LikeC4"),
        ("warm", 10.1, "warm build, nothing changed"),
        ("served_summary", 0.95, "a saved summary is served"),
        ("served_connection", 1.6, "a new connection is served on both pages"),
    ],
)
def test_what_is_too_slow_is_named(name: str, value: float, what: str) -> None:
    assert broken(figures(**{name: value})) == [what]


def test_what_is_too_large_grows_too_fast_or_is_lost_is_named() -> None:
    found = figures()
    found.add(1000, "", {"lost in search": 2})
    found.add(100, "", {"crowd missing": 1, "crowd drawn or refused": 0})
    found.add(300, "s", {"cold": 0.5})
    found.add(300, "B", {"site": 1e6, "cold memory": 299e6})
    found.add(10_000, "s", {"check": 2.1, "events": 0.5, "check after an edit": 0.6})
    found.add(0, "s", {"start": 0.31})
    assert broken(found) == [
        "pages that the search loses by edits",
        "groundplan check",
        "the check after one edit, while serving",
        "growth of the time of a cold build, exponent",
        "growth of the size of the site, exponent",
        "pages missing beside a picture of 1,000 boxes",
        "that picture is drawn, or refused by name",
        "groundplan --help",
    ]


def test_nothing_is_judged_that_was_not_measured() -> None:
    assert bounds(Figures(), 2) == []


def test_tables_show_medians_ratios_and_verdicts() -> None:
    console = Console(file=io.StringIO(), width=160)
    found = figures(cold=20.0)
    console.print(figures_table(found, 2))
    console.print(bounds_table(bounds(found, 2)))
    file = console.file
    assert isinstance(file, io.StringIO)
    lines = [" ".join(line.split()) for line in file.getvalue().splitlines()]
    assert "cold 20.0 s" in lines
    assert "component page 50 KB" in lines
    assert "cold : its floor 2.00 ×" in lines
    assert "cold build 1,000 20.0 s ≤ 15.0 s BROKEN 1.5 × (bare MkDocs + (graphs + layout) / 2)" in lines
    assert "peak memory of a cold build 1,000 300 MB ≤ 400 MB holds" in lines


def test_results_are_kept_and_read(tmp_path: Path) -> None:
    found = figures()
    results = Results(today(), machine(), versions(), found)
    for day in ("2026-01-02", "2026-01-10"):
        keep(results, bounds(found, cores()), tmp_path / f"{day}.json")
    kept = newest(tmp_path)
    assert kept == tmp_path / "2026-01-10.json"
    again = read(kept)
    assert again.figures.as_data() == found.as_data() == figures_from(found.as_data()).as_data()
    assert again.machine == machine()
    assert {"python", "mkdocs", "groundplan"} <= again.versions.keys()
    assert newest(tmp_path / "nowhere") is None


def test_rows_that_run_one_after_the_other_have_one_file(tmp_path: Path) -> None:
    file = tmp_path / "2026-01-02.json"
    first = Figures()
    for taken, seconds in (("2026-01-02T10:00:00", 1.0), ("2026-01-02T11:00:00", 3.0)):
        first.begin(taken, 0.1)
        first.add(100, "s", {"cold": seconds, "warm": seconds} if seconds == 1 else {"cold": seconds})
        first.add(100, "s", {"cold": seconds + 1})
    keep(Results("2026-01-02", machine(), {"python": "3.11"}, first), [], file)

    second = continued(Results("2026-01-02", machine(), {"python": "3.11", "node": "22"}, Figures()), file)
    second.figures.begin("2026-01-02T12:00:00", 0.7)
    second.figures.add(100, "s", {"warm": 5.0})

    found = {each.name: (each.values, each.taken[11:13], each.load) for each in second.figures}
    assert found == {"cold": ((3.0, 4.0), "11", 0.1), "warm": ((5.0,), "12", 0.7)}
    assert (second.versions, second.load) == ({"python": "3.11", "node": "22"}, 0.7)
    other = continued(Results("2026-01-02", machine(), {"python": "3.12"}, Figures()), file)
    assert list(other.figures) == []


def test_load_is_what_others_keep_busy() -> None:
    assert 0 <= load() <= (os.cpu_count() or 1) + 0.1
