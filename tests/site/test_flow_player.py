"""The flow player on a finished site, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.calm import visit
from tests.site.flows import FLOWS
from tests.site.real_browser import needs_browser, tab

pytestmark = needs_browser

ALL = ["1", "2a.1", "2a.2a", "2a.2b", "2b", "3.1", "3.2", "4a", "4b"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that shows the flow of an order and does not move by itself."""
    with tab(browser, FLOWS, reduced_motion="reduce") as page:
        visit(page, FLOWS + "flows/order/")
        yield page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def current(page: Page) -> Locator:
    return page.locator("tr[aria-current=step]")


def way(page: Page, block: str) -> Locator:
    return page.get_by_role("combobox", name=f"At {block}:", exact=True)


def at(page: Page, number: str) -> None:
    """Waits until the step is shown: in the table, in both pictures, in the bar, in the address."""
    expect(current(page)).to_have_id(f"step-{number}")
    for picture in ("flow.order", "flow.order.sequence"):
        svg = page.locator(f"figure[data-diagram='{picture}'] svg.gp-playing")
        assert svg.locator("[data-step].gp-current").evaluate_all("all => all.map(e => e.dataset.step)") == [number]
    expect(page.locator(".gp-player .gp-badge")).to_have_text(number)
    expect(page).to_have_url(re.compile(f"#step-{re.escape(number)}$"))


def marked(page: Page, picture: str, state: str, name: str) -> list[str]:
    """What of a picture has a state (`current`, `done`, `dimmed`): its values of `data-<name>`."""
    elements = page.locator(f"figure[data-diagram='{picture}'] .gp-{state}[data-{name}]")
    return sorted(set(elements.evaluate_all(f"all => all.map(each => each.dataset.{name})")))


def arrive(page: Page, path: str) -> None:
    """Waits for another page. The theme may add a heading to the address, even one of the page that one has left."""
    expect(page).to_have_url(re.compile(re.escape(FLOWS + path) + "(#.*)?$"))


def test_at_first_the_whole_flow_is_shown(page: Page) -> None:
    expect(page.get_by_role("group", name="Play the flow")).to_have_count(1)
    expect(page.locator(".gp-player p")).to_have_text(re.compile("The whole flow.*9 steps, every way in turn"))
    expect(page.locator(".gp-playing, .gp-current, .gp-dimmed, [aria-current=step]")).to_have_count(0)
    expect(page).to_have_url(FLOWS + "flows/order/")


def test_the_buttons_go_through_all_steps_and_back(page: Page) -> None:
    for number in ALL:
        press(page, "Next step")
        at(page, number)
    expect(page.get_by_role("button", name="Next step")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowRight")
    at(page, "4b")
    press(page, "Previous step")
    at(page, "4a")
    press(page, "First step")
    at(page, "1")
    press(page, "Last step")
    at(page, "4b")
    press(page, "Show the whole flow")
    expect(page.locator(".gp-playing, [aria-current=step]")).to_have_count(0)
    expect(page).to_have_url(FLOWS + "flows/order/")


@pytest.mark.parametrize(
    "focused", [".gp-player-next", "figure[data-diagram='flow.order'] svg.gp-drawing", ".gp-player input"]
)
def test_keys_play_while_the_bar_or_a_picture_has_the_focus(page: Page, focused: str) -> None:
    page.locator(focused).focus()
    for key, number in [
        ("ArrowRight", "1"),
        ("ArrowRight", "2a.1"),
        ("ArrowLeft", "1"),
        ("End", "4b"),
        ("ArrowLeft", "4a"),
        ("Home", "1"),
    ]:
        page.keyboard.press(key)
        at(page, number)
    page.keyboard.press("Escape")
    expect(current(page)).to_have_count(0)


def test_keys_elsewhere_do_nothing(page: Page) -> None:
    page.locator("body").press("ArrowRight")
    page.locator("a[href$='#step-3.1']").press("ArrowRight")

    expect(current(page)).to_have_count(0)


def test_the_slider_leads_to_any_step(page: Page) -> None:
    page.get_by_role("slider", name="Step").fill("6")
    at(page, "3.1")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "6 of 9")
    page.get_by_role("slider").fill("0")
    expect(current(page)).to_have_count(0)


