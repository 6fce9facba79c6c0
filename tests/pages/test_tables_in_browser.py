"""The scripts of the catalogue and the matrix, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import markdown
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from groundplan.pages.addresses import Addresses
from groundplan.pages.listing import COMPONENTS, CONNECTIONS, as_script, components_listing, connections_listing
from groundplan.pages.medium import SITE
from groundplan.pages.places import fill
from groundplan.publish.assets import LIBRARY, SCRIPT, STYLE, asset_files
from groundplan.scenes.diagrams import Diagrams
from groundplan.testing import temporary_model
from tests.pages.page_samples import SHOP, page_of, written
from tests.site.real_browser import CHROMIUM, PATIENCE, needs_browser

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """An empty tab; a script that fails, fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def show(tab: Page, path: str, query: str = "", yaml: str = SHOP) -> None:
    """Shows a page of a model without any theme, as if it came from `shop.example`."""
    html = markdown.markdown(page_of(written(yaml), path).markdown, extensions=["tables", "md_in_html"])
    with_pictures = fill(html, lambda id: f'<svg id="{id}" width="900" height="200"></svg>')
    tab.route("**/*", lambda route: route.fulfill(body="", content_type="text/plain"))
    model = temporary_model(yaml)
    addresses = Addresses(model, Diagrams(model))
    for file, name, data in (
        (COMPONENTS, "components", components_listing(model, addresses, SITE, {})),
        (CONNECTIONS, "connections", connections_listing(model)),
    ):
        serve(tab, f"http://shop.example/{file}", as_script(name, data))
    address = f"http://shop.example/{path.removesuffix('.md')}/{query}"
    tab.route(address, lambda route: route.fulfill(body=f"<body>{with_pictures}</body>", content_type="text/html"))
    tab.goto(address)
    files = asset_files()
    tab.add_style_tag(content=files[STYLE].decode())
    for script in (LIBRARY, SCRIPT):
        tab.add_script_tag(content=files[script].decode())
    expect(tab.locator(".gp-tools").first).to_be_visible()


def serve(tab: Page, address: str, script: str) -> None:
    tab.route(address, lambda route: route.fulfill(body=script, content_type="text/javascript; charset=utf-8"))


def names(tab: Page) -> list[str]:
    return tab.locator("tbody tr:visible td:first-child").all_inner_texts()


def test_the_catalogue_sorts_by_a_column(tab: Page) -> None:
    show(tab, "catalogue.md")
    assert names(tab) == ["Vpc", "Application", "Database", "Rules", "Application (app-b)", "Users"]
    tab.get_by_role("button", name="Component").click()
    assert names(tab) == ["Application", "Application (app-b)", "Database", "Rules", "Users", "Vpc"]
    assert tab.locator("th").first.get_attribute("aria-sort") == "ascending"
    tab.get_by_role("button", name="Component").click()
    assert names(tab) == ["Vpc", "Users", "Rules", "Database", "Application (app-b)", "Application"]
    tab.get_by_role("button", name="Owner").click()
    assert names(tab)[:2] == ["Application (app-b)", "Application"]
    assert tab.locator("th[aria-sort]").count() == 1


def test_the_catalogue_is_filtered_by_words_and_values(tab: Page) -> None:
    show(tab, "catalogue.md")
    tab.get_by_label("Filter the table").fill("RDS")
    assert names(tab) == ["Database"]
    expect(tab.locator("output")).to_have_text("1 of 6")
    tab.get_by_role("button", name="Clear").click()
    assert len(names(tab)) == 6
    tab.get_by_label("Type").select_option("EC2")
    assert names(tab) == ["Application", "Application (app-b)"]


def test_the_filter_of_the_catalogue_stands_in_the_address(tab: Page) -> None:
    show(tab, "catalogue.md", "?type=EC2")
    assert names(tab) == ["Application", "Application (app-b)"]
    tab.get_by_label("Filter the table").fill("app")
    expect(tab).to_have_url("http://shop.example/catalogue/?type=EC2&filter=app")
    tab.get_by_label("Type").select_option("")
    expect(tab).to_have_url("http://shop.example/catalogue/?filter=app")
    tab.get_by_label("Filter the table").fill("nothing like it")
    tab.get_by_role("button", name="Clear").click()
    expect(tab).to_have_url("http://shop.example/catalogue/")


def test_a_filter_in_the_address_that_the_catalogue_does_not_know_hides_nothing(tab: Page) -> None:
    show(tab, "catalogue.md", "?type=nothing&other=1")
    assert len(names(tab)) == 6
    assert tab.get_by_label("Type").evaluate("select => select.selectedIndex") == 0


def test_the_filter_of_the_matrix_stands_in_the_address(tab: Page) -> None:
    show(tab, "matrix.md", "?filter=data")
    expect(tab.locator(".gp-grid td > *")).to_have_count(1)
    tab.get_by_label("Filter the matrix by name").fill("")
    expect(tab).to_have_url("http://shop.example/matrix/")


