"""The sentence below a picture that is zoomed out."""

from __future__ import annotations

from groundplan.pages.zoom_note import zoom_note
from groundplan.scenes.diagram import Diagram
from groundplan.scenes.diagrams import Diagrams
from groundplan.testing import temporary_model


def note(groups: int, parts: int, id: str = "all") -> str:
    """The note below a picture of groups with so many parts each."""
    lines = ["components:"]
    for group in range(groups):
        lines += [f"  g{group}:", "    type: group.Zone", f"    name: G & {group}", "    contains:"]
        lines += [f"      g{group}-{part}: {{type: aws.compute.EC2}}" for part in range(parts)]
    diagrams = Diagrams(temporary_model("\n".join(lines)), (Diagram("all", "All"),))
    return zoom_note(diagrams, id, lambda target: f"to/{target}")


def test_it_says_how_much_is_shown_and_leads_to_what_is_closed() -> None:
    assert note(2, 60) == (
        '<div class="gp-zoomed" data-search-exclude>Zoomed out: 2 boxes stand for 120. Look inside: '
        '<a href="to/diagram:g0.inside">G &amp; 0</a>, <a href="to/diagram:g1.inside">G &amp; 1</a>.</div>'
    )


def test_many_links_are_folded_away() -> None:
    folded = note(60, 20)
    assert "Zoomed out: 60 boxes stand for 1,200. <details><summary>Look inside</summary><a" in folded
    assert folded.count("<a ") == 60


def test_it_says_so_where_nothing_could_be_closed() -> None:
    assert "All 130 boxes are shown: there is no group among them that could be closed." in note(1, 130)


def test_pictures_that_are_no_crowd_have_none() -> None:
    assert note(2, 10) == ""
    assert note(2, 60, "g0-0.neighbours") == ""
