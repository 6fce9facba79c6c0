"""Where that lies which is made on the way: `.cache/groundplan/` in the project's folder, safe to remove."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from groundplan.cache import Cache


@lru_cache(maxsize=16)
def cache_of(root: Path) -> Cache:
    """The cache of a project: pictures, their files, icons and pages that were made before."""
    return Cache(_folder(root) / "kept")


def pages_folder(root: Path) -> Path:
    """The generated pages and pictures, as MkDocs reads them."""
    return _folder(root) / "pages"


def draft_folder(root: Path) -> Path:
    """The site that is being built, until it takes the place of the previous one."""
    return _folder(root) / "site"


def lock_file(root: Path) -> Path:
    """What a build holds, so that no other one of the same project runs meanwhile."""
    return _folder(root) / "lock"


def _folder(root: Path) -> Path:
    return root / ".cache" / "groundplan"
