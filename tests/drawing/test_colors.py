"""Colours: every text can be read on whatever it stands, on light and dark pages; the style sheet has them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from groundplan.catalog.colors import SHAPE_CONTRAST, TEXT_CONTRAST, contrast
from groundplan.drawing.draw import draw_here
from groundplan.drawing.paint import colors
from groundplan.drawing.paint.colors import AMBER, FOCUS, GROUND, INK, MUTED, ROLES, SLIP, SOFT, TAB, Color, seen
from groundplan.drawing.standalone import picture_css
from groundplan.model.component import ConnectionKind, Status
from groundplan.model.flow import BlockKind
from groundplan.scenes.palette import PALETTE
from groundplan.scenes.scene import Badge, Chip, Direction, Item, LegendEntry, Scene, Style
from groundplan.scenes.sequence import Fragment, Message, Note, Operand, SequenceScene
from tests.drawing.contrasts import texts_of
from tests.drawing.drawing_samples import box, edge, frame

PACKAGE = Path(colors.__file__).parents[1]


def contrasts(text: Color, ground: Color) -> list[float]:
    return [contrast(text.light, ground.light), contrast(text.dark, ground.dark)]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, GROUND) for text in (INK, SOFT, MUTED, AMBER, FOCUS)),
        *((GROUND, ground) for ground in (INK,)),
        *((text, ground) for text in (INK, SOFT, MUTED) for ground in (TAB, SLIP)),
        *((INK, GROUND.under(Color(shade.light, shade.dark), colors.PLATE_TINT)) for shade in PALETTE),
        (AMBER, GROUND.under(colors.DEPRECATED, colors.PLATE_TINT)),
    ],
)
def test_texts_are_read_on_the_grounds_that_are_made_for_them(text: Color, ground: Color) -> None:
    assert min(contrasts(text, ground)) >= TEXT_CONTRAST


def test_lines_are_seen() -> None:
    for line in (colors.LINE, colors.HEAD, FOCUS, colors.DEPRECATED, colors.PLAIN):
        assert min(contrasts(line, GROUND)) >= SHAPE_CONTRAST


COLORS = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@settings(deadline=None)
@given(st.builds(seen, COLORS), st.lists(st.builds(seen, COLORS), max_size=8), st.floats(0, 0.3))
def test_a_text_takes_another_shade_where_its_own_could_not_be_read(
    text: Color, fills: list[Color], share: float
) -> None:
    ground = GROUND
    for fill in fills:
        ground = ground.under(fill, share)
    looks = text.text(ground, "name")
    carried = re.search("#[0-9a-f]{6}", str(looks["style"] or looks["fill"]))
    assert carried is not None
    assert contrast(str(looks["fill"]), ground.light) >= TEXT_CONTRAST
    assert contrast(carried[0], ground.dark) >= TEXT_CONTRAST


@settings(max_examples=12, deadline=None)
@given(st.lists(COLORS, min_size=1, max_size=6), COLORS, st.sampled_from(list(Status)))
def test_every_text_of_a_picture_can_be_read(fills: list[str], own: str, status: Status) -> None:
    boxes = (
        box("a", "compute.EC2", focus=True, technology="Python", chips=(Chip("g", "Group", "#dd344c"),)),
        box("b", "compute.EC2", style=Style(own), technology="Go", status=status),
        box("c", "compute.EC2", technology="Rust", status=status, outside=True),
    )
    items: tuple[Item, ...] = boxes
    for depth, fill in enumerate(fills):
        group = frame(f"group-{depth}", "private", f"Group {depth}", *items)
        items = (replace(group, style=Style(fill)) if depth % 2 else group,)
    told = replace(edge("a", "b", "asks"), badges=(Badge("1", "asks"),))
    legend = (LegendEntry("step", "a step", sample="1"), LegendEntry("deprecated", "deprecated"))
    picture = draw_here(Scene("s", "S", Direction.RIGHT, items, (told, edge("b", "c", "tells")), legend=legend))
    for dark in (False, True):
        # Colours in files are rounded to whole steps.
        assert not [each for each in texts_of(picture, dark=dark) if each.contrast < TEXT_CONTRAST - 0.02]


def test_every_text_of_a_sequence_can_be_read() -> None:
    ends = (box("a", "compute.EC2"), box("b", "compute.EC2", style=Style("#8c4fff"), status=Status.DEPRECATED))
    call = Message("1", "asks", "a", "b", "a--b", ConnectionKind.SYNC)
    block = Fragment(BlockKind.ALT, "2", (Operand("it is known", (call, Note("soon", ("a",)))), Operand("", (call,))))
    picture = draw_here(SequenceScene("s", "S", ends, (call, block)))
    for dark in (False, True):
        seen_texts = list(texts_of(picture, dark=dark))
        assert {"asks", "alt", "[it is known]", "soon", "deprecated"} <= {each.text for each in seen_texts}
        assert not [each for each in seen_texts if each.contrast < TEXT_CONTRAST]


def test_the_style_sheet_has_every_role_and_no_other_colour() -> None:
    css = re.sub(r"/\*.*?\*/", "", picture_css(), flags=re.DOTALL)
    light, dark = re.findall(r"\.gp-drawing \{((?:\s*--gp-drawn-[^;]+;)+)\s*\}", css)
    assert variables(light) == {color.role: color.light for color in ROLES}
    assert variables(dark) == {color.role: color.dark for color in ROLES}
    used = set(re.findall(r"var\(--gp-drawn-([\w-]+)\)", css))
    assert used == {color.role for color in ROLES}


def variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--gp-drawn-([\w-]+): (#[0-9a-f]{6});", block))


def test_no_other_module_names_a_colour() -> None:
    literal = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']""")
    naming = [file.name for file in sorted(PACKAGE.rglob("*.py")) if literal.search(file.read_text("utf-8"))]
    assert naming == ["colors.py"]
