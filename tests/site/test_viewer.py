"""Pictures in the page, in a real browser: zoom and pan, full screen, what belongs together, the finder, the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.calm import scrolling, visit, wait_for_colours, wait_for_pictures
from tests.site.playground import PLAYGROUND
from tests.site.real_browser import needs_browser, tab

pytestmark = needs_browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab with the large picture."""
    with tab(browser, PLAYGROUND) as page:
        visit(page, f"{PLAYGROUND}diagrams/farm/")
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """The same on a phone."""
    options = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
    with tab(browser, PLAYGROUND, **options) as page:
        visit(page, f"{PLAYGROUND}diagrams/farm/")
        yield page


def picture_of(page: Page) -> Locator:
    return page.locator(".gp-picture").first


def view(page: Page) -> tuple[float, ...]:
    """The part of the picture that is seen, once it has come to rest."""
    wait_for_pictures(page)
    return tuple(map(float, (picture_of(page).locator("> svg").get_attribute("viewBox") or "").split()))


def scale(page: Page) -> float:
    """How many pixels a pixel of the picture takes, once it has come to rest."""
    view(page)
    found: float = picture_of(page).locator("> svg").evaluate("svg => svg.getScreenCTM().a")
    return found


def middle_of(page: Page) -> tuple[float, float]:
    """A place in the middle of the picture, which is scrolled to where nothing lies over it, such as its controls."""
    wait_for_pictures(page)
    box = picture_of(page).bounding_box()
    assert box
    x, y = box["width"] / 2, min(box["height"] / 2, 200)
    picture_of(page).hover(position={"x": x, "y": y}, trial=True)
    box = picture_of(page).bounding_box()
    assert box
    return box["x"] + x, box["y"] + y


def zoom_with_wheel(page: Page, times: int = 3) -> None:
    page.mouse.move(*middle_of(page))
    page.keyboard.down("Control")
    for _ in range(times):
        page.mouse.wheel(0, -100)
    page.keyboard.up("Control")


def button(page: Page, name: str) -> Locator:
    return page.locator(".gp-controls").first.get_by_role("button", name=name)


def opacity(element: Locator) -> float:
    """How opaque an element is, once it has faded."""
    wait_for_colours(element.page)
    return float(element.evaluate("each => getComputedStyle(each).opacity"))


def touch(page: Page, *moves: list[tuple[float, float]]) -> None:
    """Fingers put down at the first places, moved to each of the next, and taken off."""
    session = page.context.new_cdp_session(page)

    def send(kind: str, points: list[tuple[float, float]]) -> None:
        fingers: list[dict[str, Any]] = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    send("touchStart", moves[0])
    for points in moves[1:]:
        send("touchMove", points)
    send("touchEnd", [])


def test_a_picture_opens_whole(page: Page) -> None:
    assert view(page)[2:] == tuple(
        float(picture_of(page).locator("> svg").get_attribute(side) or 0) for side in ("width", "height")
    )
    expect(button(page, "Zoom out")).to_have_attribute("aria-disabled", "true")


def test_the_wheel_alone_scrolls_the_page_and_tells_how_to_zoom(page: Page) -> None:
    whole = view(page)
    page.set_viewport_size({"width": 1000, "height": 400})
    page.mouse.move(*middle_of(page))
    page.mouse.wheel(0, 120)
    page.wait_for_function("scrollY > 0")
    assert view(page) == whole
    expect(page.locator(".gp-hint")).to_contain_text("and wheel: zoom")


def test_the_wheel_with_ctrl_zooms_to_the_pointer_and_leaves_the_page(page: Page) -> None:
    whole, before = view(page), scale(page)
    zoom_with_wheel(page)
    assert scale(page) > before * 1.8
    assert page.evaluate("visualViewport.scale") == 1
    page.keyboard.down("Control")
    for _ in range(12):
        page.mouse.wheel(0, 100)
    page.keyboard.up("Control")
    assert view(page) == whole


