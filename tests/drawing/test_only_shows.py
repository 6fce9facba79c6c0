"""A picture from a store that others write to is taken if it only shows something."""

from __future__ import annotations

from pathlib import Path

import pytest

from groundplan.drawing.draw import draw_here
from groundplan.drawing.only_shows import only_shows
from groundplan.publish.project import load_project

ROOT = Path(__file__).parents[2]
OPENING = '<svg xmlns="http://www.w3.org/2000/svg" class="gp-drawing" viewBox="0 0 1 1">'


@pytest.mark.parametrize("project", [".", "tests/scenes/samples/fan-in", "tests/scenes/samples/event-driven"])
def test_our_own_pictures_only_show_something(project: str) -> None:
    diagrams = load_project(ROOT / project).diagrams
    written = [id for id, diagram in diagrams.by_id.items() if not diagram.automatic][:6]
    flows = [id for id in diagrams.by_id if id.startswith("flow.")][:4]

    assert {id: only_shows(draw_here(diagrams.shown(id)).svg) for id in (*written, *flows)} == dict.fromkeys(
        (*written, *flows), True
    )


@pytest.mark.parametrize(
    "content",
    [
        "",
        '<g data-label="url(x) &lt;script&gt;" aria-label="on: load"><path d="M0 0" style="--gp-dark:#fff"/></g>',
        '<a class="box" href="component:app"><title>The app</title></a>',
        '<image width="9" href="icon:aws-lambda"/>',
    ],
)
def test_what_only_shows(content: str) -> None:
    assert only_shows(f"{OPENING}{content}</svg>")


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<g ONLOAD="alert(1)"/>',
        "<foreignObject/>",
        "<style>* {display: none}</style>",
        '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<a href="javascript:alert(1)"/>',
        '<a href=" javascript:alert(1)"/>',
        '<a href="https://elsewhere.example/"/>',
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"/>',
        '<a ping="https://elsewhere.example/" href="component:app"/>',
        '<image href="https://elsewhere.example/pixel"/>',
        '<image src="x" href="icon:x"/>',
        '<rect fill="url(https://elsewhere.example/)"/>',
        '<rect fill="URL(#a)"/>',
        '<rect style="fill: url(x)"/>',
        r'<rect style="fill: \75rl(x)"/>',
        "<title><![CDATA[</title><script>alert(1)</script>]]></title>",
        "<!--> <script>alert(1)</script> -->",
        "<?xml-stylesheet href='x'?>",
        "<g>",
        "</svg><svg>",
        "</svg><p>more</p>",
        "&nothing;",
        "<p>more</p>",
        "<svg/>",
        '<text x="left">a</text>',
        '<text font-size="99999999">a</text>',
        '<path d="M0 0;"/>',
        "<g>" * 200 + "</g>" * 200,
        "\udc80",
    ],
)
def test_what_could_do_more(content: str) -> None:
    assert not only_shows(f"{OPENING}{content}</svg>")


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "text",
        "<p></p>",
        f"<!DOCTYPE svg>{OPENING}</svg>",
        f"{OPENING}</svg><p></p>",
        "<svg ></svg>",
        '<svg viewBox="0 0 0 9"></svg>',
        '<svg viewBox="0 0 9 1e9"></svg>',
        '<svg data-x=">" viewBox="0 0 9 9"></svg>',
        """<svg data-x=' viewBox="0 0 9 9"'></svg>""",
        '<svg viewBox="0 0 9 9" onload="alert(1)"></svg>',
    ],
)
def test_what_is_no_picture(svg: str) -> None:
    assert not only_shows(svg)
