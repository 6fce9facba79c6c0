"""Pictures as files: PNG and PDF are opened with programs that read such files, and PNG is held beside Chromium."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import fontpkg
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageColor, ImageStat
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from groundplan.drawing.draw import draw_here
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.export.errors import ExportError
from groundplan.drawing.export.export import export
from groundplan.drawing.export.format import Format
from groundplan.drawing.export.look import Look, Theme, fingerprint, size_in_pixels
from groundplan.drawing.export.themed import themed
from groundplan.drawing.picture import Picture
from groundplan.drawing.standalone import standalone
from tests.drawing.drawing_samples import box, frame, orders
from tests.drawing.test_picture import rich

SVG = "{http://www.w3.org/2000/svg}"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def picture() -> Picture:
    """The picture with everything in it."""
    return draw_here(rich())


def png(picture: Picture, theme: Theme = Theme.LIGHT, **look: object) -> Image.Image:
    content = export(picture, Format.PNG, Look(theme, **look))  # type: ignore[arg-type]
    return Image.open(io.BytesIO(content))


def pdf(picture: Picture, theme: Theme = Theme.LIGHT) -> PdfReader:
    return PdfReader(io.BytesIO(export(picture, Format.PDF, Look(theme))))


def resources(reader: PdfReader, kind: str) -> list[DictionaryObject]:
    """What the page and the forms on it use of a kind: fonts, images."""
    found: list[DictionaryObject] = []

    def look_into(holder: DictionaryObject) -> None:
        known = holder.get("/Resources", DictionaryObject()).get_object()
        found.extend(each.get_object() for each in known.get(kind, DictionaryObject()).get_object().values())
        for form in known.get("/XObject", DictionaryObject()).get_object().values():
            if form.get_object().get("/Subtype") == "/Form":
                look_into(form.get_object())

    look_into(reader.pages[0])
    return found


@pytest.mark.parametrize("scale", [0.5, 1, 1.37, 2, 8])
def test_a_png_file_is_as_large_as_its_scale_says(scale: float) -> None:
    small = draw_here(replace(orders(), items=(box("a", "compute.Lambda"),), edges=()))
    image = png(small, scale=scale)

    assert image.size == size_in_pixels(small, scale)
    assert image.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.02)


@pytest.mark.parametrize("scale", [0.75, 1, 1.2, 1.25, 1.5, 1.75, 2])
@pytest.mark.parametrize("size", [(919, 444), (968, 1853), (1398, 789)])
def test_no_row_and_no_column_of_pixels_is_left_out(size: tuple[int, int], scale: float) -> None:
    """Stripes of a pixel each, across and along, have no equal neighbours wherever one looks."""
    width, height = size
    half, pixel = width / 2, 1 / scale
    across = "".join(f"M0 {at * pixel}h{half}v{pixel}H0z" for at in range(0, int(height * scale) + 2, 2))
    along = "".join(f"M{at * pixel} 0h{pixel}v{height}h-{pixel}z" for at in range(0, int(width * scale) + 2, 2))
    view = f'viewBox="0 34 {width} {height - 34}" width="{width}" height="{height - 34}"'
    namespace = 'xmlns="http://www.w3.org/2000/svg"'
    for data in (across, along):
        svg = f'<svg {namespace} {view}><path d="{data}"/></svg>'
        image = png(Picture(orders(), Drawn("x", "", width, height, svg)), scale=scale)
        gray = image.convert("L")
        line = (1, gray.height) if data is across else (gray.width, 1)
        start = (gray.width // 4, 0) if data is across else (0, gray.height * 3 // 4)
        stripes = gray.crop((*start, start[0] + line[0], start[1] + line[1])).tobytes()
        assert set(stripes) == {0, 255}
        assert all(one != other for one, other in pairwise(stripes))


def test_a_png_file_says_what_it_is(picture: Picture) -> None:
    info = png(picture, scale=0.5).info

    assert info["Title"] == "Everything"
    assert info["Description"] == ET.fromstring(picture.svg).findtext(f"{SVG}desc")


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    svg = '<svg viewBox="0 0 9000 9000" width="9000" height="9000"></svg>'
    wide = Picture(orders(), Drawn("wide", "Wide", 9000, 9000, svg))

    with pytest.raises(ExportError, match="72000 × 72272 pixels"):
        export(wide, Format.PNG, Look(scale=8))


def test_ground_and_ink_are_those_of_the_theme(picture: Picture) -> None:
    light, dark = png(picture).convert("RGB"), png(picture, Theme.DARK).convert("RGB")

    assert light.getpixel((0, 0)) == (255, 255, 255)
    assert dark.getpixel((0, 0)) == (30, 33, 41)
    assert light.size == dark.size
    assert ImageStat.Stat(light).mean > ImageStat.Stat(dark).mean


def test_a_transparent_picture_has_no_ground(picture: Picture) -> None:
    assert png(picture).convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)
    clear = png(picture, transparent=True).convert("RGBA")
    assert clear.getpixel((0, 0)) == (0, 0, 0, 0)
    assert clear.getchannel("A").getextrema() == (0, 255)


FONTS = """<fontconfig>
  <dir>{letters}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="assign" binding="strong"><string>Arimo</string></edit>
  </match>
