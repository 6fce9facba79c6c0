"""What tooltips say takes no room: nothing of it is drawn, and each part of a picture says its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.draw import draw_here
from groundplan.drawing.export.themed import SVG
from groundplan.drawing.tooltips import ONLY_SAID
from groundplan.publish.project import load_project
from tests.drawing.drawing_samples import chain

ROOT = Path(__file__).parents[2]
PROJECT = load_project(ROOT).diagrams
SHOWN = ("layers", "network", "request-path", "vpc.inside", "app.neighbours", "flow.payment", "flow.payment.sequence")
OTHER = "Something\nelse, that is </title> much longer than anything that was said before."


def with_other_words(value: Any) -> Any:
    """The same, with other words wherever they are only said."""
    if isinstance(value, tuple):
        return tuple(map(with_other_words, value))
    if not isinstance(value, Struct):
        return value
    said = {name for name in ONLY_SAID.get(type(value), ()) if name != "zoom"}
    changed = {name: with_other_words(getattr(value, name)) for name in value.__struct_fields__}
    others = {name: (OTHER,) if isinstance(changed[name], tuple) else OTHER for name in said}
    return replace(value, **changed | others)


@pytest.mark.parametrize("id", SHOWN)
def test_nothing_is_drawn_of_what_is_only_said(id: str) -> None:
    scene = PROJECT.shown(id)
    other = with_other_words(scene)

    before, after = draw_here(scene), draw_here(other)

    assert other != scene
    assert after.drawn == before.drawn
    assert after.svg != before.svg
    assert "Something\nelse, that is &lt;/title&gt; much" in after.svg


@pytest.mark.parametrize("id", SHOWN)
def test_every_place_of_a_tooltip_is_filled(id: str) -> None:
    picture = draw_here(PROJECT.shown(id))

    said = [title.text for title in ElementTree.fromstring(picture.svg).iter(f"{{{SVG}}}title")]

    assert all(said)
    assert "data-of" not in picture.svg
    assert len(said) == picture.drawn.svg.count("<title")


def test_text_that_looks_like_the_place_of_a_tooltip_stays_text() -> None:
    scene = chain("one", "two")
    name = '<title data-of="item:two"/>'
    boxes = (replace(scene.items[0], name=name, summary=name), replace(scene.items[1], summary="The second."))

    svg = draw_here(replace(scene, title=name, items=boxes)).svg

    assert svg.count("The second.") == 1
    assert name not in svg
    assert "&lt;title data-of=&quot;item:two&quot;/&gt;" in svg
