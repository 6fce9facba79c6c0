"""`groundplan draw` as people call it: formats, looks, and what it says when something is not possible."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

from groundplan.scaffold.begin import begin_project

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `init` begins it. Tests draw elsewhere."""
    folder = tmp_path_factory.mktemp("draw") / "shop"
    begin_project(folder)
    return folder


def test_several_formats_and_diagrams_at_once(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    formats = ("-f", "svg", "-f", "png", "-f", "pdf", "-f", "dot")
    result = groundplan("draw", "shop", "flow.order", *formats, "--scale", "1", "-o", str(tmp_path), cwd=shop)

    assert result.returncode == 0, result.stderr
    names = [f"{id}.{ending}" for id in ("flow.order", "shop") for ending in ("dot", "pdf", "png", "svg")]
    assert sorted(file.name for file in tmp_path.iterdir()) == names
    svg = ET.fromstring((tmp_path / "shop.svg").read_text())
    size = (round(float(svg.get("width", "0"))), round(float(svg.get("height", "0"))))
    with Image.open(tmp_path / "shop.png") as image:
        assert image.size == size
    assert len(PdfReader(io.BytesIO((tmp_path / "shop.pdf").read_bytes())).pages) == 1


def test_a_dark_and_transparent_picture(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    look = ("--theme", "dark", "--transparent", "-f", "png", "-f", "svg")
    result = groundplan("draw", "shop", *look, "-o", str(tmp_path), cwd=shop)

    assert result.returncode == 0, result.stderr
    with Image.open(tmp_path / "shop.png") as image:
        assert image.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)
    title = next(each for each in ET.parse(tmp_path / "shop.svg").iter(f"{SVG}text") if "ink" in each.get("class", ""))
    assert title.get("fill") == "#e6e8eb"


@pytest.mark.parametrize("end", ["", "/"])
def test_links_into_the_published_site(groundplan: Run, shop: Path, end: str) -> None:
    result = groundplan("draw", "shop", "--base-url", f"https://docs.example.org/it{end}", "-o", "-", cwd=shop)

    links = {each.get("href") for each in ET.fromstring(result.stdout).iter(f"{SVG}a")}
    assert "https://docs.example.org/it/components/database/" in links
    assert all(link and link.startswith("https://docs.example.org/it/components/") for link in links)


def test_a_png_file_to_standard_output(shop: Path) -> None:
    command = [sys.executable, "-m", "groundplan", "draw", "shop", "-f", "png", "-o", "-", "-q"]
    result = subprocess.run(command, cwd=shop, capture_output=True, check=True)

    assert Image.open(io.BytesIO(result.stdout)).format == "PNG"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("shop", "--scale", "9"), "Name a number from 0.5 to 8"),
        (("shop", "--scale", "0.4"), "Name a number from 0.5 to 8"),
        (("shop", "--scale", "nan"), "Name a number from 0.5 to 8"),
        (("shop", "--scale", "big"), "Invalid value for '--scale'"),
        (("shop", "--format", "gif"), "'gif' is not one of 'svg', 'png', 'pdf', 'dot'"),
        (("shop", "--theme", "blue"), "'blue' is not one of 'auto', 'light', 'dark'"),
        (("shop", "--base-url", "docs.example.org"), "is not the address of a site"),
        (("shop", "--base-url", "javascript:alert(1)"), "is not the address of a site"),
        (("shop", "--base-url", "https://docs example/"), "is not the address of a site"),
        (("shop", "--base-url", 'https://docs.example/"><script>'), "is not the address of a site"),
        (("shop", "--base-url", "https://docs.example:99999/"), "is not the address of a site"),
        (("shop", "--base-url", "https://:80/"), "is not the address of a site"),
        (("shop", "-o", "mkdocs.yml"), "`mkdocs.yml` is a file. Name a folder to write into."),
        (("shpo", "-f", "png"), "There is no diagram `shpo`"),
        (("shop", "overview", "-f", "png", "-o", "-"), "Standard output takes one PNG or PDF file"),
        (("shop", "-f", "png", "-f", "pdf", "-o", "-"), "Standard output takes one PNG or PDF file"),
    ],
)
def test_what_is_not_possible_is_a_sentence(
    groundplan: Run, shop: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = groundplan("draw", *arguments, *(() if "-o" in arguments else ("-o", str(tmp_path))), cwd=shop)

    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_picture_too_large_for_its_scale_is_a_problem(groundplan: Run, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "diagrams").mkdir()
    names = [f"part-{number}" for number in range(45)]
    components = "".join(f"  {name}: {{type: aws.compute.Lambda}}\n" for name in names)
    pairs = [*pairwise(names[:38]), *((names[0], name) for name in names[38:])]
    connections = "".join(f"  - {{from: {one}, to: {two}}}\n" for one, two in pairs)
    (tmp_path / "model/parts.yml").write_text(f"components:\n{components}connections:\n{connections}")
    (tmp_path / "diagrams/chain.yml").write_text("title: Chain\ndirection: right\n")
    svg = groundplan("draw", "chain", "-o", "-", "-q", cwd=tmp_path)
    width = float(ET.fromstring(svg.stdout).get("width", "0"))
    height = float(ET.fromstring(svg.stdout).get("height", "0"))
    assert width * height * 64 > 100_000_000

    result = groundplan("draw", "chain", "-f", "png", "-f", "svg", "--scale", "8", "-o", "out", cwd=tmp_path)

    assert result.returncode == 1
    assert "warning[export-failed]: The diagram `chain` could not be written as PNG: it would be " in result.stderr
    assert "diagrams/chain.yml:1:1" in result.stderr
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["chain.svg"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no such rights here")
def test_a_folder_that_may_not_be_written_is_a_sentence(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    # Rights do not hold root back, but in the kernel's folder nobody makes a file.
    folder = Path("/sys") if os.geteuid() == 0 else tmp_path
    before = sorted(folder.iterdir())
    result = groundplan("draw", "shop", "-o", str(folder), cwd=shop)

    assert (result.returncode, sorted(folder.iterdir())) == (2, before)
    assert "shop.svg`: permission denied" in result.stderr


def test_a_folder_in_the_place_of_a_file_is_a_sentence(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "shop.png").mkdir()
    result = groundplan("draw", "shop", "-f", "png", "-o", str(tmp_path), cwd=shop)

    assert result.returncode == 2
    assert f"Cannot use `{tmp_path / 'shop.png'}`" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["shop.png"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    ("output", "told"), [(">/dev/full", "Cannot use `standard output`"), (">&-", "no standard output")]
)
def test_standard_output_that_takes_nothing_is_a_sentence(shop: Path, output: str, told: str) -> None:
    command = f'"{sys.executable}" -m groundplan draw shop -q -o - {output}'
    result = subprocess.run(["sh", "-c", command], cwd=shop, capture_output=True, text=True, check=False)

    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_parts_of_all_diagrams_fill_the_cache(groundplan: Run, tmp_path: Path) -> None:
    begin_project(tmp_path)
    parts = [groundplan("draw", "--shard", f"{at}/3", cwd=tmp_path) for at in (1, 2, 3)]

    assert [part.returncode for part in parts] == [0, 0, 0]
    said = [
        re.fullmatch(r"Drawing pictures \((\d+)\)\n\1 of (\d+) pictures are in the cache\.\n", part.stderr)
        for part in parts
    ]
    counts = [[int(number) for number in each.groups()] for each in said if each]
    assert sum(drawn for drawn, _ in counts) == counts[0][1]
    assert not (tmp_path / "pictures").exists()

    again = groundplan("draw", "--shard", "2/3", cwd=tmp_path)
    built = groundplan("build", cwd=tmp_path)
    assert "Drawing pictures" not in again.stderr + built.stderr


def test_the_files_of_a_part(groundplan: Run, shop: Path, tmp_path: Path) -> None:
    ids = ("shop", "overview", "layers", "flow.order", "flow.order.sequence")
    parts = [groundplan("draw", *ids, "--shard", f"{at}/2", "-o", str(tmp_path / str(at)), cwd=shop) for at in (1, 2)]

    assert [part.returncode for part in parts] == [0, 0]
    assert sorted(file.stem for file in tmp_path.rglob("*.svg")) == sorted(ids)


@pytest.mark.parametrize("part", ["0/3", "4/3", "3", "1/0", "a/b"])
def test_what_is_no_part(groundplan: Run, shop: Path, part: str) -> None:
    result = groundplan("draw", "--shard", part, cwd=shop)

    assert result.returncode == 2
    assert result.stderr == f"`--shard {part}` is not a part. Write it like `3/8`, for the third of eight.\n"
