"""What the package puts on every site: its style sheet, its script, and the library that the script needs.

Each is one file, joined from parts of one idea each, so that a page asks for three files and no more.
"""

from __future__ import annotations

from pathlib import Path

ASSETS = Path(__file__).parent.parent / "assets"
VENDOR = Path(__file__).parent.parent / "vendor"
PUBLISHED = "assets/groundplan"

STYLE = f"{PUBLISHED}/groundplan.css"
SCRIPT = f"{PUBLISHED}/groundplan.js"
LIBRARY = f"{PUBLISHED}/d3-zoom.js"

STYLES = (
    *("page", "component", "cards", "tables", "steps", "catalogue", "matrix", "lost"),
    *("figure", "zoom", "controls", "find", "emphasis", "player", "playing"),
    *("motion", "print"),
)
"""The parts of the style sheet, in the order in which they hold: of two equal rules the later one.

Last come the styles of pictures themselves, which files of pictures carry, too.
"""

SCRIPTS = (
    *("common", "theme", "catalogue", "matrix", "lost", "viewer", "download", "find", "highlight"),
    *("flow-steps", "flow-picture", "flow"),
)
"""The parts of the script, in the order in which they run."""

EARLY = "instant"
"""The script that must run before the theme's own, where the theme loads pages by itself."""

_D3 = ("dispatch", "selection", "color", "interpolate", "timer", "ease", "transition", "drag", "zoom")
"""The modules of d3-zoom, each after those that it needs."""


def asset_files() -> dict[str, bytes]:
    """What the package puts on every site, by path."""
    modules = b"\n".join((VENDOR / "d3" / f"d3-{name}.min.js").read_bytes() for name in _D3)
    licences = b"\n".join((VENDOR / "d3" / name).read_bytes() for name in ("LICENSE", "d3-ease.LICENSE"))
    return {
        STYLE: "\n".join((*(_part(f"styles/{name}.css") for name in STYLES), _part("picture.css"))).encode(),
        SCRIPT: page_script().encode(),
        LIBRARY: modules,
        f"{LIBRARY}.LICENSE.txt": licences,
    }


def page_script() -> str:
    """The script of every page: its parts in a scope of their own."""
    parts = "\n".join(_part(f"scripts/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n\n{parts}}})();\n'


def with_early_script(html: str) -> str:
    """The page with the script that must run before the theme's own."""
    return html.replace("</head>", f"<script>\n{_part(f'scripts/{EARLY}.js')}</script>\n</head>", 1)


def _part(path: str) -> str:
    return (ASSETS / path).read_text(encoding="utf-8")
