"""The legend stands in columns under the picture, and makes no picture wider than it must be."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest
from msgspec.structs import replace

from groundplan.catalog.component_type import FrameStyle
from groundplan.drawing.geometry import Rect
from groundplan.drawing.job import draw_scene
from groundplan.drawing.page import WINDOW_WIDTH
from groundplan.drawing.paint.legend import LegendBlock, legend_block
from groundplan.drawing.paint.samples import SAMPLE_WIDTH
from groundplan.drawing.text.metrics import text_width
from groundplan.scenes.scene import LegendEntry
from tests.drawing.drawing_samples import chain

SVG = "{http://www.w3.org/2000/svg}"
LINES = (
    LegendEntry("sync", "call that waits for its answer"),
    LegendEntry("async", "message, nobody waits"),
    LegendEntry("planned", "planned, not there yet"),
    LegendEntry("chip", "member of a security group", "#dd344c"),
    LegendEntry("frame", "Region", look=FrameStyle("#00a4a6", dashed=True)),
    LegendEntry("closed", "group whose content is not shown"),
    LegendEntry("step", "step of the flow Buying"),
    LegendEntry("answer", "step against the arrow: an answer, or a poll", sample="3a.2"),
)
COLORS = tuple(
    LegendEntry("color", f"Team {name}", "#027cb3", dark="#5fc0fb", mark=mark, heading="Owner")
    for name, mark in (("Search", ""), ("Orders", "A"), ("Payments", "B"))
)


def block(entries: tuple[LegendEntry, ...], width: float) -> LegendBlock:
    found = legend_block(entries, width)
    assert found is not None
    return found


def rects(found: LegendBlock) -> list[Rect]:
    return [
        Rect(
            each.x,
            each.y,
            each.x + SAMPLE_WIDTH + 10 + max(text_width(line, 10.5) for line in each.lines),
            each.y + 22 + 13 * (len(each.lines) - 1),
        )
        for each in found.entries
    ]


@pytest.mark.parametrize("width", [180, 260, 420, 700, 1200, 4000])
def test_entries_stand_apart_within_the_picture_s_width(width: float) -> None:
    found = block((*LINES, *COLORS), width)
    places = rects(found)
    assert not any(one.grown(-0.1).overlaps(other.grown(-0.1)) for one, other in combinations(places, 2))
    assert found.width <= width
    assert max(place.right for place in places) <= found.width + 0.1
    assert max(place.bottom for place in places) <= found.height + 0.1


def test_a_wide_picture_has_one_row_and_a_narrow_one_one_column() -> None:
    assert len({each.y for each in block(LINES, 4000).entries}) == 1
    assert len({each.x for each in block(LINES, 260).entries}) == 1


@pytest.mark.parametrize("width", [60, 180, 420])
def test_a_long_legend_is_wider_than_its_picture_but_not_wider_than_a_page(width: float) -> None:
    values = tuple(LegendEntry("color", f"Team number {at}", "#027cb3", heading="Team") for at in range(60))
    found = block(values, width)
    assert width < found.width <= WINDOW_WIDTH
    assert found.height <= 400


def test_a_legend_grows_no_wider_than_it_must() -> None:
    values = tuple(LegendEntry("color", f"Team {at}", "#027cb3") for at in range(20))
    assert block(values, 60).width < 400


def test_columns_begin_at_the_same_heights() -> None:
    found = block(LINES, 700)
    columns: dict[float, list[float]] = {}
    for each in found.entries:
        columns.setdefault(each.x, []).append(each.y)
    assert len(columns) > 1
    assert all(set(later) <= set(earlier) for earlier, later in pairwise(columns.values()))


def test_nothing_is_cut_off_in_a_narrow_picture() -> None:
    found = block(LINES, 200)
    assert [" ".join(each.lines) for each in found.entries] == [entry.text for entry in LINES]


def test_what_has_a_heading_stands_below_it() -> None:
    found = block((*LINES[:2], *COLORS), 700)
    ((text, _, top),) = found.headings
    assert text == "Owner"
    assert max(each.y for each in found.entries if not each.entry.heading) < top
    assert min(each.y for each in found.entries if each.entry.heading) > top


def test_a_legend_hardly_widens_a_small_picture() -> None:
    small = chain("a", "b")
    with_legend = draw_scene(replace(small, legend=(*LINES, *COLORS)))
    assert with_legend.width <= max(draw_scene(small).width, 230)


def test_samples_look_like_what_they_stand_for() -> None:
    scene = replace(chain("a", "b"), legend=(*LINES, *COLORS))
    root = ET.fromstring(draw_scene(scene).svg)
    entries = {
        "".join(text.text or "" for text in entry.iter(f"{SVG}text")): entry
        for entry in root.iter(f"{SVG}g")
        if entry.get("class") == "legend-entry"
    }

    def shape(text: str, tag: str = "rect") -> ET.Element:
        return next(next(entry for name, entry in entries.items() if text in name).iter(f"{SVG}{tag}"))

    assert shape("message", "path").get("stroke-dasharray")
    assert shape("planned").get("stroke-dasharray")
    assert (shape("Region").get("stroke"), shape("Region").get("stroke-dasharray")) == ("#00a4a6", "4 2.5")
    assert shape("Team Search").get("style") == "--gp-dark:#5fc0fb"
    assert any("Team Orders" in name and name.startswith("A") for name in entries)
    assert any(name.startswith("3a.2") for name in entries)