def test_the_matrix_shows_who_talks_to_whom(tab: Page) -> None:
    show(tab, "matrix.md")
    cells = tab.locator(".gp-grid td > *")
    assert [cell.get_attribute("aria-label") for cell in cells.all()] == [
        "Application → Database: reads and writes",
        "Users → Application: buy",
    ]
    assert cells.last.get_attribute("href") == "http://shop.example/components/users/#connection-users--app"
    tab.get_by_label("Filter the matrix by name").fill("data")
    expect(cells).to_have_count(1)


def test_groups_of_the_matrix_close_and_open(tab: Page) -> None:
    show(tab, "matrix.md")
    tab.get_by_role("button", name="Close all").click()
    assert tab.locator(".gp-grid tbody th").all_inner_texts() == ["Vpc", "Users"]
    cells = tab.locator(".gp-grid td > button")
    expect(cells).to_have_count(2)
    cells.first.click()
    assert tab.locator(".gp-grid tbody th").all_inner_texts() == ["Vpc", "Application", "Users"]


CROWD = (
    """
components:
  shop:
    type: group.System
    name: Shop
    contains:
      front:
        type: group.Zone
        name: Front
        contains: {web: {type: aws.compute.EC2, name: "<b>Web</b> & co", tags: [a, "b, c"]}}
"""
    + "".join(
        f"""
  part-{at}: {{type: aws.compute.Lambda, name: Part {at:03}, owner: team-{at % 3}}}"""
        for at in range(120)
    )
    + """
connections:
  - {from: part-1, to: web, label: calls}
  - {from: web, to: part-2}
  - {from: web, to: part-3}
"""
)


def test_a_large_catalogue_is_shown_in_pages(tab: Page) -> None:
    show(tab, "catalogue.md", yaml=CROWD)
    assert len(names(tab)) == 50
    expect(tab.locator("output")).to_have_text("123 in all")
    expect(tab.get_by_text("Page 1 of 3")).to_be_visible()
    assert tab.get_by_role("button", name="Previous").is_disabled()
    for _ in range(2):
        tab.get_by_role("button", name="Next").click()
    assert names(tab)[-1] == "Part 119"
    assert tab.get_by_role("button", name="Next").is_disabled()
    tab.get_by_label("Owner").select_option("Team 1")
    expect(tab.locator("output")).to_have_text("40 of 123")
    assert names(tab)[0] == "Part 001"
    assert not tab.get_by_role("navigation", name="Pages of the table").is_visible()


def test_what_stands_in_the_rows_of_data_is_data(tab: Page) -> None:
    show(tab, "catalogue.md", "?filter=web", yaml=CROWD)
    assert names(tab) == ["<b>Web</b> & co"]
    row = tab.locator("tbody tr")
    assert row.locator("a").get_attribute("href") == "http://shop.example/components/web/"
    assert row.locator("td").all_inner_texts()[1:] == ["web", "Shop", "EC2", "", "", "A, b, c", "live"]


def test_the_catalogue_of_one_group_can_be_linked_to_and_left(tab: Page) -> None:
    show(tab, "catalogue.md", "?in=shop", yaml=CROWD)
    assert names(tab) == ["Front", "<b>Web</b> & co"]
    tab.get_by_role("button", name="In Shop").click()
    expect(tab).to_have_url("http://shop.example/catalogue/")
    assert len(names(tab)) == 50


def test_without_its_data_the_catalogue_has_its_first_rows_and_leads_to_the_others() -> None:
    page = page_of(written(CROWD), "catalogue.md").markdown
    assert page.count("<tr class") == 50
    assert "These are the first 50. The others stand in" in page
    assert '<a href="../components/shop/">Shop</a>' in page


def test_the_matrix_looks_into_a_group(tab: Page) -> None:
    show(tab, "matrix.md", yaml=CROWD)
    assert tab.locator(".gp-grid tbody th").all_inner_texts() == ["Shop", "Part 001"]
    tab.get_by_label("Group", exact=True).select_option("front")
    assert tab.locator(".gp-grid tbody th").all_inner_texts() == ["Shop", "Front", "<b>Web</b> & co", "Part 001"]
    expect(tab).to_have_url("http://shop.example/matrix/?in=front")
    tab.get_by_label("Filter the matrix by name").fill("002")
    expect(tab.locator(".gp-grid td > *")).to_have_count(1)
    expect(tab.locator("output")).to_have_text("1 of 3 connections")


def test_without_its_data_the_matrix_says_which_systems_talk() -> None:
    page = page_of(written(CROWD), "matrix.md").markdown
    assert '<a href="../components/shop/">Shop</a> → <a href="../components/part-2/">Part 002</a> (1)' in page
