"""Where that lies which is made on the way: `.cache/groundplan/` in the project's folder, safe to remove."""

from __future__ import annotations

from pathlib import Path


def pages_folder(root: Path) -> Path:
    """The generated pages and pictures, as MkDocs reads them."""
    return _folder(root) / "pages"


def pictures_folder(root: Path) -> Path:
    """The pictures that were drawn, by what they show."""
    return _folder(root) / "pictures"


def icons_folder(root: Path) -> Path:
    """The icons that were made small, by their content."""
    return _folder(root) / "icons"


def exports_folder(root: Path) -> Path:
    """The PNG and PDF files of pictures, by what they are made of."""
    return _folder(root) / "exports"


def draft_folder(root: Path) -> Path:
    """The site that is being built, until it takes the place of the previous one."""
    return _folder(root) / "site"


def lock_file(root: Path) -> Path:
    """What a build holds, so that no other one of the same project runs meanwhile."""
    return _folder(root) / "lock"


def _folder(root: Path) -> Path:
    return root / ".cache" / "groundplan"
