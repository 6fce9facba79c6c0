"""A picture as one file: icons inside, title on top, colours that follow the reader's light or dark mode."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import lru_cache
from importlib import resources

from groundplan.cache import Cache
from groundplan.catalog.component_type import Icon
from groundplan.drawing.geometry import Rect
from groundplan.drawing.icons import FOR_FILES, Small, icon_bytes, media_type
from groundplan.drawing.paint.colors import GROUND, INK
from groundplan.drawing.paint.svg import element, escape, number, shape
from groundplan.drawing.picture import Picture
from groundplan.drawing.text.metrics import text_width

_SCHEME = '[data-md-color-scheme="slate"] '
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_OPENING = re.compile(r"<svg [^>]*>")
_VIEW = re.compile(r' viewBox="([^"]+)"')
_SIZES = re.compile(r' (?:viewBox|width|height)="[^"]*"')
_LINK = re.compile(r' href="((?:component|connection):[^"]+)"')
_HIT = re.compile(r'<path class="hit"[^>]*/>')
_IMAGE = re.compile(r'<image ([^>]*?)href="icon:([^"]+)"')
_TITLE_SIZE = 17.0
_TITLE_HEIGHT = 34.0


def standalone(
    picture: Picture,
    icons: Cache | None = None,
    *,
    styled: bool = True,
    transparent: bool = False,
    tooltips: bool = True,
    small: Small | None = FOR_FILES,
    address: Callable[[str], str | None] | None = None,
) -> str:
    """The picture as a self-contained SVG document, readable anywhere: it fetches nothing.

    `icons` keeps icons made small. `small` says how small, None that they stay as they are.
    Without `styled`, its colours are those of the light theme, in attributes. `transparent` leaves out the ground;
    without `tooltips`, their places stay empty.
    `address` gives the full URL of a target such as `component:app`, None for no link; without it there are no links.
    """
    opening = _opening(picture)
    body = (picture.svg if tooltips else picture.drawn.svg)[len(opening) :].removesuffix("</svg>")
    if address is None:
        body = _HIT.sub("", body)
    body = _LINK.sub(lambda match: _link(address(match[1]) if address else None), body)
    body = _IMAGE.sub(lambda match: f'<use {match[1]}href="#{picture.id}-{match[2]}"', body)
    view = file_view(picture)
    head = (
        element("style", _css(transparent=transparent)) if styled else "",
        element("defs", *(_symbol(icon, picture.id, icons, small=small) for icon in picture.icons)),
        "" if transparent else element("rect", **GROUND.fill(), **shape(view)),
        _title(picture.title, view),
    )
    return _opened(opening, view) + "".join(head) + body + "</svg>\n"


def picture_css() -> str:
    """The styles of pictures, as they stand in the assets."""
    return resources.files("groundplan").joinpath("assets", "picture.css").read_text(encoding="utf-8")


def file_view(picture: Picture) -> Rect:
    """What the file shows of the picture's plane, in CSS pixels: the picture, and the title above it."""
    (sizes,) = _VIEW.findall(_opening(picture))
    left, top, width, height = (float(size) for size in sizes.split())
    width = max(width, text_width(picture.title, _TITLE_SIZE, bold=True) + 32)
    return Rect(left, top - _TITLE_HEIGHT, left + width, top + height)


def _opening(picture: Picture) -> str:
    found = _OPENING.match(picture.drawn.svg)
    if found is None:
        raise ValueError(f"the picture {picture.id} does not begin with <svg>")
    return found[0]


def _opened(opening: str, view: Rect) -> str:
    """The opening tag for what the file shows."""
    box = " ".join(number(size) for size in (view.left, view.top, view.width, view.height))
    kept = _SIZES.sub("", opening).removesuffix(">")
    return f'{kept} viewBox="{box}" width="{number(view.width)}" height="{number(view.height)}">'


def _title(title: str, view: Rect) -> str:
    return element(
        "text",
        escape(title),
        **INK.fill("picture-title"),
        x=view.left + 14,
        y=view.top + _TITLE_HEIGHT - 6,
        font_size=_TITLE_SIZE,
        font_weight=700,
    )


@lru_cache(maxsize=2)
def _css(*, transparent: bool) -> str:
    """The styles without the page around them: dark where the reader's system is."""
    css = re.sub(r"/\*.*?\*/", "", picture_css(), flags=re.DOTALL)
    dark = [rule[0].replace(_SCHEME, "") for rule in _RULE.finditer(css) if _SCHEME in rule[1]]
    light = _RULE.sub(lambda rule: "" if _SCHEME in rule[1] else rule[0], css)
    # A browser paints the window around the picture in the background of the picture.
    around = [
        "" if transparent else f".gp-drawing {{ background: {ground}; }}" for ground in (GROUND.light, GROUND.dark)
    ]
    text = f"{light}{around[0]}@media (prefers-color-scheme: dark){{{''.join(dark)}{around[1]}}}"
    return re.sub(r"\s+", " ", text).strip()


def _symbol(icon: Icon, prefix: str, icons: Cache | None, *, small: Small | None) -> str:
    content = icon.path.read_bytes() if small is None else icon_bytes(icon, icons, small)
    return element("symbol", _image(media_type(icon), content), id=f"{prefix}-{icon.name}", viewBox="0 0 64 64")


@lru_cache(maxsize=256)
def _image(type: str, content: bytes) -> str:
    data = base64.b64encode(content).decode("ascii")
    return element("image", href=f"data:{type};base64,{data}", width=64, height=64)


def _link(address: str | None) -> str:
    return "" if address is None else f' href="{escape(address)}"'