def test_a_zoomed_picture_is_dragged_and_a_drag_is_no_click(page: Page) -> None:
    zoom_with_wheel(page)
    before, address = view(page), page.url
    boxes = page.locator("[data-box] > a").all()
    box = next(each for each in boxes if _is_inside(each, picture_of(page)))
    place = box.bounding_box()
    assert place
    x, y = place["x"] + 20, place["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 30, y - 10)
    page.mouse.move(x - 60, y - 20)
    page.mouse.up()
    after = view(page)
    assert after[0] > before[0]
    assert after[2:] == pytest.approx(before[2:])
    assert page.url == address


def _is_inside(element: Locator, frame: Locator) -> bool:
    inner, outer = element.bounding_box(), frame.bounding_box()
    assert inner
    assert outer
    return (
        outer["x"] + 80 < inner["x"] < outer["x"] + outer["width"] - 120
        and max(outer["y"], 120) < inner["y"] < min(outer["y"] + outer["height"], 880) - 80
    )


def test_buttons_zoom_and_show_all_again(page: Page) -> None:
    whole, before = view(page), scale(page)
    picture_of(page).hover()
    button(page, "Zoom in").click()
    assert scale(page) == pytest.approx(before * 1.5)
    button(page, "Zoom in").click()
    assert scale(page) == pytest.approx(before * 2.25)
    button(page, "Zoom out").click()
    assert scale(page) == pytest.approx(before * 1.5)
    button(page, "Show all").click()
    assert view(page) == whole


def test_keys_do_what_the_buttons_do(page: Page) -> None:
    whole, before = view(page), scale(page)
    drawing = picture_of(page).locator("> svg")
    assert drawing.get_attribute("aria-keyshortcuts") == "+ - 0 f"
    drawing.focus()
    page.keyboard.press("+")
    assert scale(page) == pytest.approx(before * 1.5)
    page.keyboard.press("-")
    assert scale(page) == pytest.approx(before)
    # So near that the picture is larger than its place on all sides.
    for _ in range(3):
        page.keyboard.press("+")
        zoomed = view(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert view(page)[0] > zoomed[0]
    assert view(page)[1] > zoomed[1]
    page.keyboard.press("0")
    assert view(page) == whole


def test_quick_presses_of_a_key_add_up(page: Page) -> None:
    before = scale(page)
    picture_of(page).locator("> svg").focus()
    for key in "++++-+":
        page.keyboard.press(key)
    assert scale(page) == pytest.approx(min(before * 1.5**4, 4), rel=0.01)


def test_full_screen_by_key_and_back_by_escape(page: Page) -> None:
    whole = view(page)
    picture_of(page).locator("> svg").focus()
    page.keyboard.press("f")
    dialog = page.get_by_role("dialog", name="The farm")
    expect(dialog).to_be_visible()
    box = picture_of(page).bounding_box()
    assert box
    assert (round(box["width"]), round(box["height"])) == (1400, 900)
    before = scale(page)
    page.keyboard.press("+")
    assert scale(page) > before
    page.keyboard.press("Escape")
    expect(page.locator("dialog.gp-dialog")).to_have_count(0)
    assert view(page) == whole
    expect(button(page, "Full screen")).to_be_focused()


def test_a_link_leads_out_of_full_screen(page: Page) -> None:
    picture_of(page).hover()
    button(page, "Full screen").click()
    page.locator("[data-box='worker-3'] > a").click()
    page.wait_for_url("**/components/worker-3/")
    expect(page.locator("dialog.gp-dialog")).to_have_count(0)


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_box_stands_out_with_its_connections_and_neighbours(page: Page, way: str) -> None:
    box = page.locator("[data-box='worker-5'] > a")
    if way == "hover":
        box.hover()
    else:
        page.keyboard.press("Tab")  # The keyboard is in use: what has the focus shows it.
        box.focus()
    expect(page.locator("[data-box].gp-near")).to_have_count(3)
    expect(page.locator(".edge.gp-near")).to_have_count(2)
    assert opacity(page.locator("[data-box='worker-6']")) == 1
    assert opacity(page.locator("[data-box='worker-9']")) < 0.5
    page.locator("h1").hover()
    if way == "focus":
        page.keyboard.press("Shift+Tab")
        page.locator("h1").click()
        page.evaluate("document.activeElement.blur()")
    expect(page.locator(".gp-near")).to_have_count(0)


def test_an_edge_stands_out_with_its_ends(page: Page) -> None:
    page.locator("[data-edge='worker-5--worker-6'] .hit").dispatch_event("pointerover", {"bubbles": True})
    expect(page.locator(".edge.gp-near")).to_have_count(1)
    near = page.locator("[data-box].gp-near").evaluate_all("all => all.map(each => each.dataset.box)")
    assert sorted(near) == ["worker-5", "worker-6"]


def test_an_edge_leads_to_the_row_of_its_connection(page: Page) -> None:
    visit(page, f"{PLAYGROUND}components/app/")
    edge = page.locator(".gp-picture .edge[data-from=app] > a").first
    id = edge.locator("..").get_attribute("data-connections")
    edge.locator(".hit").dispatch_event("click", {"bubbles": True, "cancelable": True})
    page.wait_for_url(f"**/components/app/#connection-{id}")
    assert page.locator(f"tr:has([id='connection-{id}'])").count() == 1


def test_the_label_of_an_edge_leads_where_the_edge_does(page: Page) -> None:
    visit(page, f"{PLAYGROUND}components/app/")
    label = page.locator(".gp-picture .edge-text .label").first
    label.click()
    page.wait_for_url("**/#connection-*")


def test_edges_are_reached_by_keyboard_in_a_flow_and_by_the_words_elsewhere(page: Page) -> None:
    assert page.locator(".edge > a:not([tabindex='-1'])").count() == 0
    words = page.locator(".gp-words").first
    words.locator("summary").click()
    assert words.get_by_role("link", name="Worker 5 → Worker 6").get_attribute("href") is not None
    visit(page, f"{PLAYGROUND}flows/browse/")
    figure = page.locator("[data-diagram='flow.browse']")
    assert figure.locator(".edge[data-steps] > a:not([tabindex='-1'])").count() > 0


def test_the_finder_walks_through_what_it_finds(page: Page) -> None:
    whole = view(page)
    picture_of(page).hover()
    field = page.get_by_role("searchbox", name="Find in the picture")
    told = page.locator(".gp-find output")
    field.fill("worker 2")
    expect(told).to_have_text("7 found")  # Worker 2, 12, and 20 to 24.
    expect(page.locator(".gp-found")).to_have_count(7)
    field.press("Enter")
    expect(told).to_have_text("1 of 7: Worker 2")
    field.press("ArrowUp")
    expect(told).to_have_text("7 of 7: Worker 24")
    wait_for_pictures(page)
    box = page.locator("[data-box='worker-24']").bounding_box()
    frame = picture_of(page).bounding_box()
    assert box
    assert frame
    assert frame["x"] <= box["x"] <= frame["x"] + frame["width"]
    field.press("Escape")
    expect(told).to_have_text("")
    assert view(page) == whole


@pytest.mark.parametrize("name", ["Worker 1", "Worker 24"])
def test_what_the_finder_finds_is_scrolled_into_the_window(page: Page, name: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1000, "height": 400})
    picture_of(page).scroll_into_view_if_needed()
    field = page.get_by_role("searchbox", name="Find in the picture")
    field.fill(name)
    field.press("Enter")
    view(page)

    expect(page.locator(".gp-found-now")).to_be_in_viewport(ratio=1)
    expect(field).to_be_in_viewport(ratio=1)


def test_a_picture_that_a_page_shows_twice_has_ids_of_its_own(page: Page) -> None:
    visit(page, f"{PLAYGROUND}twice/")
    ids = page.locator(".gp-figure [id]").evaluate_all("all => all.map(each => each.id)")

    assert len(ids) == len(set(ids)) == 4
    for picture in page.locator("svg.gp-drawing").all():
        named = (picture.get_attribute("aria-labelledby") or "").split()
        assert [picture.locator(f"[id='{id}']").count() for id in named] == [1, 1]


def test_a_small_picture_has_no_finder(page: Page) -> None:
    visit(page, f"{PLAYGROUND}components/app/")
    assert page.locator(".gp-find").count() == 0


def test_what_others_ask_to_show_comes_into_view(page: Page) -> None:
    page.locator("[data-box='worker-1'] > a").hover()
    zoom_with_wheel(page, 6)
    before = view(page)
    page.locator(".gp-figure").first.evaluate(
        "(figure) => figure.dispatchEvent(new CustomEvent('groundplan:show',"
        " {detail: {elements: [figure.querySelector('[data-box=worker-24]')]}}))"
    )
    left, top, width, height = after = view(page)
    assert after != before
    box = page.locator("[data-box='worker-24']").evaluate("each => { const {x, y} = each.getBBox(); return [x, y]; }")
    assert left < box[0] < left + width
    assert top < box[1] < top + height


def test_the_menu_offers_the_files_that_are_there(page: Page) -> None:
    picture_of(page).hover()
    menu = page.locator(".gp-download").first
    menu.locator("summary").click()
    addresses = [link.evaluate("link => link.href") for link in menu.get_by_role("link").all()]
    assert f"{PLAYGROUND}diagrams/farm.svg" in addresses
    assert all(page.evaluate("each => fetch(each).then(answer => answer.ok)", each) for each in addresses)
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="SVG")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_pictures_of_pages_that_the_theme_loads_itself_work_once(page: Page) -> None:
    page.evaluate("window.stays = true")
    page.locator("[data-box='worker-7'] > a").click()
    page.wait_for_url("**/components/worker-7/")
    page.locator("h1", has_text="Worker 7").wait_for()
    page.locator(".gp-picture [data-box='worker-8'] > a").click()
    page.wait_for_url("**/components/worker-8/")
    page.locator("h1", has_text="Worker 8").wait_for()
    assert page.evaluate("window.stays")
    expect(page.locator(".gp-controls")).to_have_count(1)
    expect(button(page, "Zoom in")).to_have_count(1)
    before = scale(page)
    picture_of(page).hover()
    button(page, "Zoom in").click()
    assert scale(page) == pytest.approx(before * 1.5)
    # Icons come from where the new page has them.
    assert page.locator(".gp-picture image").first.evaluate("each => new Image().src = each.href.baseVal") != ""


