"""The guide's page about speed: its plot and its tables are those of the newest results."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bench.performance.figures import Figures
from bench.performance.page import with_results
from bench.performance.plot import DARK, LIGHT, SERIES, plot, spread
from bench.performance.results import Results, newest
from bench.report import PAGE, report

SVG = "{http://www.w3.org/2000/svg}"


def figures() -> Figures:
    found = Figures()
    found.begin("2026-01-02T10:00:00+00:00", 3.0)
    for size in (100, 1000):
        found.add(size, "s", {each.figure: size / 50 for each in SERIES})
        found.add(size, "B", {"cold memory": size * 1e6})
    return found


def results() -> Results:
    machine = {"processor": "Some <processor>", "cores": 2, "memory": 8_000_000_000, "system": "Linux x86_64"}
    return Results("2026-01-02", machine, {"python": "3.11.7", "mkdocs": "1.6.1"}, figures())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_plot_names_every_line_and_size(theme: object) -> None:
    svg = plot(figures(), LIGHT if theme is LIGHT else DARK)
    root = ElementTree.fromstring(svg)
    texts = [element.text or "" for element in root.iter(f"{SVG}text")]
    assert [text for text in ("100", "1,000", "1 s", "10 s", "100 s") if text not in texts] == []
    assert {f"{each.title} 20.0 s" for each in SERIES} <= set(texts)
    assert len(list(root.iter(f"{SVG}circle"))) == 2 * len(SERIES)
    assert svg == plot(figures(), LIGHT if theme is LIGHT else DARK)


def test_nothing_is_no_plot() -> None:
    with pytest.raises(ValueError, match="nothing to plot"):
        plot(Figures(), LIGHT)


def test_labels_keep_apart_and_within_their_limits() -> None:
    assert spread([10.0, 50.0], 20, 0, 100) == [10.0, 50.0]
    assert spread([10.0, 12.0, 13.0], 20, 0, 100) == [10.0, 30.0, 50.0]
    assert spread([90.0, 95.0, 99.0], 20, 0, 100) == [60.0, 80.0, 100.0]


def test_the_page_says_machine_figures_and_bounds() -> None:
    page = "".join(
        f"<!-- {mark} -->\nstale figures\n<!-- /{mark} -->\nBetween.\n" for mark in ("machine", "sizes", "bounds")
    )
    made = with_results(page, results())
    assert "stale" not in made
    assert made.count("Between.") == 3
    assert "2 cores (Some &lt;processor&gt;)" in made
    assert "It was **not quiet**" in made
    assert "| first build | 2.00 s | 20.0 s |" in made
    assert "| its memory, all processes | 100 MB | 1000 MB |" in made
    assert "| peak memory of a cold build | 1,000 | 1000 MB | at most 400 MB | **broken** |" in made
    assert with_results(made, results()) == made


def test_a_page_without_a_place_for_them_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for: machine"):
        with_results("# Speed\n", results())


def test_the_guide_shows_the_newest_results() -> None:
    kept = newest()
    assert kept is not None
    for file, text in report(kept, PAGE).items():
        assert file.read_text(encoding="utf-8") == text, "python bench/report.py"


def test_results_say_nothing_of_where_they_were_made() -> None:
    for file in (newest() or Path()).parent.glob("*.json"):
        assert str(Path.home()) not in file.read_text(encoding="utf-8")
