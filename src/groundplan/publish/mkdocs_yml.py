"""Reads the little that is needed of `mkdocs.yml` where MkDocs itself is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from groundplan.cache import DEFAULT_SIZE
from groundplan.drawing.export.format import EXPORTED, Format
from groundplan.publish.refusal import Refusal

MEGABYTE = 10**6

PLUGIN = "groundplan"
"""The name of our plugin."""

SEARCH = "material/search"
"""The name of the search that comes with the theme, where it takes the place of MkDocs' own."""

KNOWN_PLUGINS = frozenset({PLUGIN, "search", SEARCH})
"""Plugins of which it is known what they do: they write nothing into the project, and mind no page left as it is."""

CONFIG = "mkdocs.yml"
"""The file of a project that says how its site is built."""


class SiteSettings(Struct, frozen=True):
    """The site's name, the folder of its hand-written pages, and its navigation as written, None where it says none.

    `export`, `cache_size` (in bytes here) and `shared_cache` are what the plugin is told of these names, and
    `use_directory_urls` decides about addresses.
    """

    name: str
    docs: str = "docs"
    nav: list[Any] | None = None
    export: tuple[Format, ...] = EXPORTED
    use_directory_urls: bool = True
    cache_size: int = DEFAULT_SIZE
    shared_cache: str = ""
    alone: bool = False
    """Whether this is all: nothing comes from elsewhere, and our plugin has no company that is not `KNOWN_PLUGINS`."""


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` with the tags that themes ask for, and makes nothing of them."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def site_settings(root: Path) -> SiteSettings:
    """The settings of the site in `root`; without `mkdocs.yml`, those of a site named after its folder."""
    file = root / CONFIG
    if not file.is_file():
        return SiteSettings(root.name)
    try:
        text = file.read_text(encoding="utf-8")
        read = yaml.load(text, _Loader)  # noqa: S506 - derived from SafeLoader.
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Refusal(f"`mkdocs.yml` cannot be read: {error}") from error
    if not isinstance(read, dict):
        raise Refusal("`mkdocs.yml` has to be a map of settings, such as `site_name: Our architecture`.")
    nav = read.get("nav")
    plugin = _plugin(read.get("plugins"))
    return SiteSettings(
        name=str(read.get("site_name") or root.name),
        docs=str(read.get("docs_dir") or "docs"),
        nav=nav if isinstance(nav, list) else None,
        export=_export(plugin),
        use_directory_urls=read.get("use_directory_urls") is not False,
        cache_size=_cache_size(plugin),
        shared_cache=str(plugin.get("shared_cache") or ""),
        alone=_is_alone(text, read),
    )


def _is_alone(text: str, read: Mapping[str, Any]) -> bool:
    plugins = read.get("plugins")
    names = {name for each in plugins for name in _named(each)} if isinstance(plugins, list | dict) else set[str]()
    elsewhere = "INHERIT" in read or "!ENV" in text
    return PLUGIN in names <= KNOWN_PLUGINS and not elsewhere and not read.get("hooks")


def _named(plugin: Any) -> Iterable[str]:
    """The name of a plugin, which stands alone or before its options."""
    return plugin if isinstance(plugin, dict) else (str(plugin),)


def _plugin(plugins: Any) -> Mapping[str, Any]:
    """What the plugin is told, in either of the forms in which MkDocs takes its plugins."""
    told = plugins if isinstance(plugins, list) else [plugins]
    options = next((each[PLUGIN] for each in told if isinstance(each, dict) and PLUGIN in each), None)
    return options if isinstance(options, dict) else {}


def _export(plugin: Mapping[str, Any]) -> tuple[Format, ...]:
    if "export" not in plugin:
        return EXPORTED
    named = plugin["export"]
    if not isinstance(named, list) or any(name not in list(EXPORTED) for name in named):
        known = ", ".join(EXPORTED)
        raise Refusal(f"`export` of the plugin in `mkdocs.yml` has to be a list of formats, of these: {known}.")
    return tuple(Format(name) for name in named)


def _cache_size(plugin: Mapping[str, Any]) -> int:
    size = plugin.get("cache_size", DEFAULT_SIZE // MEGABYTE)
    if type(size) is not int or size < 0:
        raise Refusal("`cache_size` of the plugin in `mkdocs.yml` has to be a number of megabytes, such as 500.")
    return size * MEGABYTE