def test_the_step_is_told_in_words_with_the_blocks_it_stands_in(page: Page) -> None:
    page.locator("#step-2a\\.2b").click()

    told = page.locator(".gp-player p[aria-live=polite]")
    expect(told).to_contain_text("Step 4 of 9 · If it is in stock · Or if paid later")
    expect(told).to_contain_text("Api → Database: notes the bill")

    press(page, "First step")
    expect(told.locator("em")).to_have_text("thing")


def test_both_pictures_show_the_step_what_was_before_and_what_is_to_come(page: Page) -> None:
    page.locator("#step-3\\.1").click()
    at(page, "3.1")

    assert marked(page, "flow.order", "current", "edge") == ["api--database"]
    for picture, name in (("flow.order", "box"), ("flow.order.sequence", "box")):
        assert marked(page, picture, "current", name) == ["api", "database"]
        assert marked(page, picture, "done", name) == ["users", "web"]
        assert marked(page, picture, "dimmed", name) == ["queue"]
        assert marked(page, picture, "done", "step") == ALL[:5]
        assert marked(page, picture, "dimmed", "step") == sorted(ALL[6:])
    assert page.locator("tr.gp-done").evaluate_all("all => all.map(each => each.id)") == [f"step-{n}" for n in ALL[:5]]


def test_an_answer_is_shown_against_its_line(page: Page) -> None:
    page.locator("#step-3\\.1").click()
    at(page, "3.1")
    expect(page.locator(".gp-against, .gp-trail--against")).to_have_count(0)

    press(page, "Next step")
    at(page, "3.2")
    head = page.locator("figure[data-diagram='flow.order'] .gp-trail--head").bounding_box()
    boxes = {
        id: page.locator(f"figure[data-diagram='flow.order'] [data-box={id}]").bounding_box()
        for id in ("api", "database")
    }
    expect(page.locator("figure[data-diagram='flow.order'] .edge.gp-against")).to_have_count(1)
    assert head
    assert distance(head, boxes["api"]) < distance(head, boxes["database"])


def distance(a: object, b: object) -> float:
    """Between the middles of two boxes as Playwright gives them."""
    assert isinstance(a, dict)
    assert isinstance(b, dict)
    (ax, ay), (bx, by) = ((each["x"] + each["width"] / 2, each["y"] + each["height"] / 2) for each in (a, b))
    return float(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5)


@pytest.mark.parametrize("picture", ["flow.order", "flow.order.sequence"])
def test_a_click_on_a_badge_leads_to_its_step(page: Page, picture: str) -> None:
    figure = page.locator(f"figure[data-diagram='{picture}']")
    badge = ".badge[data-step='2a.1']" if picture == "flow.order" else "[data-step='2a.1'] .badge"
    figure.locator(badge).click()
    at(page, "2a.1")

    page.keyboard.press("ArrowRight")
    at(page, "2a.2a")


def test_a_click_on_a_row_or_its_number_leads_to_its_step_but_its_links_lead_on(page: Page) -> None:
    page.locator("#step-2b td:nth-child(4)").click()
    at(page, "2b")
    page.locator("#step-4a .gp-badge").click()
    at(page, "4a")
    page.locator("#step-4a td:nth-child(3) a").click()
    arrive(page, "components/queue/")


def test_one_way_through_the_alternatives_can_be_chosen(page: Page) -> None:
    way(page, "2").select_option("Otherwise")
    expect(way(page, "2a.2")).to_be_hidden()
    expect(page.locator("tr.gp-step.gp-skipped")).to_have_count(3)
    for number in ["1", "2b", "3.1", "3.2", "4a", "4b"]:
        press(page, "Next step")
        at(page, number)
    expect(page.locator(".gp-player p")).to_contain_text("Step 6 of 6")


def test_a_choice_moves_to_the_branch_that_is_chosen_and_a_step_elsewhere_chooses_its_own(page: Page) -> None:
    page.locator("#step-2a\\.1").click()
    way(page, "2").select_option("Otherwise")
    at(page, "2b")

    page.locator("#step-2a\\.2b").click()
    at(page, "2a.2b")
    expect(way(page, "2")).to_have_value("If it is in stock")
    expect(way(page, "2a.2")).to_have_value("every way in turn")

    way(page, "2").select_option("every way in turn")
    expect(page.locator(".gp-skipped")).to_have_count(0)


def test_an_address_opens_its_step_with_the_picture_in_sight(page: Page) -> None:
    page.goto("about:blank")
    visit(page, FLOWS + "flows/order/#step-2a.2a")

    at(page, "2a.2a")
    expect(page.locator("figure[data-diagram='flow.order'] .badge.gp-current")).to_be_in_viewport()


