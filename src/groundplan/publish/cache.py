"""Where that lies which is made on the way: `.cache/groundplan/` in the project's folder, safe to remove."""

from __future__ import annotations

import os
from pathlib import Path

from groundplan.cache import Cache
from groundplan.publish.mkdocs_yml import site_settings

SHARED_CACHE_VARIABLE = "GROUNDPLAN_SHARED_CACHE"
"""The variable of the environment that names the address of a shared cache, whatever `mkdocs.yml` says."""

_caches: dict[Path, Cache] = {}
"""One for each project, so that it knows what was used in this process."""


def cache_of(root: Path) -> Cache:
    """The cache of a project: pictures, their files, icons and pages that were made before."""
    if (opened := _caches.get(root.resolve())) is not None:
        return opened
    settings = site_settings(root)
    return open_cache(root, settings.cache_size, settings.shared_cache)


def open_cache(root: Path, size: int, shared: str) -> Cache:
    """The project's cache with these settings, which hold from now on: see `Cache`."""
    root, shared = root.resolve(), os.environ.get(SHARED_CACHE_VARIABLE, shared)
    opened = _caches.get(root)
    if opened is None or (opened.size, opened.shared_url) != (size, shared):
        opened = _caches[root] = Cache(_folder(root) / "kept", size, shared)
    return opened


def draft_folder(root: Path) -> Path:
    """The site that is being built, until it takes the place of the previous one."""
    return _folder(root) / "site"


def lock_file(root: Path) -> Path:
    """What a build holds, so that no other one of the same project runs meanwhile."""
    return _folder(root) / "lock"


def _folder(root: Path) -> Path:
    return root / ".cache" / "groundplan"
