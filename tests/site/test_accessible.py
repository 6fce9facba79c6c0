"""Everybody can use the pages: axe-core finds nothing in them, and every text of a picture can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.site.calm import visit, wait_for_colours
from tests.site.playground import PLAYGROUND
from tests.site.real_browser import needs_browser, tab

pytestmark = needs_browser

PAGES = [
    *("", "architecture/", "catalogue/", "matrix/", "who-to-ask/", "404.html"),
    *("components/app/", "components/private-network/", "components/farm/"),
    *("diagrams/", "diagrams/layers/", "diagrams/statuses/", "flows/", "flows/browse/"),
    *("layers/data/", "owners/platform/", "tags/personal-data/"),
]
"""A page of each kind."""

# The ratio of every text's colour, as faint as its opacity makes it, to the page and the areas of frames behind it.
CONTRASTS = """
() => {
  const color = (text) => {
    const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  };
  const over = (top, share, below) => below.map((each, at) => each * (1 - share) + top[at] * share);
  const luminance = (rgb) => {
    const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = rgb.map((each) => linear(each / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = color(getComputedStyle(document.body).backgroundColor).rgb;
  const faint = [];
  for (const svg of document.querySelectorAll("svg.gp-drawing")) {
    const areas = [...svg.querySelectorAll("rect")].filter((rect) => getComputedStyle(rect).fill !== "none");
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      let ground = page;
      for (const area of areas) {
        const place = area.getBoundingClientRect();
        const before = area.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (!before || x < place.left || x > place.right || y < place.top || y > place.bottom) continue;
        const style = getComputedStyle(area);
        ground = over(color(style.fill).rgb, color(style.fill).a * style.fillOpacity, ground);
      }
      let share = 1;
      for (let each = text; each !== svg; each = each.parentElement) share *= getComputedStyle(each).opacity;
      const seen = over(color(getComputedStyle(text).fill).rgb, share, ground);
      const [light, dark] = [luminance(seen), luminance(ground)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      if (ratio < 4.5) faint.push(`${text.textContent} (${text.getAttribute("class")}): ${ratio.toFixed(2)}`);
    }
  }
  return faint;
}
"""


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab in light or dark colours, without motion, so that nothing is measured on its way."""
    with tab(browser, PLAYGROUND, color_scheme=request.param, reduced_motion="reduce") as page:
        yield page


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page: Page, path: str) -> None:
    visit(page, PLAYGROUND + path)
    for words in page.locator(".gp-words > summary").all():
        words.click()
    assert not violations(page)


def test_axe_finds_nothing_while_one_way_through_a_flow_is_played(page: Page) -> None:
    visit(page, f"{PLAYGROUND}flows/turn/")
    page.get_by_role("combobox", name="At 2:", exact=True).select_option(index=2)
    for _ in range(2):
        page.get_by_role("button", name="Next step").click()
    expect(page.locator("tr[aria-current]")).to_have_id("step-2b")
    expect(page.locator(".gp-skipped")).to_have_count(2)
    assert not violations(page)


def violations(page: Page) -> str:
    """What axe-core finds wrong in the page, a line for each element."""
    page.mouse.move(0, 0)
    wait_for_colours(page)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(({violations}) => violations)")
    told = [f"{each['id']}: {node['html'][:200]} {node['failureSummary']}" for each in found for node in each["nodes"]]
    return "\n".join(told)


@pytest.mark.parametrize(
    "path", ["components/app/", "components/soon/", "flows/browse/", "diagrams/shop/", "diagrams/statuses/"]
)
def test_every_text_of_a_picture_stands_out_from_its_ground(page: Page, path: str) -> None:
    visit(page, PLAYGROUND + path)
    assert page.locator("svg.gp-drawing text").count() > 3
    wait_for_colours(page)
    faint = page.evaluate(CONTRASTS)
    assert not faint, faint
