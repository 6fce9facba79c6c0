"""Turns a themed picture into PNG or PDF, in this process, by the library of Typst."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from xml.etree import ElementTree

import typst

from groundplan.drawing.export.fonts import FAMILY, fonts, needs_system_fonts
from groundplan.drawing.export.png_chunks import described
from groundplan.drawing.export.themed import SVG
from groundplan.drawing.paint.svg import number
from groundplan.drawing.text.metrics import text_width

_CSS_PPI = 96.0
_BOLD = 700
_TEXT = f"{{{SVG}}}text"
# What people write comes in as data, never as Typst's language. Without a date, equal pictures give equal files.
_DOCUMENT = b"""
#set document(title: sys.inputs.title, description: sys.inputs.description, date: none)
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", alt: sys.inputs.description)
"""


class ExportError(Exception):
    """A picture that cannot be made into a file; the message says why."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself to programs that list files and to screen readers."""

    title: str
    description: str


def as_png(picture: ElementTree.Element, about: Metadata, scale: float) -> bytes:
    """A PNG file, `scale` pixels for each CSS pixel; transparent where nothing is painted."""
    return described(_compiled(picture, about, "png", _CSS_PPI * scale), about.title, about.description, scale)


def as_pdf(picture: ElementTree.Element, about: Metadata) -> bytes:
    """A PDF file of one page, exactly as large as the picture: vectors, and text that can be selected."""
    _halos_first(picture)
    return _compiled(picture, about, "pdf", None)


def svg_text(picture: ElementTree.Element) -> str:
    """The picture as an SVG document."""
    return ElementTree.tostring(picture, encoding="unicode") + "\n"


def _compiled(picture: ElementTree.Element, about: Metadata, format: typst.OutputFormat, ppi: float | None) -> bytes:
    _in_our_font(picture)
    _without_invisible_fills(picture)
    inputs = {"svg": svg_text(picture), "title": about.title, "description": about.description}
    of_system = needs_system_fonts("".join(picture.itertext()))
    try:
        compiler = typst.Compiler(
            _DOCUMENT, font_paths=fonts(of_system=of_system), ignore_system_fonts=True, sys_inputs=inputs
        )
        made = compiler.compile(format=format, ppi=ppi)
    except typst.TypstError as error:
        raise ExportError(error.message) from error
    if not isinstance(made, bytes):
        raise ExportError("it takes more than one page")
    return made


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
