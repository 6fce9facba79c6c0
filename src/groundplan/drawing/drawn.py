"""What a worker makes of a scene: SVG in which everything has its place, but which says nothing yet."""

from __future__ import annotations

from msgspec import Struct


class Drawn(Struct, frozen=True):
    """One drawn scene, without what only its tooltips say: scenes that differ in nothing else are drawn alike.

    `svg` is one `<svg>` element without XML declaration, themed by the classes in `groundplan.css`. In it a tooltip is
    `<title data-of="..."/>` with the name of what says it (see `tooltips.py`), a link to a component's page
    `href="component:<id>"`, and an icon `href="icon:<name>"`. Text is escaped with quotes, so no user text can look
    like these. `width` and `height` are in CSS pixels. `icons` are the names of those that it shows.
    """

    id: str
    title: str
    width: float
    height: float
    svg: str
    icons: tuple[str, ...] = ()
