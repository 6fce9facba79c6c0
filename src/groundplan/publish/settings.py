"""What can be set of the plugin in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, Type

from groundplan.cache import DEFAULT_SIZE
from groundplan.drawing.export.format import EXPORTED
from groundplan.publish.exports import Exported
from groundplan.publish.mkdocs_yml import MEGABYTE


class Settings(Config):
    """What can be set in `mkdocs.yml`. The places of a project are always the same."""

    export = ListOfItems(
        Choice(tuple(str(format) for format in EXPORTED)), default=[str(format) for format in EXPORTED]
    )
    """The formats, beside SVG, in which diagrams lie at their lasting addresses."""

    export_diagrams = Choice(tuple(str(which) for which in Exported), default=str(Exported.WRITTEN))
    """Which diagrams do: those that have a file in `diagrams/`, or all. While serving, all do."""

    cache_size = Type(int, default=DEFAULT_SIZE // MEGABYTE)
    """How many megabytes are kept of what was made before, at most."""

    shared_cache = Type(str, default="")
    """The address of a store in which several machines keep that, for fsspec: `s3://bucket/folder`."""
