"""The style sheets, scripts and other files that the package puts on every site."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "assets"
PUBLISHED = "assets/groundplan"

STYLES = (f"{PUBLISHED}/groundplan.css",)
SCRIPTS = (f"{PUBLISHED}/groundplan.js",)


def asset_files() -> dict[str, Path]:
    """Where each asset lies on the disk, by its path on the site."""
    return {
        f"{PUBLISHED}/{file.relative_to(FOLDER).as_posix()}": file for file in sorted(FOLDER.rglob("*")) if file.is_file()
    }
