"""The page for addresses that lead nowhere, on a site below a path, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.playground import PLAYGROUND
from tests.site.real_browser import PATIENCE, needs_browser

pytestmark = needs_browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone, as there is least room. That the address is not found is no fault here; a script that fails is."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def found(page: Page) -> list[str]:
    """The paths of the pages that are offered, below that of the site."""
    expect(page.get_by_role("searchbox", name="Find a page by name")).to_be_visible()
    links = page.locator(".gp-lost li:has(small) a").evaluate_all("all => all.map(each => each.href)")
    assert all(link.startswith(PLAYGROUND) for link in links)
    return [link.removeprefix(PLAYGROUND) for link in links]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("components/databse/", "components/database/"),
        ("old/place/load_balancer.html", "components/load-balancer/"),
        ("flow/Brows", "flows/browse/"),
        ("components/worker-7/more", "components/worker-7/"),
    ],
)
def test_pages_with_a_name_like_that_in_the_address_are_offered(page: Page, path: str, wanted: str) -> None:
    answer = page.goto(PLAYGROUND + path)

    assert answer is not None
    assert answer.status == 404
    if path.endswith("more"):
        page.get_by_role("searchbox", name="Find a page by name").fill("worker 7")
    assert found(page)[0] == wanted
    page.locator(".gp-lost li:has(small) a").first.click()
    page.wait_for_url(PLAYGROUND + wanted)


def test_any_page_is_found_by_its_name_however_it_is_spelt(page: Page) -> None:
    page.goto(f"{PLAYGROUND}nothing/like/xyzzyx/")
    assert found(page) == []
    expect(page.locator(".gp-lost")).to_contain_text("No page has a like name.")

    page.get_by_role("searchbox", name="Find a page by name").fill("WORKR 24")
    assert found(page)[0] == "components/worker-24/"


def test_it_looks_like_the_site_and_leads_to_its_indexes(page: Page) -> None:
    page.goto(f"{PLAYGROUND}very/deep/down/here/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("getComputedStyle(document.querySelector('.gp-cards')).display") == "grid"
    links = page.locator(".gp-lost .gp-cards a").evaluate_all("all => all.map(each => each.href)")
    assert [urlsplit(link).path.removeprefix("/below/here/") for link in links] == [
        *("", "architecture/", "catalogue/", "diagrams/", "flows/")
    ]
    for link in links:
        answer = page.goto(link)
        assert answer is not None
        assert answer.ok


def test_names_of_pages_are_data(page: Page) -> None:
    page.goto(f"{PLAYGROUND}no/")
    data = page.locator(".gp-lost script").evaluate("each => JSON.parse(each.textContent)")
    assert ["diagrams/farm/", "The farm"] in data["pages"]
    assert not re.search("&(?:amp|lt|quot|#)", str(data))


def test_the_page_stays_small_since_components_are_found_in_the_data_of_the_catalogue(page: Page) -> None:
    page.goto(f"{PLAYGROUND}no/")
    data = page.locator(".gp-lost script").evaluate("each => JSON.parse(each.textContent)")
    assert not [address for address, _ in data["pages"] if address.startswith("components/")]
    page.get_by_role("searchbox", name="Find a page by name").fill("Application")
    assert found(page)[0] == "components/app/"
