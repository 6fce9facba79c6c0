"""Whether an SVG file is a drawing and nothing more: no script, nothing fetched from elsewhere, no entities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_SEPARATOR = "\n"  # cannot stand in a namespace, so that expat's names split without doubt

_SHAPES = """
    svg g defs symbol use title desc metadata style switch view
    path rect circle ellipse line polyline polygon text tspan textpath image
    lineargradient radialgradient stop pattern clippath mask marker filter
    feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap
    fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur femerge femergenode
    femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence
"""
_DRAWING = frozenset(_SHAPES.split())
_WITHIN = r"(?:#|data:image/(?:png|jpeg|gif|webp);base64,)"
_ADDRESS = re.compile(_WITHIN, re.IGNORECASE)
_CSS_ADDRESS = re.compile(
    rf"""url\(\s*["']?(?!\s*["']?{_WITHIN})|@import|image-set|expression\(|-moz-binding|\\""", re.IGNORECASE
)
"""An address that leads out of the file, or what may hide one, such as a backslash."""


class _UnsafeError(Exception):
    """Carries what is unsafe out of the parser's handlers."""


def why_not_svg(data: bytes) -> str | None:
    """Why `data` is no SVG drawing that can be scaled, as the end of a sentence; None where it is one."""
    roots: list[tuple[str, Mapping[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not roots:
            roots.append((name, attributes))

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.StartElementHandler = start
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return f"is not well-formed XML (line {error.lineno})"
    except _UnsafeError:
        return None  # an unsafe drawing is a drawing
    name, attributes = roots[0]
    if name != f"{_SVG}{_SEPARATOR}svg":
        return "has no `<svg>` element of the SVG namespace at its root"
    if "viewBox" not in attributes and not {"width", "height"} <= set(attributes):
        return "says neither a `viewBox` nor a width and height"
    return None


def why_unsafe(data: bytes) -> str | None:
    """What makes a well-formed SVG unsafe to put into pages, as the end of a sentence; None where nothing does."""
    styles: list[str] = []
    inside_style = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside_style
        space, local = _split(name)
        inside_style = local == "style"
        _check_element(space, local)
        for attribute, value in attributes.items():
            _check_attribute(*_split(attribute), value)

    def text(value: str) -> None:
        if inside_style:
            styles.append(value)

    def end(name: str) -> None:
        nonlocal inside_style
        inside_style = False

    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_entity
    parser.ProcessingInstructionHandler = _refuse_instruction
    try:
        parser.Parse(data, True)
        _check_css("".join(styles))
    except _UnsafeError as unsafe:
        return str(unsafe)
    return None


def _split(name: str) -> tuple[str, str]:
    """The namespace and the local name, in small letters as HTML reads it."""
    space, _, local = name.rpartition(_SEPARATOR)
    return space, local.casefold()


def _check_element(space: str, local: str) -> None:
    """Elements of drawing programs' own namespaces are let through unless a browser would give them a meaning."""
    browser_sees = space in (_SVG, _XHTML, "") or local in {"script", "foreignobject", "iframe", "object", "embed"}
    if browser_sees and (local not in _DRAWING or space == _XHTML):
        raise _UnsafeError(f"contains the element `<{local}>`")


def _check_attribute(space: str, local: str, value: str) -> None:
    if local.startswith("on"):
        raise _UnsafeError(f"runs a script in the attribute `{local}`")
    if local in ("href", "src") and not _ADDRESS.match(value.strip()):
        raise _UnsafeError(f"refers to something outside itself in the attribute `{local}`")
    if local == "base":
        raise _UnsafeError("sets a base address")
    if not space:
        _check_css(value)


def _check_css(css: str) -> None:
    if _CSS_ADDRESS.search(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        raise _UnsafeError("refers to something outside itself in a style")


def _refuse_doctype(*_: object) -> None:
    raise _UnsafeError("has a `<!DOCTYPE ...>` line")


def _refuse_entity(*_: object) -> None:
    raise _UnsafeError("declares entities")


def _refuse_instruction(target: str, _: str) -> None:
    raise _UnsafeError(f"has the processing instruction `<?{target} ...?>`")
