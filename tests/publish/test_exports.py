"""The files at lasting addresses: made once, kept by what they are made of, made anew where one is damaged."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image

from groundplan.cache import Cache
from groundplan.drawing.draw import draw_here
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.export.format import EXPORTED, Format
from groundplan.drawing.picture import Picture
from groundplan.drawing.workers import Workers
from groundplan.publish.exports import KIND, Exports, make_export, threads
from groundplan.publish.mkdocs_yml import site_settings
from groundplan.publish.refusal import Refusal
from tests.drawing.drawing_samples import chain


@pytest.fixture
def pictures() -> dict[str, Picture]:
    return {"chain": draw_here(chain("one", "two"))}


def exports_of(cache: Cache, pictures: dict[str, Picture], formats: Iterable[Format]) -> dict[str, bytes]:
    made = Exports(cache, formats, threads).finish(pictures)
    assert made.failed == ()
    return {path: content() for path, content in made.files.items()}


def test_every_picture_has_a_file_of_each_format(pictures: dict[str, Picture], tmp_path: Path) -> None:
    made = exports_of(Cache(tmp_path), pictures, EXPORTED)

    assert sorted(made) == ["diagrams/chain.pdf", "diagrams/chain.png"]
    assert made["diagrams/chain.pdf"].startswith(b"%PDF-")
    assert made["diagrams/chain.png"].startswith(b"\x89PNG")


def test_a_kept_file_is_taken_as_it_is(pictures: dict[str, Picture], tmp_path: Path) -> None:
    exports_of(Cache(tmp_path), pictures, EXPORTED)
    for file in (tmp_path / KIND).iterdir():
        Cache(tmp_path).put(KIND, file.name, b"other")

    again = exports_of(Cache(tmp_path), pictures, EXPORTED)

    assert set(again.values()) == {b"other"}


@pytest.mark.parametrize("damage", [b"", b"half"])
def test_a_damaged_file_is_made_anew(pictures: dict[str, Picture], tmp_path: Path, damage: bytes) -> None:
    first = exports_of(Cache(tmp_path), pictures, EXPORTED)
    for file in (tmp_path / KIND).iterdir():
        file.write_bytes(file.read_bytes()[: 500 * len(damage)] + damage)

    assert exports_of(Cache(tmp_path), pictures, EXPORTED) == first


def test_a_file_made_alone_is_the_one_of_the_site(pictures: dict[str, Picture], tmp_path: Path) -> None:
    asked = make_export(Cache(tmp_path), pictures["chain"], Format.PNG, threads)

    assert exports_of(Cache(tmp_path / "other"), pictures, [Format.PNG]) == {"diagrams/chain.png": asked}
    assert exports_of(Cache(tmp_path), pictures, [Format.PNG]) == {"diagrams/chain.png": asked}


def test_only_files_of_pictures_are_taken_from_a_shared_cache(pictures: dict[str, Picture], tmp_path: Path) -> None:
    shared = f"file://{tmp_path}/shared"
    first = Cache(tmp_path / "first", shared=shared)
    made = exports_of(first, pictures, EXPORTED)
    for file in (tmp_path / "first" / KIND).iterdir():
        first.put(KIND, file.name, b"<script>alert(1)</script>", share=True)
    first.finish()
    assert exports_of(Cache(tmp_path / "other", shared=shared), pictures, EXPORTED) == made

    for file in (tmp_path / "other" / KIND).iterdir():
        first.put(KIND, file.name, b"%PDF-marked", share=True)
    first.finish()
    fetched = exports_of(Cache(tmp_path / "third", shared=shared), pictures, EXPORTED)
    assert set(fetched.values()) == {b"%PDF-marked"}


def test_a_folder_that_cannot_be_written_costs_only_time(pictures: dict[str, Picture], tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("in the way")

    made = exports_of(Cache(tmp_path / "taken"), pictures, EXPORTED)

    assert made["diagrams/chain.png"].startswith(b"\x89PNG")


def test_files_wait_in_the_cache(pictures: dict[str, Picture], tmp_path: Path) -> None:
    with Workers(1) as workers:
        exports = Exports(Cache(tmp_path), EXPORTED, lambda: workers)
        exports.begin(pictures["chain"])
        made = exports.finish(pictures).files
    png = made["diagrams/chain.png"]()
    for file in (tmp_path / KIND).iterdir():
        Cache(tmp_path).put(KIND, file.name, b"other")
    assert {content() for content in made.values()} == {b"other"}

    Cache(tmp_path).clear()
    assert made["diagrams/chain.png"]() == png


@pytest.mark.parametrize(
    ("plugins", "formats"),
    [
        ("- search\n- groundplan", ("png", "pdf")),
        ("- groundplan:\n    export: [pdf]", ("pdf",)),
        ("- groundplan:\n    export: []", ()),
        ("groundplan:\n  export: [png]\nsearch: {}", ("png",)),
        ("- groundplan: {}", ("png", "pdf")),
    ],
)
def test_a_site_chooses_its_formats(tmp_path: Path, plugins: str, formats: tuple[str, ...]) -> None:
    indented = "\n".join(f"  {line}" for line in plugins.splitlines())
    (tmp_path / "mkdocs.yml").write_text(f"site_name: S\nplugins:\n{indented}\n")

    assert site_settings(tmp_path).export == formats


@pytest.mark.parametrize("export", ["gif", "[gif]", "[png, 1]", "{png: true}"])
def test_an_unknown_format_is_a_sentence(tmp_path: Path, export: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: S\nplugins:\n  - groundplan:\n      export: {export}\n")

    with pytest.raises(Refusal, match="of these: png, pdf"):
        site_settings(tmp_path)


def test_a_very_large_picture_gets_fewer_pixels_for_each_of_the_page(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6000 4000" width="6000" height="4000"></svg>'
    wide = Picture(chain("one"), Drawn("wide", "Wide", 6000, 4000, svg))

    made = exports_of(Cache(tmp_path), {"wide": wide}, [Format.PNG])

    with Image.open(io.BytesIO(made["diagrams/wide.png"])) as image:
        width, height = image.size
    assert width * height <= 8_100_000
    assert width / height == pytest.approx(6000 / 4034, rel=0.01)
