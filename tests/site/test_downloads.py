"""The menu of files, in a real browser: it makes a PNG file where the site has none."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Browser, Page, expect

from groundplan.drawing.paint.colors import GROUND
from tests.site.calm import visit
from tests.site.playground import PLAYGROUND
from tests.site.real_browser import needs_browser, tab

pytestmark = needs_browser

WORKER = f"{PLAYGROUND}components/worker-2/"


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab with the page of a component: no file asks for its picture. The reader's system is light or dark."""
    with tab(browser, PLAYGROUND, color_scheme=request.param) as page:
        visit(page, WORKER)
        yield page


def downloaded(page: Page) -> tuple[str, Image.Image]:
    """What comes of asking for a PNG file: its name, and its image."""
    page.locator(".gp-picture").first.hover()
    page.locator(".gp-download summary").first.click()
    with page.expect_download() as waiting:
        page.locator(".gp-download").first.get_by_role("button", name="PNG").click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    with Image.open(io.BytesIO(content)) as image:
        image.load()
    return waiting.value.suggested_filename, image


def size_of(svg: str) -> tuple[float, float]:
    found = re.match(r'<svg [^>]*? width="([\d.]+)" height="([\d.]+)"', svg)
    assert found
    return float(found[1]), float(found[2])


def test_the_browser_makes_a_png_file_of_a_picture_that_has_none(page: Page, playground: Path) -> None:
    svg = (playground / "diagrams/worker-2.neighbours.svg").read_text()
    assert not (playground / "diagrams/worker-2.neighbours.png").exists()

    name, image = downloaded(page)

    assert name == "worker-2.neighbours.png"
    assert image.size == tuple(int(2 * side + 1e-6) for side in size_of(svg))
    assert image.convert("RGBA").getpixel((0, 0)) == (*ImageColor.getrgb(GROUND.light), 255)
    colours = image.convert("RGB").getcolors(image.width * image.height) or []
    assert len(colours) > 200  # Icons, lines and letters: none of them is left out.
    assert max(count for count, _ in colours) > image.width * image.height / 2
    expect(page.locator(".gp-download[open]")).to_have_count(0)
    expect(page.locator(".gp-download summary").first).to_be_focused()


def test_a_menu_offers_each_format_once(page: Page) -> None:
    summary = page.locator(".gp-download summary").first
    for _ in range(3):
        summary.click()
    expect(page.locator(".gp-download").first.locator("a, button")).to_have_text(["SVG", "PNG"])
    visit(page, f"{PLAYGROUND}diagrams/farm/")
    page.locator(".gp-download summary").first.click()
    expect(page.locator(".gp-download").first.locator("a")).to_have_text(["SVG", "PNG"])
    expect(page.locator(".gp-download").first.locator("button")).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(6000, 4000), (20_000, 100)])
def test_a_large_picture_has_as_many_pixels_as_a_browser_paints(browser: Browser, width: int, height: int) -> None:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
        f'<rect x="{width * 0.9}" width="{width * 0.1}" height="{height}" fill="#cc0000"/></svg>'
    )
    with tab(browser, PLAYGROUND) as page:
        page.route("**/worker-2.neighbours.svg", lambda route: route.fulfill(body=svg, content_type="image/svg+xml"))
        visit(page, WORKER)
        _, image = downloaded(page)

    assert image.width * image.height <= 8_000_000
    assert max(image.size) <= 16_000
    assert image.width / image.height == pytest.approx(width / height, rel=0.02)
    assert image.convert("RGB").getpixel((image.width - 2, image.height // 2)) == (0xCC, 0, 0)
    assert image.convert("RGB").getpixel((image.width // 2, image.height // 2)) == (0xFF, 0xFF, 0xFF)


def test_who_has_no_connection_any_more_is_told(browser: Browser) -> None:
    with tab(browser, PLAYGROUND) as page:
        visit(page, WORKER)
        page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('Failed to fetch')); }")
        page.locator(".gp-picture").first.hover()
        page.locator(".gp-download summary").first.click()
        page.locator(".gp-download").first.get_by_role("button", name="PNG").click()
        expect(page.locator(".gp-download button").first).to_have_text("PNG failed")
