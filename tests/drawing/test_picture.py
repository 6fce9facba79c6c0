"""The SVG itself: well formed, safe, linked, the same on every run; and the same picture as a file of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from groundplan.catalog.colors import DARK, contrast
from groundplan.catalog.component_type import Icon
from groundplan.drawing.draw import draw_here
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import picture_css, standalone
from groundplan.model.component import ConnectionKind, Status
from groundplan.scenes.scene import Badge, Chip, Direction, LegendEntry, Scene, Style
from tests.drawing.drawing_samples import box, chain, edge, frame, orders
from tests.drawing.test_sequence_picture import SCENE as SEQUENCE

SVG = "{http://www.w3.org/2000/svg}"
EVIL = """</text><script>alert(1)</script> href="icon:x" 'quoted' & <b>bold</b> {{ 7 * 7 }} \x00\x1b \ud800"""


def parsed(picture: Picture) -> ET.Element:
    return ET.fromstring(picture.svg.encode("utf-8"))


def rich() -> Scene:
    """A scene with everything that a box and an edge can show."""
    chips = (Chip("app-security", "app-security", "#DD344C"), Chip("routes", "private-routes", "#8C4FFF"))
    items = (
        box("users", "general.Users", "Users"),
        frame(
            "vpc", "vpc", "VPC", box("igw", "network.InternetGateway", "Gateway"), box("app", "compute.EC2", count=3)
        ),
        box("data", "database.RDS", "Data", chips=chips, focus=True, technology="MySQL"),
        box("old", "compute.Lambda", "Old", status=Status.DEPRECATED),
        box("plan", "compute.Lambda", "Planned", status=Status.PLANNED),
        box("gone", "compute.Lambda", "Gone", status=Status.RETIRED),
        box("shop", "network.VPC", "Shop", holds=5),
        box("far", "storage.S3", "Far", outside=True, style=Style("#0e7490", dashed=True)),
    )
    edges = (
        edge("users", "igw", "HTTPS", step="1"),
        edge("igw", "app"),
        edge("app", "data", "reads", kind=ConnectionKind.DATA),
        replace(edge("data", "app", "answers"), badges=(Badge("2", "answers", against=True),)),
        edge("app", "app", "retries"),
        edge("old", "plan", kind=ConnectionKind.ASYNC),
        edge("gone", "shop", kind=ConnectionKind.MANAGEMENT, style=Style("#dc2626")),
        edge("vpc", "far", "exports"),
    )
    legend = (
        LegendEntry("sync", "call"),
        LegendEntry("color", "team", "#0e7490"),
        LegendEntry("step", "step"),
        LegendEntry("line", "people", "#c2410c", dashed=True),
    )
    return Scene("rich", "Everything", Direction.RIGHT, items, edges, legend)


def test_every_box_links_to_its_page_and_every_edge_to_its_connection() -> None:
    picture = draw_here(rich())
    assert set(picture.targets) == {
        *(f"connection:{edge.connections[0]}" for edge in rich().edges),
        *(f"component:{box.page}" for box in rich().boxes()),
        *("component:vpc", "component:app-security", "component:routes"),
    }


def test_addresses_and_icons_are_put_in_by_name() -> None:
    picture = draw_here(chain("a", "b"))
    placed = picture.placed(lambda target: f"/x/{target.partition(':')[2]}/", lambda name: f"/icons/{name}.png")
    assert 'href="/x/a/"' in placed
    assert 'href="/icons/aws-compute-lambda.png"' in placed
    assert "component:" not in placed


def test_edges_say_what_they_join() -> None:
    root = parsed(draw_here(rich()))
    edges = {g.get("data-edge"): g for g in root.iter(f"{SVG}g") if "edge" in (g.get("class") or "").split()}
    assert set(edges) == {edge.id for edge in rich().edges}
    assert edges["app--data"].get("data-from") == "app"
    assert edges["app--data"].get("data-to") == "data"
    assert edges["app--data"].get("class") == "edge data"


def test_text_for_those_who_do_not_see_it() -> None:
    picture = draw_here(rich())
    root = parsed(picture)
    named = (root.get("aria-labelledby") or "").split()
    texts = {element.get("id"): element.text for element in root if element.get("id")}
    assert [texts[name] for name in named] == ["Everything", "Diagram of 9 components, 1 group, 8 connections."]
    boxes, edges = picture.alternative
    assert (boxes.title, edges.title) == ("Components", "Connections")
    assert "app (EC2, 3 of them), in VPC" in map(str, boxes.lines)
    assert "app → Data: reads (data)" in map(str, edges.lines)


def test_no_id_can_meet_that_of_another_picture_on_the_page() -> None:
    ids = re.findall(r' id="([^"]+)"', draw_here(rich()).svg)
    assert ids
    assert all(found.startswith("rich-") for found in ids)


def test_hostile_text_stays_text() -> None:
    scene = rich()
    items = tuple(replace(item, name=EVIL, summary=EVIL) for item in scene.items)
    edges = tuple(replace(made, label=EVIL, detail=EVIL, badges=(Badge("1", EVIL),)) for made in scene.edges)
    legend = (LegendEntry("sync", EVIL),)
    picture = draw_here(replace(scene, title=EVIL, items=items, edges=edges, legend=legend))
    root = parsed(picture)
    assert {element.tag for element in root.iter()}.isdisjoint({f"{SVG}script", f"{SVG}b", "script"})
    assert "icon:x" not in [element.get("href") for element in root.iter()]
    known = {icon.name for icon in picture.icons}
    assert set(re.findall(r'href="icon:([^"]+)"', picture.svg)) == known


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_well_formed_svg(name: str, label: str, technology: str) -> None:
    scene = Scene(
        "s",
        name,
        Direction.RIGHT,
        (box("a", "compute.Lambda", name, technology=technology), frame("f", "vpc", name, box("b", "compute.Lambda"))),
        (edge("a", "b", label, step=name[:5]),),
    )
    assert parsed(draw_here(scene)).tag == f"{SVG}svg"


@pytest.mark.parametrize("scene", [orders(), rich()], ids=["orders", "rich"])
def test_the_same_bytes_on_every_run(scene: Scene) -> None:
    assert draw_here(scene).svg == draw_here(scene).svg
    program = (
        "from tests.drawing import test_picture as t; import hashlib, sys; "
        f"scene = t.orders() if {scene.id!r} == 'orders' else t.rich(); "
        "print(hashlib.sha256(t.draw_here(scene).svg.encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "FONTCONFIG_FILE": font},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, font in (("1", "/dev/null"), ("2", ""))
    ]
    assert runs[0] == runs[1]


def test_nothing_of_the_machine_is_in_it() -> None:
    for text in (draw_here(rich()).svg, standalone(draw_here(rich()))):
        assert "/work" not in text
        assert "site-packages" not in text


def test_a_file_of_its_own_needs_nothing_else() -> None:
    picture = draw_here(rich())
    text = standalone(picture)
    root = ET.fromstring(text)
    references = [element.get("href") or "" for element in root.iter() if element.get("href")]
    assert references
    assert all(reference.startswith(("#", "data:image/")) for reference in references)
    defined = {element.get("id") for element in root.iter(f"{SVG}symbol")}
    assert {reference[1:] for reference in references if reference.startswith("#")} <= defined
    assert "prefers-color-scheme: dark" in text
    assert "data-md-color-scheme" not in text
    assert any("".join(element.itertext()) == "Everything" for element in root.iter(f"{SVG}text"))


def test_icons_are_embedded_once_each() -> None:
    text = standalone(draw_here(orders()))
    assert text.count("<symbol") == len(draw_here(orders()).icons)
    assert len(text) < 200_000


def test_every_styled_class_is_drawn() -> None:
    drawn = draw_here(rich()).svg + standalone(draw_here(rich())) + draw_here(SEQUENCE).svg
    css = re.sub(r"/\*.*?\*/", "", picture_css(), flags=re.DOTALL)
    styled = {name for selector in re.findall(r"([^{}]+)\{", css) for name in re.findall(r"\.([a-z][\w-]*)", selector)}
    classes = {name for value in re.findall(r'class="([^"]+)"', drawn) for name in value.split()}
    assert styled <= classes


def test_an_entrance_stands_on_its_frame_s_border() -> None:
    svg = draw_here(rich()).svg
    root = ET.fromstring(svg)
    border = next(e for e in root.iter(f"{SVG}rect") if (e.get("class") or "").startswith("border"))
    gateway = next(g for g in root.iter(f"{SVG}g") if g.get("data-box") == "igw")
    icon = next(gateway.iter(f"{SVG}image"))
    assert float(icon.get("x", "")) + 24 == float(border.get("x", ""))


def test_colours_that_one_would_not_see_in_the_dark_have_another_shade_there() -> None:
    items = (box("a", "compute.EC2", style=Style("#101040")), box("b", "compute.EC2", style=Style("#f02282")))
    svg = draw_here(Scene("s", "S", Direction.RIGHT, items, (replace(edge("a", "b"), style=Style("#202020")),))).svg
    styled = re.findall(r'class="([a-z -]+)" style="--gp-dark:(#[0-9a-f]{6})"', svg)
    assert {(kind.split()[0], len(kind.split())) for kind, _ in styled} == {("plate", 3), ("course", 2), ("tip", 2)}
    assert all(contrast(shade, DARK) >= 3 for _, shade in styled)


def test_opacities_are_drawn_to_the_hundredth() -> None:
    svg = draw_here(orders()).svg
    assert 'fill-opacity="0.12"' in svg


def test_icons_are_named_once_each() -> None:
    icons = draw_here(orders()).icons
    assert len({icon.name for icon in icons}) == len(icons)
    assert all(isinstance(icon, Icon) for icon in icons)


def test_an_empty_scene_gives_an_empty_picture() -> None:
    picture = draw_here(Scene("empty", "Empty", Direction.RIGHT, (), ()))
    assert parsed(picture).tag == f"{SVG}svg"
    assert picture.alternative == ()


def test_the_legend_shows_a_line_in_its_style() -> None:
    root = parsed(draw_here(rich()))
    (entry,) = (
        group
        for group in root.iter(f"{SVG}g")
        if group.get("class") == "legend-entry" and "".join(group.itertext()) == "people"
    )
    paths = list(entry.iter(f"{SVG}path"))
    assert {"#c2410c"} == {path.get("stroke") or path.get("fill") for path in paths}
    assert paths[0].get("stroke-dasharray")
