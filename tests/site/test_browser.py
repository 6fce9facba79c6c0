"""The finished site in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calm import visit
from tests.site.conftest import SHOP
from tests.site.real_browser import needs_browser, tab

pytestmark = needs_browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab; it fails the test if a script fails or another host is asked for anything."""
    with tab(browser, SHOP) as page:
        yield page


@pytest.mark.parametrize(
    "path",
    [
        "",
        "architecture/",
        "components/app/",
        "components/private-network/",
        "flows/order/",
        "diagrams/shop/",
        "catalogue/",
        "matrix/",
    ],
)
def test_a_page_opens_without_a_fault(page: Page, path: str) -> None:
    visit(page, SHOP + path)

    assert page.locator("h1").count() == 1


def test_the_theme_toggle_recolours_the_picture(page: Page) -> None:
    visit(page, SHOP + "diagrams/shop/")
    text = page.locator(".gp-picture svg text").first
    light = text.evaluate("each => getComputedStyle(each).fill")

    page.locator("form[data-md-component=palette] label:visible").click()
    page.wait_for_selector('body[data-md-color-scheme="slate"]')

    expect(text).not_to_have_css("fill", light)


def test_a_box_in_a_picture_is_a_link(page: Page) -> None:
    visit(page, SHOP + "diagrams/shop/")

    page.locator(".gp-picture svg a[href*='components/database/']").first.click()

    page.wait_for_url("**/components/database/")
    expect(page.locator("h1")).to_contain_text("Database")


@pytest.mark.parametrize("words", ["Database", "personal-data", "onprem.database.Postgresql", "load-balancer"])
def test_the_search_finds_a_component(page: Page, words: str) -> None:
    wanted = "load-balancer" if words == "load-balancer" else "database"
    visit(page, SHOP)

    page.locator("label.md-header__button[for=__search]:visible, .md-search__input").first.click()
    page.locator(".md-search__input").press_sequentially(words, delay=20)

    # What is found at first may be that of the first letters.
    page.wait_for_function(
        """(wanted) => [...document.querySelectorAll(".md-search-result__link")].slice(0, 3)
            .some((each) => each.href.includes(wanted))""",
        arg=f"components/{wanted}/",
    )


def test_a_redirect_leads_to_the_page_with_the_picture(page: Page) -> None:
    page.goto(SHOP + "diagrams/app.neighbours/")

    page.wait_for_url("**/components/app/")


def test_a_narrow_screen_shows_no_page_wider_than_itself(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for path in ("", "components/app/", "catalogue/", "matrix/", "flows/order/"):
        visit(page, SHOP + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
