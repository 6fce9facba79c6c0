"""Builds as people run them: from nothing, with nothing changed, and by MkDocs alone over the same pages."""

from __future__ import annotations

import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import yaml

from bench.models import project, write
from bench.performance.processes import Usage, on_cores, run

_NO_PAGES = ("navigation.yml", "SUMMARY.md", ".groundplan.json")
"""What `groundplan generate` writes that is no page of the site."""


def made(size: int, folder: Path, *, crowd: int = 0) -> Path:
    """A fresh project of that size in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    write(project(size, crowd=crowd), folder)
    return folder


def cold(root: Path, *, watch: bool = False) -> Usage:
    """The build of a project that never was built: no cache, no site."""
    for kept in (root / ".cache", root / "site"):
        shutil.rmtree(kept, ignore_errors=True)
    return warm(root, watch=watch)


def warm(root: Path, *, watch: bool = False) -> Usage:
    """The build of a project that was built before. Its memory is watched with two workers: more take more."""
    with on_cores(2) if watch else nullcontext():
        return run([sys.executable, "-m", "groundplan", "build", "--quiet"], root, watch=watch)


def prepare_bare(root: Path, folder: Path) -> Path:
    """What MkDocs alone builds, in a folder of its own: the pages and pictures from `groundplan generate`.

    Its settings are the project's without our plugin. Its navigation is the one that `generate` writes, so component
    pages are found but stand in no menu, as in our site. It says nothing of pages outside the navigation, which would
    cost it time.
    """
    shutil.rmtree(folder, ignore_errors=True)
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    settings: dict[str, Any] = yaml.safe_load(text)
    # `generate` makes PNG and PDF of all pictures, of which the site has hardly any: it is asked for none.
    plugins = [{"groundplan": {"export": []}} if plugin == "groundplan" else plugin for plugin in settings["plugins"]]
    try:
        file.write_text(yaml.safe_dump(settings | {"plugins": plugins}, sort_keys=False), encoding="utf-8")
        run([sys.executable, "-m", "groundplan", "generate", folder / "docs", "--quiet"], root)
    finally:
        file.write_text(text, encoding="utf-8")
    settings["plugins"] = [plugin for plugin in settings["plugins"] if plugin != "groundplan"]
    settings["nav"] = yaml.safe_load((folder / "docs" / "navigation.yml").read_text(encoding="utf-8"))
    settings["not_in_nav"] = "*"
    settings["exclude_docs"] = "\n".join(f"/{name}" for name in _NO_PAGES)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return folder


def bare(folder: Path, *, watch: bool = False) -> Usage:
    """MkDocs' own build of what was prepared."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, watch=watch)
