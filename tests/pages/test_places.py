"""Pictures go into the places that pages leave for them."""

from __future__ import annotations

from groundplan.pages.escape import revealed
from groundplan.pages.places import fill, place, places


def test_a_place_is_filled() -> None:
    html = revealed(f"<p>a</p>{place('overview', 'From <far>')}<p>b</p>")
    assert places(html) == ("overview",)
    assert fill(html, lambda id: f"<svg>{id}</svg>") == (
        '<p>a</p><figure class="gp-figure" data-diagram="overview"><svg>overview</svg>'
        "<figcaption>From &#60;far&#62;</figcaption></figure><p>b</p>"
    )


def test_a_place_alone_in_a_paragraph_leaves_it() -> None:
    assert fill(f"<p>{place('a')}</p>", lambda _: "!").startswith("<figure")
    assert fill(f"<p>see {place('a')}</p>", lambda _: "!").startswith("<p>see <figure")


def test_what_a_picture_holds_is_not_read_as_a_place() -> None:
    assert fill(str(place("a")), lambda _: str(place("b"))).count("data-diagram") == 2