def test_the_theme_toggle_recolours_a_zoomed_picture(page: Page) -> None:
    zoom_with_wheel(page)
    text = page.locator(".gp-picture svg .ink").first
    light = text.evaluate("each => getComputedStyle(each).fill")
    page.locator("form[data-md-component=palette] label:visible").click()
    page.wait_for_selector('body[data-md-color-scheme="slate"]')
    expect(text).not_to_have_css("fill", light)


def test_two_fingers_zoom_and_one_scrolls_the_page(phone: Page) -> None:
    whole, before = view(phone), scale(phone)
    x, y = middle_of(phone)
    scrolled = phone.evaluate("scrollY")
    # How far the page swings on depends on how quickly the machine moves the finger.
    with scrolling(phone):
        touch(phone, [(x, y)], *[[(x, y - by)] for by in range(10, 110, 10)])
    assert phone.evaluate("scrollY") > scrolled
    assert view(phone) == whole
    x, y = middle_of(phone)
    touch(phone, [(x - 20, y), (x + 20, y)], *[[(x - 20 - by, y), (x + 20 + by, y)] for by in range(10, 70, 10)])
    assert scale(phone) > before * 2
    zoomed = view(phone)
    assert phone.evaluate("visualViewport.scale") == pytest.approx(1)
    x, y = middle_of(phone)
    touch(phone, [(x, y)], [(x - 20, y)], [(x - 60, y)])
    assert view(phone)[0] > zoomed[0]


