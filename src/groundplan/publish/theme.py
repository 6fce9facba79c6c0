"""The theme as it is used for every build, only quicker: its templates compiled before, its files listed sooner."""

from __future__ import annotations

import os

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from groundplan.pages.compiled import CompiledTemplates
from groundplan.publish.assets import ASSETS

FOLDER = ASSETS / "theme"
"""Our own templates, which stand before those of the theme."""


def compiled_of(theme: Theme) -> CompiledTemplates:
    """What is compiled of the theme's templates; those of the site's own are compiled by each process."""
    installed = (folder for folder in theme.dirs if folder != theme.custom_dir)
    return CompiledTemplates((*installed, FOLDER), packages=("mkdocs",))


def quicken(theme: Theme, compiled: CompiledTemplates) -> None:
    """Lets the environments of the theme, of which a build has several, take what is compiled."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        if env.bytecode_cache is None:
            env.bytecode_cache = compiled
        if type(env.loader) is FileSystemLoader:
            env.loader = _Loader(env.loader.searchpath)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class _Loader(FileSystemLoader):
    """Lists no hidden files: MkDocs puts none of them into a site, and a theme may have ten thousand icons there."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for place in self.searchpath:
            for folder, folders, files in os.walk(place):
                folders[:] = [name for name in folders if not name.startswith(".")]
                way = os.path.relpath(folder, place).replace(os.sep, "/").removeprefix(".").lstrip("/")
                found.update(f"{way}/{name}" if way else name for name in files if not name.startswith("."))
        return sorted(found)
