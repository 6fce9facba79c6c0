"""The colours of pictures by their role, on a light page and on a dark one. No other module of drawing names a colour.

In a picture stand those of the light page. A role is a class, to which the style sheet gives the dark colour; a colour
without a role carries its dark one in a variable of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from groundplan.catalog.colors import DARK, SHAPE_CONTRAST, TEXT_CONTRAST, WHITE, contrast, mixed, readable
from groundplan.model.component import Status
from groundplan.scenes.palette import NEUTRAL, STATUS_SHADES
from groundplan.scenes.scene import Style

PLATE_TINT = 0.12
"""The share of its colour that a plate is filled with."""


class Color(NamedTuple):
    """A colour `#rrggbb` on a light page and on a dark one, with its role, where it has one."""

    light: str
    dark: str
    role: str = ""

    def line(self, *classes: str, style: str = "") -> Mapping[str, object]:
        """The attributes of something whose stroke it is. `style` may hold more variables."""
        return _line(self, classes, style)

    def fill(self, *classes: str, style: str = "") -> Mapping[str, object]:
        """The attributes of something whose fill it is, such as a text."""
        return _fill(self, classes, style)

    def both(self, *classes: str) -> Mapping[str, object]:
        """The attributes of something whose stroke and fill it is."""
        return _both(self, classes)

    def under(self, other: Color, share: float) -> Color:
        """The colour with a share (0 to 1) of another painted over it."""
        return _under(self, other, share)

    def text(self, ground: Color, *classes: str, halo: float = 0.0) -> Mapping[str, object]:
        """The attributes of a text on a ground: in this colour, or in the nearest that can be read there.

        With a halo of that width, a line that runs behind the text seems to pause there.
        """
        return _text(self, ground, classes, halo)

    @property
    def behind(self) -> str:
        """The variables that tell the style sheet of a ground which is not the page itself."""
        return "" if self.role else f"--gp-ground:{self.light};--gp-ground-dark:{self.dark}"


@lru_cache(maxsize=4096)
def _line(color: Color, classes: tuple[str, ...], style: str) -> Mapping[str, object]:
    return {**_marked(color, classes, "own-line", style), "stroke": color.light}


@lru_cache(maxsize=4096)
def _fill(color: Color, classes: tuple[str, ...], style: str) -> Mapping[str, object]:
    return {**_marked(color, classes, "own-fill", style), "fill": color.light}


@lru_cache(maxsize=4096)
def _both(color: Color, classes: tuple[str, ...]) -> Mapping[str, object]:
    return {**_marked(color, classes, "own-line own-fill", ""), "stroke": color.light, "fill": color.light}


@lru_cache(maxsize=4096)
def _text(color: Color, ground: Color, classes: tuple[str, ...], halo: float) -> Mapping[str, object]:
    read = _readable(color, ground)
    if not halo:
        return read.fill(*classes)
    outline = {"stroke": ground.light, "stroke_width": halo, "stroke_linejoin": "round", "paint_order": "stroke"}
    return {**read.fill(*classes, "halo", style=ground.behind), **outline}


def _marked(color: Color, classes: tuple[str, ...], own: str, style: str) -> Mapping[str, object]:
    alone = not color.role and color.dark != color.light
    names = (*classes, own if alone else color.role)
    styles = (f"--gp-dark:{color.dark}" if alone else "", style)
    return {"class_": " ".join(filter(None, names)) or None, "style": ";".join(filter(None, styles)) or None}


@lru_cache(maxsize=4096)
def _under(color: Color, other: Color, share: float) -> Color:
    return Color(mixed(color.light, other.light, share), mixed(color.dark, other.dark, share))


@lru_cache(maxsize=4096)
def _readable(color: Color, ground: Color) -> Color:
    pairs = ((color.light, ground.light), (color.dark, ground.dark))
    if all(contrast(*pair) >= TEXT_CONTRAST for pair in pairs):
        return color
    return Color(*(readable(*pair) for pair in pairs))


@lru_cache(maxsize=4096)
def seen(color: str, dark: str | None = None) -> Color:
    """A colour that people or a palette gave: on a dark page `dark`, or else the nearest that one can see there."""
    if dark is None:
        dark = color if contrast(color, DARK) >= SHAPE_CONTRAST else readable(color, DARK, SHAPE_CONTRAST)
    return Color(color, dark)


def color_of(style: Style, otherwise: Color) -> Color:
    """The colour that a style gives, or another where it gives none."""
    return seen(style.color, style.dark) if style.color else otherwise


INK = Color("#16191f", "#e6e8eb", "ink")
"""Names, numbers, and what is said at the arrows of a sequence."""

SOFT = Color("#3f4752", "#aab4c2", "soft")
"""Labels of lines, and conditions."""

MUTED = Color("#5b6573", "#aab4c2", "muted")
"""Technologies, notes below a name, the legend."""

AMBER = Color("#92400e", "#f0a63c", "amber")
"""The word `deprecated`."""

LINE = Color("#545b64", "#a3aebb", "line")
"""Lines between boxes."""

HEAD = Color(LINE.light, LINE.dark, "head")
"""The arrowheads of such lines."""

GROUND = Color(WHITE, DARK, "ground")
"""The page, and what is written on ink."""

FOCUS = Color("#4051b5", "#8c9eff", "focused")
"""What a picture is about."""

BAR = Color("#e3e7ec", "#3a414d", "bar")
"""Where a participant of a sequence is at work."""

TAB = Color("#eceff3", "#2c323d", "tab")
"""The corner with the operator of a fragment."""

SLIP = Color("#fbf5dd", "#39331f", "slip")
"""The paper of notes."""

SLIP_EDGE = Color("#cdb466", "#8d7a3f", "slip-edge")
"""The edge of that paper."""

ROLES = (INK, SOFT, MUTED, AMBER, LINE, HEAD, GROUND, FOCUS, BAR, TAB, SLIP, SLIP_EDGE)
"""Every colour that the style sheet knows."""

QUIET = Color(NEUTRAL.light, NEUTRAL.dark)
"""Lines that only part or guide: of time, around fragments, above a legend."""

DEPRECATED = Color(STATUS_SHADES[Status.DEPRECATED].light, STATUS_SHADES[Status.DEPRECATED].dark)
"""The plate of what is deprecated."""

PLAIN = Color(MUTED.light, MUTED.dark)
"""A plate that says nothing by its colour."""