</fontconfig>
"""
"""Settings by which a browser has the letters that are in PNG files, whatever is installed."""


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("scene", [rich(), orders()], ids=["rich", "orders"])
def test_a_png_file_looks_as_the_browser_shows_the_svg_file(scene: object, theme: Theme, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    drawn = draw_here(scene)  # type: ignore[arg-type]
    ours = png(drawn, theme).convert("RGB")
    (tmp_path / "picture.svg").write_text(standalone(drawn), encoding="utf-8")
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(letters=fontpkg.path("Arimo").parent, cache=tmp_path / "fonts"), encoding="utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, env={**os.environ, "FONTCONFIG_FILE": str(fonts)})
        page = browser.new_page(
            color_scheme=theme.value,  # type: ignore[arg-type]
            device_scale_factor=2,
            viewport={"width": ours.width // 2, "height": ours.height // 2},
        )
        page.goto((tmp_path / "picture.svg").as_uri())
        theirs = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()

    difference = ImageChops.difference(ours, theirs).convert("L")
    clearly = sum(difference.histogram()[64:]) / (ours.width * ours.height)
    assert ImageStat.Stat(difference).mean[0] < 1.5
    assert clearly < 0.005


def test_a_pdf_file_is_one_page_of_the_picture_s_size(picture: Picture) -> None:
    reader = pdf(picture)
    width, height = size_in_pixels(picture, 1)

    assert len(reader.pages) == 1
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx([width * 0.75, height * 0.75])


def test_a_pdf_file_says_what_it_is_and_not_when_it_was_made(picture: Picture) -> None:
    told = pdf(picture).metadata

    assert told is not None
    assert (told.title, told.subject) == ("Everything", ET.fromstring(picture.svg).findtext(f"{SVG}desc"))
    assert told.creation_date is None


def test_each_text_of_a_pdf_file_is_found_once() -> None:
    text = pdf(draw_here(orders())).pages[0].extract_text()

    for words in ("Orders platform", "Route 53", "Aurora MySQL", "OrderPlaced", "Data subnet"):
        assert text.count(words) == 1, words


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_pdf_file_is_drawn_with_lines_and_embedded_letters(picture: Picture, theme: Theme) -> None:
    reader = pdf(picture, theme)
    fonts = resources(reader, "/Font")
    widths = [each["/Width"] for each in resources(reader, "/XObject") if str(each["/Subtype"]) == "/Image"]

    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()  # type: ignore[index]
        assert any(key in descriptor for key in ("/FontFile2", "/FontFile3")), font["/BaseFont"]
    # Only icons are made of pixels.
    assert all(int(str(width)) <= 256 for width in widths)


@pytest.mark.parametrize("format", list(Format))
@pytest.mark.parametrize("theme", list(Theme))
def test_the_same_bytes_without_any_font_installed(picture: Picture, format: Format, theme: Theme) -> None:
    program = (
        "from tests.drawing import test_export as t; import hashlib; "
        f"content = t.export(t.draw_here(t.rich()), t.Format({format.value!r}), t.Look(t.Theme({theme.value!r}))); "
        "print(hashlib.sha256(content).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "1", "FONTCONFIG_FILE": "/dev/null", "SOURCE_DATE_EPOCH": "1"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert run.stdout.strip() == hashlib.sha256(export(picture, format, Look(theme))).hexdigest()


def test_letters_of_other_scripts_are_drawn_where_the_system_has_them() -> None:
    scene = replace(orders(), items=(box("a", "compute.Lambda", "Ελληνικά Кириллица 支付服务 🚀"),), edges=())
    text = pdf(draw_here(scene)).pages[0].extract_text()

    assert "Ελληνικά Кириллица" in text


def test_a_theme_in_an_svg_file_needs_no_style_sheet(picture: Picture) -> None:
    dark = export(picture, Format.SVG, Look(Theme.DARK)).decode()
    root = ET.fromstring(dark)

    assert "<style" not in dark
    assert "style=" not in dark
    assert "var(" not in dark
    ground = next(each for each in root.iter(f"{SVG}rect") if each.get("class") == "ground")
    title = next(each for each in root.iter(f"{SVG}text") if "picture-title" in each.get("class", ""))
    assert (ground.get("fill"), title.get("fill")) == ("#1e2129", "#e6e8eb")


def test_a_light_svg_file_looks_like_one_that_follows_a_light_reader(picture: Picture) -> None:
    plain = ET.fromstring(export(picture, Format.SVG, Look(Theme.LIGHT)))
    following = ET.fromstring(standalone(picture))

    def paints(root: ET.Element) -> list[tuple[object, str | None]]:
        fills = ((each.get("fill"), each.get("class")) for each in root.iter() if each.tag != f"{SVG}style")
        return [(ImageColor.getrgb(fill) if fill and fill[0] == "#" else fill, name) for fill, name in fills]

    assert paints(plain) == paints(following)


def test_variables_are_followed_to_what_they_stand_for() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" class="gp-drawing"><g style="--gp-dark: rgb(1, var(--b), 3); --b: 2">'
        '<text class="own-fill" fill="#000"/><text class="own-fill" fill="#000" style="--gp-dark: var(--missing)"/>'
        '<text class="own-fill" fill="#000" style="--gp-dark: var(--missing, #abc)"/>'
        '<text class="own-fill" fill="#000" style="--gp-dark: var(--gp-dark)"/></g></svg>'
    )
    texts = list(themed(svg, dark=True).iter(f"{SVG}text"))

    assert [text.get("fill") for text in texts] == ["rgb(1, 2, 3)", "#000", "#abc", "#000"]


def test_links_lead_where_they_are_told(picture: Picture) -> None:
    for theme in Theme:
        content = export(
            picture, Format.SVG, Look(theme), address=lambda target: f"https://docs.example.org/?{target}&x"
        )
        links = [each.get("href") for each in ET.fromstring(content).iter(f"{SVG}a")]
        assert links
        assert all(link and link.startswith("https://docs.example.org/?") for link in links)
        assert b"https" not in export(picture, Format.SVG, Look(theme))


def test_hostile_words_stay_words() -> None:
    words = ']]> & <script>alert(1)</script> #image("x") $x$ \\ \u0000 \' " \u202e'
    scene = replace(
        orders(), title=words, items=(frame("f", "vpc", words, box("a", "compute.Lambda", words)),), edges=()
    )
    reader = pdf(draw_here(scene))

    assert reader.metadata is not None
    assert '#image("x") $x$' in (reader.metadata.title or "")
    assert png(draw_here(scene)).info["Title"].startswith("]]> & <script>")


def test_a_picture_of_25_boxes_is_a_small_svg_file() -> None:
    small = draw_here(orders())

    assert len(export(small, Format.SVG, Look())) <= 100_000


def test_what_only_tooltips_say_makes_another_svg_file_but_no_other_picture(picture: Picture) -> None:
    first, *others = rich().items
    other = replace(picture, scene=replace(rich(), items=(replace(first, summary="Другие слова."), *others)))
    for format, same in ((Format.SVG, False), (Format.PNG, True), (Format.PDF, True)):
        assert (export(other, format, Look()) == export(picture, format, Look())) is same
        assert (fingerprint(other, format, Look()) == fingerprint(picture, format, Look())) is same


def test_a_fingerprint_differs_where_the_file_would(picture: Picture) -> None:
    look, drawn = Look(Theme.LIGHT), picture.drawn
    prints = [
        fingerprint(picture, Format.PNG, look),
        fingerprint(picture, Format.PDF, look),
        fingerprint(picture, Format.PNG, replace(look, scale=1.0)),
        *(
            fingerprint(replace(picture, drawn=other), Format.PNG, look)
            for other in (
                replace(drawn, title="Other"),
                replace(drawn, svg=drawn.svg.replace("#", "&#35;", 1)),
                replace(drawn, icons=drawn.icons[1:]),
            )
        ),
    ]
    assert len(set(prints)) == len(prints)
    assert fingerprint(picture, Format.PNG, look) == prints[0]
