"""The command reads sites and files, names what is broken, and tells people and programs the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.legibility import main, parser
from bench.legible.bounds import broken, noted
from bench.legible.cases import ROOT, SAMPLES, Case, samples
from bench.legible.generated import generated
from bench.legible.graphviz_own import graphviz_own
from bench.legible.measures import measure
from bench.legible.reading import drawings_in, read
from bench.legible.run import Row, measured
from bench.legible.table import HEADINGS
from groundplan.drawing.draw import draw_here
from groundplan.scenes.scene import Direction
from groundplan.scenes.text import as_text
from tests.bench.svgs import Wire, badge, picture
from tests.drawing.drawing_samples import orders
from tests.scenes.samples.large import files

CLEAN = picture(wires=[Wire("a", "b", "M56,24L208,24")])
FAULTY = picture(wires=[Wire("a", "c", "M56,24L408,24")]).replace("test-", "faulty-")


def test_a_clean_file_breaks_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "clean.svg").write_text(CLEAN, encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert "1 pictures" in capsys.readouterr().out


def test_the_broken_bound_and_its_picture_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "clean.svg").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<html><body><figure>{FAULTY}</figure></body></html>", encoding="utf-8")
    assert main([str(tmp_path), "--faults", "--worst", "1"]) == 1
    told = capsys.readouterr().out
    assert "BROKEN  edge through a foreign box: 1 in 1 pictures (faulty); none is allowed" in told
    assert "faulty: edge through a foreign box: a--c / b" in told
    assert "2 pictures" in told


def test_json_holds_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "faulty.svg").write_text(FAULTY, encoding="utf-8")
    assert main([str(tmp_path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["pictures"][0]["faults"] == [{"fault": "edge through a foreign box", "what": "a--c", "where": "b"}]
    assert len(told["broken"]) == 1


def test_only_and_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "faulty.svg").write_text(FAULTY, encoding="utf-8")
    assert main([str(tmp_path), "--only", "other*"]) == 2
    assert "nothing to measure" in capsys.readouterr().err


def test_a_picture_on_many_pages_is_measured_once(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(f"<p>{CLEAN}</p>", encoding="utf-8")
    assert [name for name, _ in drawings_in(tmp_path)] == ["test"]


def test_what_is_no_picture_of_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="not a picture"):
        read('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with pytest.raises(ValueError, match="not an SVG"):
        read("<svg")


def test_a_drawn_picture_is_read_whole() -> None:
    scene = orders()
    drawing = read(draw_here(scene).svg)
    assert drawing.direction == "right"
    assert drawing.boxes.keys() == {box.id for box in scene.boxes()}
    assert drawing.frames.keys() == {frame.id for frame in scene.frames()}
    assert {(line.id, line.source, line.target, line.label) for line in drawing.lines} == {
        (edge.id, edge.source, edge.target, edge.label) for edge in scene.edges
    }
    assert {(label.edge, label.step) for label in drawing.labels} == {
        *((edge.id, None) for edge in scene.edges if edge.label),
        *((edge.id, badge.number) for edge in scene.edges for badge in edge.badges),
    }
    assert {title for title, _ in drawing.titles} == drawing.frames.keys()
    for line in drawing.lines:
        for end, item in ((line.points[0], line.source), (line.points[-1], line.target)):
            assert drawing.boxes[item].grown(8).contains(end)


def test_rows_hold_what_graphviz_does_and_what_moved() -> None:
    (row,) = measured([Case("orders", orders())], workers=1)
    assert row.measures is not None
    assert row.own == graphviz_own(orders(), Direction.RIGHT)
    assert row.area_ratio is not None
    assert row.moved is not None
    assert 0 <= row.moved <= 1


def test_bounds_name_what_is_too_much() -> None:
    assert list(broken([Row("clean", measure(read(CLEAN)))])) == []
    wide = picture(texts=badge("a--b", "1", 130, 24), width=2000)
    far = picture(wires=[Wire("a", "b", "M56,24L56,-200L208,-200L208,24")])
    told = " ".join(
        broken([Row("wide", measure(read(wide))), Row("far", measure(read(far))), Row("gone", None, failed="x")])
    )
    assert "gone could not be drawn: x" in told
    assert "letters below 9 px with up to 25 boxes: 1 pictures (wide)" in told
    assert "mean detour" in told


def test_small_letters_are_noted_where_the_diagram_says_the_direction() -> None:
    row = Row("wide", measure(read(picture(texts=badge("a--b", "1", 130, 24), width=2000))), directed=True)
    assert list(broken([row])) == []
    assert [note.partition(":")[2] for note in noted([row])] == [" 1 pictures (wide)"]


def test_generated_models_are_the_same_for_a_seed() -> None:
    one, again = ([as_text(case.scene) for case in generated(5, 3)] for _ in range(2))
    assert one == again
    assert len(set(one)) == 5


def test_the_guide_explains_every_column_and_option() -> None:
    guide = (ROOT / "docs" / "guide" / "legibility.md").read_text(encoding="utf-8")
    shown = [heading for heading in HEADINGS if heading not in ("boxes", "edges")]
    assert [heading for heading in shown if f"| `{heading}` |" not in guide] == []
    options = [option for action in parser()._actions for option in action.option_strings if option.startswith("--")]
    assert [option for option in options if option != "--help" and f"`{option}" not in guide] == []


def test_there_are_enough_samples() -> None:
    sizes = [sum(1 for _ in case.scene.boxes()) for case in samples()]
    assert len(sizes) >= 30
    assert sum(size > 40 for size in sizes) >= 12
    assert sum(size >= 98 for size in sizes) >= 3


def test_the_large_samples_are_those_of_the_rule() -> None:
    for path, text in files():
        assert path.read_text(encoding="utf-8") == text, f"python {SAMPLES.name}/large.py"