def test_the_address_is_followed_and_stepping_adds_nothing_to_the_history(page: Page) -> None:
    length = page.evaluate("history.length")
    for _ in range(3):
        press(page, "Next step")
    assert page.evaluate("history.length") == length

    page.evaluate("location.hash = '#step-4a'")
    at(page, "4a")
    page.go_back()
    at(page, "2a.2a")


def test_the_heading_that_one_scrolls_to_does_not_replace_the_step_in_the_address(page: Page) -> None:
    press(page, "Next step")
    page.evaluate(
        """() => {
          window.told = [];
          const replace = history.replaceState;
          history.replaceState = function (state, title, address) {
            told.push(String(address));
            return replace.call(this, state, title, address);
          };
        }"""
    )
    page.locator("#who-takes-part").scroll_into_view_if_needed()
    page.mouse.wheel(0, 5000)

    page.wait_for_function("told.some((each) => /#(steps|in-sequence|who-takes-part)/.test(each))")
    expect(page).to_have_url(re.compile("#step-1$"))


def test_the_table_is_followed_where_one_looks_at_it(page: Page) -> None:
    page.set_viewport_size({"width": 1400, "height": 560})
    page.locator("#step-1 td:nth-child(4)").click()
    expect(page.locator("#step-4b")).not_to_be_in_viewport()

    page.get_by_role("slider").press("End")
    at(page, "4b")
    expect(page.locator("#step-4b")).to_be_in_viewport(ratio=1)


def test_component_pages_link_to_the_steps_they_take_part_in(page: Page) -> None:
    visit(page, FLOWS + "components/database/")
    page.get_by_role("link", name="2a.2b", exact=True).click()

    at(page, "2a.2b")
    expect(page).to_have_url(FLOWS + "flows/order/#step-2a.2b")


def test_pages_that_the_theme_loads_itself_get_one_player_each(page: Page) -> None:
    press(page, "Next step")
    page.evaluate("window.same = true")
    page.locator("tr[aria-current] a[href$='components/web/']").click()
    arrive(page, "components/web/")
    expect(page.locator(".gp-player")).to_have_count(0)
    page.get_by_role("link", name="Look", exact=True).click()
    arrive(page, "flows/look/")

    expect(page.locator(".gp-player")).to_have_count(1)
    page.locator(".gp-player-next").focus()
    page.keyboard.press("ArrowRight")
    expect(current(page)).to_have_id("step-1")
    page.get_by_role("link", name="Ordering").click()
    arrive(page, "flows/order/")
    expect(current(page)).to_have_count(0)
    page.go_back()
    expect(current(page)).to_have_id("step-1")
    expect(page.locator(".gp-player p")).to_contain_text("Step 1 of 2")
    assert page.evaluate("window.same")


# Notes what a flow that plays by itself shows: each step, with what the button would do.
NOTING = """
() => {
  window.shown = [];
  const note = () => {
    const step = document.querySelector("tr[aria-current=step]")?.id;
    const now = `${step} ${document.querySelector(".gp-player-play").ariaLabel}`;
    if (step && now !== shown.at(-1)) shown.push(now);
  };
  new MutationObserver(note).observe(document.querySelector(".gp-steps"), {attributes: true, subtree: true});
}
"""


def test_playing_stops_at_the_end_and_when_one_leaves(browser: Browser) -> None:
    with tab(browser, FLOWS) as page:
        visit(page, FLOWS + "flows/look/")
        page.evaluate(NOTING)
        press(page, "Play")
        page.wait_for_function("shown.length === 2")
        assert page.evaluate("shown") == ["step-1 Pause", "step-2 Play"]

        press(page, "Play")
        page.wait_for_function("shown[2] === 'step-1 Pause'")
        page.get_by_role("link", name="Ordering").click()
        arrive(page, "flows/order/")
        page.locator(".gp-player-last").click()
        at(page, "4b")
        page.wait_for_timeout(3000)
        at(page, "4b")


def test_where_motion_is_reduced_nothing_moves_and_nothing_plays_by_itself(page: Page) -> None:
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_hidden()
    page.locator("figure[data-diagram='flow.order'] svg.gp-drawing").press(" ")
    at(page, "1")
    page.locator("figure[data-diagram='flow.order'] svg.gp-drawing").press(" ")
    at(page, "2a.1")

    moving = "all => all.filter(each => getComputedStyle(each).animationName !== 'none').length"
    assert page.locator("svg.gp-playing *").evaluate_all(moving) == 0


