"""SVG files of other people: which are drawings, and which do more than draw."""

from __future__ import annotations

import pytest

from groundplan.catalog.svg_check import why_not_svg, why_unsafe

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'


def drawing(inside: str, attributes: str = "") -> bytes:
    return f"{HEAD} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "data",
    [
        drawing('<path d="M0 0h9v9z"/>'),
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + drawing("<title>A worker</title>"),
        drawing('<defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/>'),
        drawing("<style>.a{fill:red} .b{fill:url('#g')}</style><path class='a' d='M0 0'/>"),
        drawing('<defs><path id="p" d="M0 0"/></defs><use xlink:href="#p"/><use href="#p"/>'),
        drawing('<image href="data:image/png;base64,AAAA"/>'),
        drawing("<style>.a{background:url( 'data:image/png;base64,AAAA')}</style>"),
        drawing('<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:file="C:\\icons\\a.png"/>'),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        drawing("<!-- a remark --><text>a &amp; b</text>"),
    ],
)
def test_a_drawing_is_let_through(data: bytes) -> None:
    assert (why_not_svg(data), why_unsafe(data)) == (None, None)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not well-formed XML (line 1)"),
        (b"\x89PNG", "is not well-formed XML (line 1)"),
        (drawing("\n<path>"), "is not well-formed XML (line 2)"),
        (b"<html/>", "has no `<svg>` element of the SVG namespace at its root"),
        (b'<svg viewBox="0 0 9 9"/>', "has no `<svg>` element of the SVG namespace at its root"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "says neither a `viewBox` nor a width and height"),
    ],
)
def test_what_is_no_drawing_is_told_why(data: bytes, why: str) -> None:
    assert why_not_svg(data) == why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (drawing("<script>alert(1)</script>"), "contains the element `<script>`"),
        (drawing("<g><SCRIPT/></g>"), "contains the element `<script>`"),
        (drawing('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'), "contains the element `<script>`"),
        (drawing('<x:script xmlns:x="urn:other"/>'), "contains the element `<script>`"),
        (drawing('<img xmlns="http://www.w3.org/1999/xhtml"/>'), "contains the element `<img>`"),
        (drawing('<title xmlns="http://www.w3.org/1999/xhtml"/>'), "contains the element `<title>`"),
        (drawing("<foreignObject/>"), "contains the element `<foreignobject>`"),
        (drawing('<a href="#x"/>'), "contains the element `<a>`"),
        (drawing('<animate attributeName="href"/>'), "contains the element `<animate>`"),
        (drawing("", 'onload="alert(1)"'), "runs a script in the attribute `onload`"),
        (drawing('<path ONCLICK="x"/>'), "runs a script in the attribute `onclick`"),
        (
            drawing('<image href="https://example.org/x.png"/>'),
            "refers to something outside itself in the attribute `href`",
        ),
        (drawing('<use xlink:href="other.svg#a"/>'), "refers to something outside itself in the attribute `href`"),
        (drawing('<use href=" javascript:alert(1)"/>'), "refers to something outside itself in the attribute `href`"),
        (
            drawing('<image href="data:image/svg+xml;base64,AAAA"/>'),
            "refers to something outside itself in the attribute `href`",
        ),
        (drawing("", 'xml:base="https://example.org/"'), "sets a base address"),
        (drawing('<path style="fill:url(https://example.org/#g)"/>'), "refers to something outside itself in a style"),
        (drawing('<path fill="url( //example.org/#g)"/>'), "refers to something outside itself in a style"),
        (drawing("<style>@import 'x.css';</style>"), "refers to something outside itself in a style"),
        (drawing("<style>@im/**/port 'x.css';</style>"), "refers to something outside itself in a style"),
        (drawing("<style><![CDATA[a{b:u\\72l(x)}]]></style>"), "refers to something outside itself in a style"),
        (b"<!DOCTYPE svg>" + drawing(""), "has a `<!DOCTYPE ...>` line"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"), "has a `<!DOCTYPE ...>` line"),
        (b'<?xml-stylesheet href="x.css"?>' + drawing(""), "has the processing instruction `<?xml-stylesheet ...?>`"),
    ],
)
def test_what_does_more_than_draw_is_told_apart(data: bytes, why: str) -> None:
    assert why_unsafe(data) == why


def test_a_drawing_with_entities_is_unsafe_and_not_malformed() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + drawing("<text>&b;</text>")
    assert why_not_svg(bomb) is None
    assert why_unsafe(bomb) is not None
