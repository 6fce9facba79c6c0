"""The whole measuring, on the smallest model: real builds, a real server under edits, a real check."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from bench.models import CROWD, project, write
from bench.performance import builds
from bench.performance.inside import main as inside
from bench.performance.rows import Bench, told_or_drawn
from bench.speed import main, parser
from tests.bench.trees import contents

ROOT = Path(__file__).resolve().parents[2]
SIZE = 20


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a whole measuring, with its results, and what it said."""
    folder = tmp_path_factory.mktemp("measured")
    options = ["--sizes", str(SIZE), "--check-size", str(SIZE + 1), "--repetitions", "1"]
    files = ["--folder", str(folder), "--output", str(folder / "results.json")]
    with redirect_stdout(io.StringIO()) as said:
        main([*options, "--rows", "build", "serve", "check", *files])
    return folder, said.getvalue()


def test_every_row_gives_its_figures(measured: tuple[Path, str]) -> None:
    folder, told = measured
    kept = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    figures = {(each["name"], each["size"]): each["values"] for each in kept["figures"]}
    assert {name for name, size in figures if size == SIZE} == {
        *("cold", "cold CPU", "cold CPU of workers", "cold memory", "warm", "warm CPU", "warm memory"),
        *("bare MkDocs", "bare MkDocs CPU", "bare MkDocs memory", "graphs", "layout", "dirty rebuild"),
        *("pages", "site", "mean page", "largest page", "component page"),
        *("served summary", "served connection", "lost in search"),
    }
    assert {name for name, size in figures if size == SIZE + 1} == {
        *("check", "check CPU", "check memory", "events", "check after an edit"),
    }
    assert figures["lost in search", SIZE] == [0, 0]
    assert figures["pages", SIZE][0] > SIZE
    assert figures["site", SIZE][0] > figures["largest page", SIZE][0] > figures["mean page", SIZE][0] > 0
    assert all(len(values) <= 2 and min(values) >= 0 for values in figures.values())
    assert "cold : its floor" in told
    assert "Bounds" in told
    assert kept["machine"]["cores"] > 0


def test_mkdocs_alone_builds_every_page_and_says_nothing(
    measured: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "true")
    root, folder = measured[0] / str(SIZE), measured[0] / f"{SIZE}-bare"
    used = builds.bare(folder)
    assert used.said == ""
    ours, theirs = (
        {path for path in contents(each) if path.startswith("components/") and path.count("/") == 2}
        for each in (root / "site", folder / "site")
    )
    assert ours == theirs
    page = (folder / "site" / "catalogue" / "index.html").read_text(encoding="utf-8")
    assert "groundplan.js" not in page


def test_a_crowd_is_told_or_drawn(tmp_path: Path) -> None:
    bench = Bench(tmp_path, 1, lambda _: None)
    bench.crowd(SIZE, boxes=30)
    assert bench.figures.median("crowd missing", SIZE) == 0
    assert bench.figures.median("crowd drawn or refused", SIZE) == 1


def test_a_crowd_that_is_neither_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<p>Nothing to see.</p>", encoding="utf-8")
    assert not told_or_drawn(page, "All is well.")
    assert not told_or_drawn(tmp_path / "nowhere.html", "")
    assert told_or_drawn(page, f"The diagram `{CROWD}` could not be drawn.")
    page.write_text('<svg><g class="item" data-box="crowd-0"/></svg>', encoding="utf-8")
    assert told_or_drawn(page, "")


@pytest.mark.parametrize("what", ["layout", "events", "check"])
def test_floors_are_answered_as_numbers(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project(SIZE), tmp_path)
    before = contents(tmp_path)
    assert inside([what, str(tmp_path), "--times", "2"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert all(len(values) == 2 and min(values) > 0 for values in answer.values())
    assert contents(tmp_path) == before


def test_a_size_that_is_too_small_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--sizes", "3"])
    assert "at least 20" in capsys.readouterr().err


def test_the_guide_explains_every_option_and_figure() -> None:
    guide = (ROOT / "docs" / "guide" / "speed.md").read_text(encoding="utf-8")
    options = [option for action in parser()._actions for option in action.option_strings if option.startswith("--")]
    assert [option for option in options if option != "--help" and f"`{option}" not in guide] == []