def test_without_scripts_a_link_leads_to_the_row_of_its_step(browser: Browser) -> None:
    with tab(browser, FLOWS, java_script_enabled=False, viewport={"width": 1000, "height": 500}) as page:
        page.goto(FLOWS + "flows/order/#step-4b")

        expect(page.locator(".gp-player")).to_have_count(0)
        expect(page.locator("#step-4b")).to_be_in_viewport()
        page.locator("#step-1 .gp-badge").click()
        expect(page.locator("tr:target")).to_have_id("step-1")


def test_on_a_narrow_screen_fingers_reach_everything(browser: Browser) -> None:
    size = {"width": 390, "height": 844}
    with tab(browser, FLOWS, viewport=size, has_touch=True, is_mobile=True, reduced_motion="reduce") as page:
        visit(page, FLOWS + "flows/order/")
        page.get_by_role("button", name="Next step").tap()
        at(page, "1")

        for control in page.locator(".gp-player :is(button, select)").all():
            if control.is_visible():
                box = control.bounding_box()
                assert box
                assert min(box["width"], box["height"]) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        expect(page.locator("figure[data-diagram='flow.order'] .badge.gp-current")).to_be_in_viewport()
        bar = page.locator(".gp-player").bounding_box()
        assert bar
        assert bar["height"] < 140


def test_on_a_narrow_screen_the_card_is_as_high_as_the_picture_until_it_is_zoomed(browser: Browser) -> None:
    size = {"width": 390, "height": 844}
    with tab(browser, FLOWS, viewport=size, has_touch=True, is_mobile=True, reduced_motion="reduce") as page:
        visit(page, FLOWS + "flows/order/")
        figure = page.locator("figure[data-diagram='flow.order']")
        heights = """figure => [".gp-picture", ".gp-picture > svg"]
            .map((each) => Math.round(figure.querySelector(each).clientHeight))"""
        card, picture = figure.evaluate(heights)
        assert card == picture < 250
        figure.get_by_role("button", name="Zoom in").tap()
        expect(figure.locator(".gp-zoomed")).to_have_count(1)
        assert figure.evaluate(heights)[0] > picture
        figure.get_by_role("button", name="Show all").tap()
        expect(figure.locator(".gp-zoomed")).to_have_count(0)
        assert figure.evaluate(heights) == [picture, picture]


# Whether the badge of the step is in the part of the picture that is seen, in letters that can be read.
IS_SEEN = """
(figure) => {
  const [picture, badge] = [".gp-picture", ".gp-current .badge"]
    .map((each) => figure.querySelector(each).getBoundingClientRect());
  return figure.querySelector("svg.gp-drawing").getScreenCTM().a >= 0.6
    && badge.left >= picture.left && badge.right <= picture.right
    && badge.top >= picture.top && badge.bottom <= picture.bottom;
}
"""


def test_the_step_stays_in_view_into_full_screen_and_out_of_it(browser: Browser) -> None:
    size = {"width": 390, "height": 844}
    with tab(browser, FLOWS, viewport=size, has_touch=True, is_mobile=True, reduced_motion="reduce") as page:
        visit(page, FLOWS + "flows/order/#step-4a")
        figure = page.locator("figure[data-diagram='flow.order.sequence']")
        for name, dialogs in (("Full screen", 1), ("Leave full screen", 0)):
            figure.get_by_role("button", name=name).tap()
            expect(page.locator("dialog.gp-dialog")).to_have_count(dialogs)
            page.wait_for_function(IS_SEEN, arg=figure.element_handle())


def test_in_full_screen_the_player_stands_below_the_picture(page: Page) -> None:
    page.locator("figure[data-diagram='flow.order.sequence'] svg.gp-drawing").press("f")
    expect(page.locator("dialog .gp-player")).to_be_visible()
    press(page, "Next step")
    at(page, "1")
    page.keyboard.press("Escape")

    expect(page.locator("figure[data-diagram='flow.order'] + .gp-player")).to_be_visible()
    at(page, "1")


def test_paper_shows_no_player(page: Page) -> None:
    press(page, "Next step")
    page.emulate_media(media="print")

    expect(page.locator(".gp-player")).to_be_hidden()
