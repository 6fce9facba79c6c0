"""The gallery of the guide: what has to be there is there, fits its page, and is made by one command."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from bench.legible.cases import diagrams_of
from bench.legible.measures import measure
from groundplan.scaffold.begin import begin_project
from scripts.gallery.__main__ import BOTH, COMPARISON, IMAGES, PAGE, PROVIDERS, ROOT, SAMPLES
from scripts.gallery.facts import distance
from scripts.gallery.images import packed, with_sizes
from scripts.gallery.library import draw_with_library, read_library
from scripts.gallery.shots import SCALE, SHOTS, THEMES, Shot, taken
from tests.site.real_browser import needs_browser

NAMED = re.compile(r"!\[(?P<alt>[^\]]*)\]\(\.\./assets/gallery/(?P<file>[\w-]+\.webp)(?:#only-(?P<theme>\w+))?\)")
LIMIT = 3_000_000


def named(page: Path) -> Iterator[re.Match[str]]:
    return NAMED.finditer(page.read_text(encoding="utf-8"))


def test_the_gallery_shows_everything_in_both_themes() -> None:
    shown = {(found["file"], found["theme"]) for found in named(PAGE)}
    names = [*(shot.name for shot in SHOTS), *PROVIDERS]

    assert {"overview", "network", "layers", "payment", "sequence", "matrix"} <= set(names)
    assert shown == {(f"{name}-{theme}.webp", theme) for name in names for theme in THEMES}


def test_the_comparison_shows_both_ways_to_draw() -> None:
    shown = {(found["file"], found["theme"]) for found in named(COMPARISON)}

    assert shown == {
        ("comparison-library.webp", None),
        ("comparison-light.webp", "light"),
        ("comparison-dark.webp", "dark"),
    }


@pytest.mark.parametrize("page", [PAGE, COMPARISON], ids=lambda page: page.stem)
def test_each_image_is_described_and_as_large_as_its_page_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert all(found["alt"] for found in named(page))
    assert with_sizes(text, IMAGES, SCALE) == text


def test_no_image_is_left_over_and_all_are_small_together() -> None:
    files = {file.name: file.stat().st_size for file in IMAGES.glob("*.webp")}

    assert set(files) == {found["file"] for page in (PAGE, COMPARISON) for found in named(page)}
    assert sum(files.values()) < LIMIT


@pytest.mark.parametrize(
    ("name", "sample"), [*zip(PROVIDERS, PROVIDERS, strict=True), ("comparison", BOTH[0])], ids=lambda name: name
)
def test_the_models_beside_the_images_are_those_of_the_samples(name: str, sample: str) -> None:
    (model,) = (SAMPLES / sample / "model").glob("*.yml")
    assert (IMAGES / f"{name}.yml").read_bytes() == model.read_bytes()


def test_images_lose_no_colour_that_a_person_would_miss() -> None:
    image = Image.new("RGB", (40, 40), (255, 255, 255))
    image.paste((0, 164, 166), (10, 10, 30, 30))
    png = _as_png(image)

    made = _opened(packed(png))

    assert made.getpixel((2, 2)) == (255, 255, 255)
    assert made.getpixel((20, 20)) == (0, 164, 166)
    assert _opened(packed(png, 20)).size == (20, 20)


def test_the_command_makes_one_picture(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.gallery", "kubernetes", "--output", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "kubernetes-dark.webp",
        "kubernetes-light.webp",
        "kubernetes.yml",
    ]
    light, dark = (_opened((tmp_path / f"kubernetes-{theme}.webp").read_bytes()) for theme in ("light", "dark"))
    assert light.size == dark.size
    assert sum(light.getpixel((1, 1))) > 700 > 200 > sum(dark.getpixel((1, 1)))  # type: ignore[arg-type]


@needs_browser[0]
@needs_browser[1]
def test_screenshots_follow_the_theme_and_hold_the_whole_part(tmp_path: Path) -> None:
    begin_project(tmp_path / "shop")
    subprocess.run([sys.executable, "-m", "groundplan", "build", "--quiet"], cwd=tmp_path / "shop", check=True)
    part = 'figure.gp-figure[data-diagram="overview"] .gp-picture > svg'
    shots = [Shot("page", "matrix/", width=900, height=500), Shot("part", "diagrams/overview/", part, height=300)]

    images = {name: _opened(png) for name, png in taken(tmp_path / "shop" / "site", shots)}

    assert set(images) == {"page-light", "page-dark", "part-light", "part-dark"}
    assert images["page-light"].size == images["page-dark"].size == (1800, 1000)
    assert images["part-light"].size == images["part-dark"].size
    assert min(images["part-light"].size) > 200
    for name in ("page", "part"):
        light, dark = (
            images[f"{name}-{theme}"].getpixel((8, -8 % images[f"{name}-{theme}"].height)) for theme in THEMES
        )
        assert sum(light) > 700 > 200 > sum(dark)  # type: ignore[arg-type]


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz' own command is not installed")
def test_the_library_draws_the_same_scene(tmp_path: Path) -> None:
    scene = diagrams_of(SAMPLES / BOTH[0]).scene(BOTH[1])
    picture = draw_with_library(scene, tmp_path)
    drawing = read_library(picture.svg, scene)

    assert set(drawing.boxes) == {box.id for box in scene.boxes()}
    assert len(drawing.boxes) == 25
    assert set(drawing.frames) == {frame.id for frame in scene.frames()}
    assert {(line.source, line.target, line.label) for line in drawing.lines} == {
        (edge.source, edge.target, edge.label) for edge in scene.edges
    }
    assert {label.text for label in drawing.labels} == {edge.label for edge in scene.edges if edge.label}
    for frame in scene.frames():
        for box in frame.children:
            if box.id in drawing.boxes:
                assert drawing.frames[frame.id].encloses(drawing.boxes[box.id])
    # Each line is where its ends are: none was taken for another.
    assert all(
        distance(drawing.boxes[end].grown(60), line) == 0
        for line in drawing.lines
        for end in (line.source, line.target)
    )
    assert measure(drawing).boxes == 25


def _as_png(image: Image.Image) -> bytes:
    content = io.BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def _opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content)).convert("RGB")
    image.load()
    return image
