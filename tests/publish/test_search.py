"""What the search leaves out, and how pages are read for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from groundplan.publish.search import without_lists
from groundplan.publish.sections import UnusualError, sections_of


def test_sections_that_list_links_are_left_out_and_others_are_found() -> None:
    html = '<h2 id="about">About</h2><h2 id="incoming-connections">Incoming connections</h2><h2 id="properties">P</h2>'
    assert without_lists(html) == (
        '<h2 id="about">About</h2>'
        '<h2 id="incoming-connections" data-search-exclude>Incoming connections</h2><h2 id="properties">P</h2>'
    )


PIECES = st.sampled_from(
    [
        *(
            "a word",
            " ",
            "\n",
            "&amp;",
            "&lt;b&gt;",
            "é",
            "<br>",
            '<img src="a.png" alt="">',
            "<hr/>",
            "</p>",
            "</div>",
        ),
        *("<p>", '<p class="x">', "</li>", "<ul>", "<li>", "</ul>", "<code>", "</code>", "<pre>", "</pre>", "<span>"),
        *(
            "<div>",
            "<div data-search-exclude>",
            '<div class="linenodiv">',
            "</span>",
            '<a class="headerlink" href="#b">',
        ),
        *('<h1 id="a">', "</h1>", '<h2 id="b">', "<h2>", "</h2>", '<h3 id="c" data-search-exclude>', "</h3>", "</a>"),
        *("<p></p>", "<sup> </sup>", "<td data-search-exclude>text</td>", '<section id="d">', "</section>"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_pages_are_read_as_the_theme_reads_them(html: str) -> None:
    theirs = Parser()
    try:
        theirs.feed(html)
        theirs.close()
    except ValueError:
        with pytest.raises(UnusualError):
            sections_of(html)
        return
    assert [(each.id, each.title, each.text, each.excluded) for each in sections_of(html)] == [
        (each.id, each.title, each.text, each.is_excluded()) for each in theirs.data
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<!-- -->",
        "a < b",
        "<script>x</script>",
        "<P>",
        "<p class=a>",
        "<p title='a'>",
        '<p id="a" id="b">',
        "<x-y>",
        "<p/>",
    ],
)
def test_html_that_a_parser_may_see_otherwise_is_left_to_one(html: str) -> None:
    with pytest.raises(UnusualError):
        sections_of(html)
