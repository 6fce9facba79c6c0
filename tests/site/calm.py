"""Waiting for what a page does of its own accord, however busy the machine is: for states, never for times."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

# What has been set going begins in one of the next two frames: the first may have been due already.
_NO_PICTURE_MOVES = """
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const pictures = [...document.querySelectorAll(".gp-picture")];
  const shown = () => pictures.map((each) => each.querySelector(":scope > svg")?.getAttribute("viewBox")).join();
  // Where d3 keeps the moves of an element that are under way, or are to begin.
  const moves = () => pictures.some((each) => each.__transition);
  let before;
  do {
    before = shown();
    await frame();
    await frame();
  } while (moves() || shown() !== before);
  return true;
}
"""

# The dashes of a step that is played move for ever; they are not waited for.
_NOTHING_FADES = """
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const fades = () => document.getAnimations()
    .some((each) => each.playState === "running" && Number.isFinite(each.effect.getComputedTiming().endTime));
  do {
    await frame();
    await frame();
  } while (fades());
  return true;
}
"""


def visit(page: Page, address: str) -> None:
    """Opens a page, and waits until its scripts have run and nothing more is fetched.

    Neither is enough: the network is idle as well while the browser has no time to run what it has fetched.
    """
    page.goto(address, wait_until="networkidle")
    page.wait_for_load_state("load")


def wait_for_pictures(page: Page) -> None:
    """Waits until no picture of the page moves or is about to."""
    page.wait_for_function(_NO_PICTURE_MOVES)


def wait_for_colours(page: Page) -> None:
    """Waits until nothing in the page fades, or changes its colour or its place by a style."""
    page.wait_for_function(_NOTHING_FADES)


@contextmanager
def scrolling(page: Page) -> Iterator[None]:
    """What is done here scrolls the page; goes on when that has ended, a swing that follows a finger included."""
    page.evaluate("() => { window.ended = false; addEventListener('scrollend', () => (ended = true), {once: true}); }")
    yield
    page.wait_for_function("ended")
