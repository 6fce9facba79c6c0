"""The sentence below a picture that stands back: how much it stands for, and where one sees more of it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from groundplan.scenes.diagrams import Diagrams

_IN_THE_SENTENCE = 8
"""More links than these are folded away."""


def zoom_note(diagrams: Diagrams, id: str, address: Callable[[str], str]) -> str:
    """The HTML below the picture of a diagram; empty where it shows what is asked of it.

    `address` gives the escaped address of a target such as `diagram:shop.inside`.
    """
    zoom = diagrams.shown(id).zoom
    if zoom is None:
        return ""
    if not zoom.closed:
        return _note(f"All {zoom.boxes:,} boxes are shown: there is no group among them that could be closed.")
    said = f"Zoomed out: {zoom.shown:,} boxes stand for {zoom.boxes:,}."
    inside = ((f"{group}.inside", diagrams.model.components[group].name) for group in zoom.closed)
    links = [f'<a href="{address(f"diagram:{to}")}">{escape(name)}</a>' for to, name in inside if to in diagrams.by_id]
    if len(links) <= _IN_THE_SENTENCE:
        return _note(f"{said} Look inside: {', '.join(links)}." if links else said)
    return _note(f"{said} <details><summary>Look inside</summary>{', '.join(links)}.</details>")


def _note(html: str) -> str:
    return f'<div class="gp-zoomed" data-search-exclude>{html}</div>'
