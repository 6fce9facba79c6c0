"""What every picture has in common: the sheet with its title, its layers, its legend below, and a margin around all."""

from __future__ import annotations

import math
from collections.abc import Iterable

from groundplan.catalog.component_type import Icon
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.geometry import Rect
from groundplan.drawing.page import MARGIN
from groundplan.drawing.paint.legend import legend_block
from groundplan.drawing.paint.svg import element, escape, number
from groundplan.scenes.scene import Direction, Scene
from groundplan.scenes.sequence import SequenceScene

FONTS = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif'
_ABOVE_LEGEND = 14.0


def layer(name: str, parts: Iterable[str]) -> str:
    """A group of finished SVG, nothing where it would be empty."""
    inside = tuple(parts)
    return element("g", *inside, class_=name) if inside else ""


def sheet(
    scene: Scene | SequenceScene,
    layers: Iterable[str],
    bounds: Rect,
    *,
    kind: str,
    short: str,
    icons: Iterable[Icon | None],
    class_: str = "gp-drawing",
    direction: Direction | None = None,
) -> Drawn:
    """The finished picture: the layers from the lowest to the topmost, and the scene's legend below `bounds`.

    `kind` says what sort of picture it is, `short` describes it in a sentence; `icons` are those it refers to, of
    which each may come again or be none.
    """
    legend = legend_block(scene.legend, bounds.width)
    view = _view(bounds, (legend.width, legend.height) if legend else None)
    svg = element(
        "svg",
        element("title", escape(scene.title), id=f"{scene.id}-title"),
        element("desc", escape(short), id=f"{scene.id}-desc"),
        *layers,
        legend.svg(bounds.left, bounds.bottom + _ABOVE_LEGEND) if legend else "",
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        role="group",
        aria_roledescription=kind,
        data_direction=direction,
        aria_labelledby=f"{scene.id}-title {scene.id}-desc",
        viewBox=" ".join(number(size) for size in (view.left, view.top, view.width, view.height)),
        width=view.width,
        height=view.height,
        font_family=FONTS,
    )
    shown = tuple(dict.fromkeys(icon.name for icon in icons if icon is not None))
    return Drawn(scene.id, scene.title, view.width, view.height, svg, shown)


def _view(bounds: Rect, legend: tuple[float, float] | None) -> Rect:
    """What the picture shows of its plane: the bounds, the width and height of the legend, and the margin."""
    right, bottom = bounds.right, bounds.bottom
    if legend:
        right = max(right, bounds.left + legend[0])
        bottom += _ABOVE_LEGEND + legend[1]
    grown = Rect(bounds.left, bounds.top, right, bottom).grown(MARGIN)
    # Half a pixel off, so that straight lines, whose places are whole numbers, fill whole pixels and look crisp.
    left, top = math.floor(grown.left) - 0.5, math.floor(grown.top) - 0.5
    return Rect(left, top, left + math.ceil(grown.width) + 1, top + math.ceil(grown.height) + 1)
