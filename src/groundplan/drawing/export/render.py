"""Turns a themed picture into PNG or PDF, in this process, by the library of Typst."""

from __future__ import annotations

from copy import deepcopy
from xml.etree import ElementTree

import typst
from msgspec import Struct

from groundplan.drawing.export.errors import ExportError
from groundplan.drawing.export.fonts import FAMILY, fonts, needs_system_fonts
from groundplan.drawing.export.png_chunks import described
from groundplan.drawing.export.themed import SVG
from groundplan.drawing.paint.svg import number
from groundplan.drawing.text.metrics import text_width

_POINTS = 72.0
_CSS_POINT = _POINTS / 96
_BOLD = 700
_TEXT = f"{{{SVG}}}text"
# What people write comes in as data, never as Typst's language. Without a date, equal pictures give equal files.
_DOCUMENT = b"""
#let size(name) = float(sys.inputs.at(name)) * 1pt
#set document(title: sys.inputs.title, description: sys.inputs.description, date: none)
#set page(width: size("page-width"), height: size("page-height"), margin: 0pt, fill: none)
#place(top + left, image(bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.description,
  width: size("width"), height: size("height"), fit: "stretch"))
"""

_MARGIN = 0.02
"""By how much, in pixels, a picture is smaller than the whole number of pixels that it is painted in."""


class Metadata(Struct, frozen=True):
    """What a file says about itself to programs that list files and to screen readers."""

    title: str
    description: str


def as_png(picture: ElementTree.Element, about: Metadata, scale: float, size: tuple[int, int]) -> bytes:
    """A PNG file of that size, `scale` pixels for each CSS pixel; transparent where nothing is painted.

    Typst paints a picture in a whole number of pixels, rounded up from its width and from its height, and fits that
    into its place by leaving rows and columns out. So it gets one pixel more than the page shows, less a margin that
    no rounding error uses up: then both have the same pixels.
    """
    left, top, *_ = _view(picture)
    width, height = size[0] + 1, size[1] + 1 - _MARGIN
    picture.set("viewBox", f"{left} {top} {width / scale} {height / scale}")
    picture.attrib.update({"width": str(width), "height": str(height)})
    made = _compiled(picture, about, "png", size, (width - _MARGIN, height - _MARGIN))
    return described(made, about.title, about.description, scale)


def as_pdf(picture: ElementTree.Element, about: Metadata) -> bytes:
    """A PDF file of one page, exactly as large as the picture: vectors, and text that can be selected."""
    _halos_first(picture)
    *_, width, height = _view(picture)
    size = (width * _CSS_POINT, height * _CSS_POINT)
    return _compiled(picture, about, "pdf", size, size)


def svg_text(picture: ElementTree.Element) -> str:
    """The picture as an SVG document."""
    return ElementTree.tostring(picture, encoding="unicode") + "\n"


def _compiled(
    picture: ElementTree.Element,
    about: Metadata,
    format: typst.OutputFormat,
    page: tuple[float, float],
    size: tuple[float, float],
) -> bytes:
    """The picture, that large, in the corner of a page; both sizes in points, which are pixels in PNG."""
    _in_our_font(picture)
    _without_invisible_fills(picture)
    inputs = {"svg": svg_text(picture), "title": about.title, "description": about.description}
    inputs |= {"page-width": str(page[0]), "page-height": str(page[1]), "width": str(size[0]), "height": str(size[1])}
    of_system = needs_system_fonts("".join(picture.itertext()))
    try:
        compiler = typst.Compiler(
            _DOCUMENT, font_paths=fonts(of_system=of_system), ignore_system_fonts=True, sys_inputs=inputs
        )
        made = compiler.compile(format=format, ppi=_POINTS)
    except typst.TypstError as error:
        raise ExportError(error.message) from error
    if not isinstance(made, bytes):
        raise ExportError("it takes more than one page")
    return made


def _view(picture: ElementTree.Element) -> tuple[float, ...]:
    """Left, top, width and height of what a picture shows, in CSS pixels."""
    return tuple(float(size) for size in picture.get("viewBox", "").split())


def _in_our_font(picture: ElementTree.Element) -> None:
    """Names the font that is there in both weights, as browsers fall back to: 600 is bold."""
    for element in picture.iter():
        if element.get("font-family") is not None or element.tag == f"{{{SVG}}}svg":
            element.set("font-family", FAMILY)
        weight = element.get("font-weight", "")
        if weight.isdigit() and int(weight) > _BOLD - 200:
            element.set("font-weight", str(_BOLD))


def _halos_first(picture: ElementTree.Element) -> None:
    """Paints the halo of a text before all of its letters, where that of each letter would cover the one before.

    As a mask, because viewers would find the letters of a halo twice: as its own and as those of the text.
    """
    texts = [
        (parent, text)
        for parent in picture.iter()
        for text in parent.findall(_TEXT)
        if text.get("stroke") is not None and text.get("paint-order", "").startswith("stroke")
    ]
    for count, (parent, text) in enumerate(texts):
        halo = deepcopy(text)
        room = _room(text)
        for part in halo.iter():
            part.attrib.update({"fill": "none", "stroke": "white"})
        mask = ElementTree.Element(f"{{{SVG}}}mask", {"id": f"halo-{count}", "maskUnits": "userSpaceOnUse", **room})
        mask.append(halo)
        painted = {"fill": text.attrib.pop("stroke"), "mask": f"url(#halo-{count})"}
        at = list(parent).index(text)
        parent.insert(at, mask)
        parent.insert(at + 1, ElementTree.Element(f"{{{SVG}}}rect", {**room, **painted}))


def _without_invisible_fills(picture: ElementTree.Element) -> None:
    """Says of what is filled with nothing that it is not filled.

    To paint an area with nothing takes as long as with a colour; some viewers of PDF leave out its outline as well.
    """
    for element in picture.iter():
        if element.get("fill-opacity") == "0":
            element.set("fill", "none")


def _room(text: ElementTree.Element) -> dict[str, str]:
    """A rectangle that holds the text and its halo, wherever it is anchored."""
    size = float(text.get("font-size", "16"))
    width = text_width("".join(text.itertext()), size, bold=True) + 4 * size
    left, top = float(text.get("x", "0")) - width, float(text.get("y", "0")) - 1.5 * size
    return {"x": number(left), "y": number(top), "width": number(2 * width), "height": number(2.5 * size)}
