"""The style sheets, scripts and other files that the package puts on every site."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "assets"
VENDOR = Path(__file__).parent.parent / "vendor"
PUBLISHED = "assets/groundplan"

_D3 = ("dispatch", "selection", "color", "interpolate", "timer", "ease", "transition", "drag", "zoom")
"""The modules of d3-zoom, each after those that it needs."""
_LIBRARY = f"{PUBLISHED}/d3-zoom.js"


def styles() -> tuple[str, ...]:
    """The style sheets that every page loads, by their path on the site."""
    return _published("*.css")


def scripts() -> tuple[str, ...]:
    """The scripts that every page loads, by their path on the site, in the order in which they must run."""
    return (_LIBRARY, *_published("*.js"))


def library_files() -> dict[str, bytes]:
    """The browser library that the scripts need: its modules joined, so that a page asks for it once, and licences."""
    modules = b"\n".join((VENDOR / "d3" / f"d3-{name}.min.js").read_bytes() for name in _D3)
    licences = b"\n".join((VENDOR / "d3" / name).read_bytes() for name in ("LICENSE", "d3-ease.LICENSE"))
    return {_LIBRARY: modules, f"{_LIBRARY}.LICENSE.txt": licences}


def with_early_script(html: str) -> str:
    """The page with the script that must run before the theme's own, where the theme loads pages by itself."""
    script = (FOLDER / "early" / "instant.js").read_text(encoding="utf-8")
    return html.replace("</head>", f"<script>\n{script}</script>\n</head>", 1)


def asset_files() -> dict[str, Path]:
    """Where each asset lies on the disk, by its path on the site."""
    return {
        f"{PUBLISHED}/{file.relative_to(FOLDER).as_posix()}": file
        for file in sorted(FOLDER.rglob("*"))
        if file.is_file() and file.parent.name != "early"
    }


def _published(pattern: str) -> tuple[str, ...]:
    return tuple(f"{PUBLISHED}/{file.name}" for file in sorted(FOLDER.glob(pattern)))
