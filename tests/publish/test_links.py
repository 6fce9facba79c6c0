"""Our own check of links."""

import pytest

from groundplan.publish.links import DeadLink, LinkCheck, anchors_in, links_in

FILES = ("index.html", "components/app/index.html", "diagrams/overview.svg", "a b.html")
PAGE = "components/app/index.html"


def dead(link: str) -> list[DeadLink]:
    check = LinkCheck()
    check.note(PAGE, [link], ["flows"])
    return list(check.dead(FILES))


def test_links_are_found_in_html_and_svg() -> None:
    html = '<p><a class="x" href="../db/?a=1&amp;b=2">db</a><img src=\'no\' ></p><svg><use href="#icon"/></svg>'

    assert list(links_in(html)) == ["../db/?a=1&b=2", "#icon"]


def test_text_that_looks_like_a_link_is_none() -> None:
    assert list(links_in('<p>write href="x.html" or &lt;a href="y.html"&gt;</p>')) == []


def test_anchors_are_ids() -> None:
    assert list(anchors_in('<h2 id="flows">Flows</h2><a id="b"></a>')) == ["flows", "b"]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#flows",
        "../../index.html",
        "../../",
        "../..",
        "./",
        ".",
        "../app/#flows",
        "../../diagrams/overview.svg",
        "../../diagrams/overview.svg#any",
        "../../a%20b.html",
        "https://example.com/x",
        "mailto:team@example.com",
    ],
)
def test_a_link_that_leads_somewhere(link: str) -> None:
    assert dead(link) == []


@pytest.mark.parametrize("link", ["#no", "../db/", "../../diagrams/other.svg", "../app/#no", "../..x", "//[", "../app"])
def test_a_link_that_leads_nowhere(link: str) -> None:
    assert dead(link) == [DeadLink(PAGE, link)]


def test_pages_that_were_not_built_again_are_looked_at_where_something_is_gone() -> None:
    check = LinkCheck()
    check.note("a.html", ["b.html", "b.html#part"], [])
    check.note("b.html", ["no.html"], ["part"])
    assert list(check.dead(["a.html", "b.html"])) == [DeadLink("b.html", "no.html")]

    assert list(check.dead(["a.html", "b.html", "c.html"])) == []

    check.note("b.html", ["c.html"], ["other"])
    assert list(check.dead(["a.html", "b.html", "c.html"])) == [DeadLink("a.html", "b.html#part")]

    assert list(check.dead(["a.html", "b.html"])) == [
        DeadLink("a.html", "b.html#part"),
        DeadLink("b.html", "c.html"),
    ]
    assert [dead.link for dead in check.dead(["a.html"])] == ["b.html", "b.html#part"]