def test_a_tap_opens_a_page_and_controls_are_large_enough_for_fingers(phone: Page) -> None:
    assert opacity(phone.locator(".gp-controls").first) == 1
    for control in phone.locator(".gp-controls :is(button, summary, input)").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    whole = view(phone)
    button(phone, "Zoom in").tap()
    expect(phone.locator(".gp-picture.gp-zoomed")).to_have_count(1)
    assert view(phone) != whole
    button(phone, "Full screen").tap()
    expect(phone.get_by_role("dialog", name="The farm")).to_be_visible()
    phone.locator("[data-box='worker-1'] > a").dispatch_event("click", {"bubbles": True, "cancelable": True})
    phone.wait_for_url("**/components/worker-1/")


def test_without_scripts_there_is_a_picture_with_links_and_a_menu(browser: Browser) -> None:
    with tab(browser, PLAYGROUND, java_script_enabled=False, viewport={"width": 390, "height": 800}) as page:
        page.goto(f"{PLAYGROUND}diagrams/farm/")
        assert page.locator(".gp-controls button").count() == 0
        page.locator(".gp-download summary").first.click()
        expect(page.locator(".gp-download").first.get_by_role("link", name="SVG")).to_be_visible()
        box = page.locator("[data-box='worker-1']").bounding_box()
        assert box
        assert box["width"] > 40
        page.locator("[data-box='worker-1'] > a").click()
        page.wait_for_url("**/components/worker-1/")


def test_paper_shows_the_whole_picture_and_no_buttons(page: Page) -> None:
    whole = view(page)
    zoom_with_wheel(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert view(page) == whole
    expect(page.locator(".gp-controls").first).to_be_hidden()
