"""The options that several commands share, so that they read and behave the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator: TypeAlias = Callable[[Function], Function]


class ReportFormat(StrEnum):
    """How `check` writes its problems."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"
    SARIF = "sarif"


class PictureFormat(StrEnum):
    """What `draw` writes."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


class PictureTheme(StrEnum):
    """Whose colours `draw` takes."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


FOLDER = click.Path(path_type=Path)


def choice(of: type[StrEnum]) -> click.Choice[str]:
    """One of the values of an enumeration, as they are written."""
    return click.Choice([str(each) for each in of])


project = click.option(
    "--project", "-C", type=FOLDER, default=Path(), metavar="DIR", help="The project's folder.", show_default="here"
)
quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
verbose = click.option("--verbose", "-v", is_flag=True, help="Say what is being done.")
strict = click.option("--strict", is_flag=True, help="Take warnings for errors.")
executor = click.option(
    "--executor",
    metavar="URL",
    envvar="GROUNDPLAN_EXECUTOR",
    show_envvar=True,
    help="Where to draw: `dask:tcp://HOST:PORT` is a Dask cluster.",
    show_default="this machine",
)


def use(executor: str | None) -> None:
    """Lets everything in this process work there, also what MkDocs runs."""
    if executor is not None:
        os.environ["GROUNDPLAN_EXECUTOR"] = executor
