"""A picture as one file: icons inside, title on top, colours that follow the reader's light or dark mode."""

from __future__ import annotations

import base64
import re
from importlib import resources
from pathlib import Path

from groundplan.catalog.component_type import Icon
from groundplan.drawing.icons import icon_bytes, media_type
from groundplan.drawing.paint.svg import element, escape, number
from groundplan.drawing.picture import Picture
from groundplan.drawing.text.metrics import text_width

_SCHEME = '[data-md-color-scheme="slate"] '
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_OPENING = re.compile(r'<svg ([^>]*?)viewBox="([^"]+)" width="[^"]+" height="[^"]+"([^>]*)>')
_LINK = re.compile(r' href="(?:component|connection):[^"]+"')
_IMAGE = re.compile(r'<image class="([^"]+)" href="icon:([^"]+)"([^>]*)/>')
_TITLE_SIZE = 17.0
_TITLE_HEIGHT = 34.0


def standalone(picture: Picture, icons: Path | None = None) -> str:
    """The picture as a self-contained SVG document, readable anywhere: no address in it leads outside.

    `icons` is the folder that keeps icons made small.
    """
    svg = _LINK.sub("", picture.svg)
    svg = _IMAGE.sub(lambda match: _use(match, picture.id), svg)
    body = svg[svg.index(">") + 1 :].removesuffix("</svg>")
    return _opened(picture) + _head(picture, icons) + body + "</svg>\n"


def picture_css() -> str:
    """The styles of pictures, as they stand in the assets."""
    return resources.files("groundplan").joinpath("assets", "picture.css").read_text(encoding="utf-8")


def _opened(picture: Picture) -> str:
    """The opening tag, with room for the title above."""
    before, view, after = _OPENING.findall(picture.svg)[0]
    left, top, width, height = (float(size) for size in view.split())
    width = max(width, text_width(picture.title, _TITLE_SIZE, bold=True) + 32)
    sizes = (left, top - _TITLE_HEIGHT, width, height + _TITLE_HEIGHT)
    box = " ".join(number(size) for size in sizes)
    return f'<svg {before}viewBox="{box}" width="{number(sizes[2])}" height="{number(sizes[3])}"{after}>'


def _head(picture: Picture, icons: Path | None) -> str:
    _, view, _ = _OPENING.findall(picture.svg)[0]
    left, top, *_ = (float(size) for size in view.split())
    title = element(
        "text",
        escape(picture.title),
        class_="ink picture-title",
        x=left + 14,
        y=top - 6,
        font_size=_TITLE_SIZE,
        font_weight=700,
        fill="#16191f",
    )
    ground = element("rect", class_="ground", x=left - 2000, y=top - 2000, width=99999, height=99999, fill="#ffffff")
    symbols = "".join(_symbol(icon, picture.id, icons) for icon in picture.icons)
    return element("style", _css()) + element("defs", symbols) + ground + title


def _css() -> str:
    """The styles without the page around them: dark where the reader's system is."""
    css = re.sub(r"/\*.*?\*/", "", picture_css(), flags=re.DOTALL)
    dark = [rule[0].replace(_SCHEME, "") for rule in _RULE.finditer(css) if _SCHEME in rule[1]]
    light = _RULE.sub(lambda rule: "" if _SCHEME in rule[1] else rule[0], css)
    text = f"{light}@media (prefers-color-scheme: dark){{{''.join(dark)}}}"
    return re.sub(r"\s+", " ", text).strip()


def _symbol(icon: Icon, prefix: str, icons: Path | None) -> str:
    data = base64.b64encode(icon_bytes(icon, icons)).decode("ascii")
    image = element("image", href=f"data:{media_type(icon)};base64,{data}", width=64, height=64)
    return element("symbol", image, id=f"{prefix}-{icon.name}", viewBox="0 0 64 64")


def _use(match: re.Match[str], prefix: str) -> str:
    return f'<use class="{match[1]}" href="#{prefix}-{match[2]}"{match[3]}/>'
