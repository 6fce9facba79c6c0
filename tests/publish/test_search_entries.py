"""What the search leaves out."""

from __future__ import annotations

from groundplan.publish.search_entries import without_lists


def test_sections_that_list_links_are_left_out_and_others_are_found() -> None:
    html = '<h2 id="about">About</h2><h2 id="incoming-connections">Incoming connections</h2><h2 id="properties">P</h2>'
    assert without_lists(html) == (
        '<h2 id="about">About</h2>'
        '<h2 id="incoming-connections" data-search-exclude>Incoming connections</h2><h2 id="properties">P</h2>'
    )
