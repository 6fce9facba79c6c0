"""Pages that the theme loads by itself, one after the other, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calm import visit
from tests.site.playground import PLAYGROUND
from tests.site.real_browser import needs_browser, tab

pytestmark = needs_browser

# Counts what our script listens for on what outlives a page.
COUNTING = """
window.lasting = 0;
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (...all) {
  const outlives = this === window || this === document || this === document.body;
  if (outlives && new Error().stack.includes("groundplan.js")) window.lasting++;
  return listen.apply(this, all);
};
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab with a picture; it fails the test if a script fails or warns."""
    with tab(browser, PLAYGROUND, reduced_motion="reduce") as page:
        page.add_init_script(COUNTING)
        visit(page, f"{PLAYGROUND}diagrams/statuses/")
        page.evaluate("window.same = true")
        yield page


def follow(page: Page, box: str, name: str) -> None:
    """Follows the link of a box in the first picture."""
    page.locator(f".gp-picture [data-box='{box}'] > a").first.click()
    page.wait_for_url(f"**/components/{box}/")
    page.locator("h1", has_text=name).wait_for()


def zoom(page: Page) -> None:
    # The theme shows a page a moment before it tells scripts of it.
    expect(page.get_by_role("button", name="Zoom in")).to_have_count(1)
    page.locator(".gp-picture > svg").first.focus()
    for _ in range(3):
        page.keyboard.press("+")
    expect(page.locator(".gp-picture.gp-zoomed")).to_have_count(1)


def test_a_way_through_pictures_pages_and_a_flow_and_back(page: Page) -> None:
    listening = page.evaluate("lasting")
    assert listening > 0
    zoom(page)
    page.keyboard.press("0")
    follow(page, "late", "Late")
    expect(page.locator(".gp-zoomed")).to_have_count(0)
    zoom(page)
    page.go_back()
    page.locator("h1", has_text="Statuses").wait_for()
    page.mouse.move(0, 0)
    expect(page.locator(".gp-zoomed, .gp-marking, .gp-near")).to_have_count(0)
    expect(page.get_by_role("button", name="Zoom in")).to_have_count(1)

    follow(page, "soon", "Soon")
    page.get_by_role("link", name="Turn", exact=True).first.click()
    page.wait_for_url("**/flows/turn/")
    expect(page.locator(".gp-player")).to_have_count(1)
    page.locator(".gp-player-next").click()
    expect(page).to_have_url(re.compile("#step-1$"))
    ink = page.locator(".gp-picture .ink").first
    light = ink.evaluate("each => getComputedStyle(each).fill")
    page.locator("form[data-md-component=palette] label:visible").click()
    page.wait_for_selector('body[data-md-color-scheme="slate"]')
    expect(ink).not_to_have_css("fill", light)
    expect(page.locator("tr[aria-current=step]")).to_have_id("step-1")

    page.go_back()
    page.wait_for_url("**/components/soon/")
    page.locator("h1", has_text="Soon").wait_for()
    expect(page.locator(".gp-player, .gp-playing")).to_have_count(0)
    page.go_forward()
    expect(page.locator("tr[aria-current=step]")).to_have_id("step-1")
    expect(page.locator(".gp-player")).to_have_count(1)
    assert page.evaluate("same")
    assert page.evaluate("lasting") == listening
