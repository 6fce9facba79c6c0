"""How large a finished site is."""

from __future__ import annotations

from pathlib import Path
from statistics import mean


def site_sizes(site: Path) -> dict[str, float]:
    """Bytes of the whole site, of a page in the mean and at most, and of a component's page in the mean."""
    files = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = {path: size for path, size in files.items() if path.endswith(".html")}
    components = [size for path, size in pages.items() if path.startswith("components/") and path.count("/") == 2]
    return {
        "site": sum(files.values()),
        "mean page": mean(pages.values()),
        "largest page": max(pages.values()),
        "component page": mean(components),
    }


def site_size(site: Path) -> int:
    """Bytes of the whole site."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def page_count(site: Path) -> int:
    """How many pages there are."""
    return sum(1 for _ in site.rglob("*.html"))
