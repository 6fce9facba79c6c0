"""The style sheets, scripts and other files that the package puts on every site."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "assets"
PUBLISHED = "assets/groundplan"


def styles() -> tuple[str, ...]:
    """The style sheets that every page loads, by their path on the site."""
    return _published("*.css")


def scripts() -> tuple[str, ...]:
    """The scripts that every page loads, by their path on the site."""
    return _published("*.js")


def asset_files() -> dict[str, Path]:
    """Where each asset lies on the disk, by its path on the site."""
    return {
        f"{PUBLISHED}/{file.relative_to(FOLDER).as_posix()}": file
        for file in sorted(FOLDER.rglob("*"))
        if file.is_file()
    }


def _published(pattern: str) -> tuple[str, ...]:
    return tuple(f"{PUBLISHED}/{file.name}" for file in sorted(FOLDER.glob(pattern)))
