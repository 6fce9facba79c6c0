"""The options that several commands share, so that they read and behave the same everywhere."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


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


Project: TypeAlias = Annotated[
    Path, typer.Option("--project", "-C", metavar="DIR", help="The project's folder.", show_default="here")
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is being done.")]
Strict: TypeAlias = Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")]
Executor: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--executor",
        metavar="URL",
        envvar="GROUNDPLAN_EXECUTOR",
        help="Where to draw: `dask:tcp://HOST:PORT` is a Dask cluster.",
        show_default="this machine",
    ),
]


def use(executor: str | None) -> None:
    """Lets everything in this process work there, also what MkDocs runs."""
    if executor is not None:
        os.environ["GROUNDPLAN_EXECUTOR"] = executor
