"""The commands and their options. Each imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from groundplan.cli.options import (
    Executor,
    PictureFormat,
    PictureTheme,
    Project,
    Quiet,
    ReportFormat,
    Strict,
    Verbose,
    use,
)
from groundplan.publish.refusal import Refusal

WRONG_USE = 2

# What people cause: no permission, no room, a file where a folder goes. Anything else is ours.
_PEOPLES_ERRORS = {
    errno.EACCES,
    errno.EPERM,
    errno.ENOSPC,
    errno.EROFS,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENOENT,
    errno.EEXIST,
    errno.ENAMETOOLONG,
}

app = typer.Typer(
    name="groundplan",
    help="One YAML model of a system; from it architecture pictures, pages and a published site.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

cache_app = typer.Typer(help="Show what is kept of earlier builds, or clear it.")
app.add_typer(cache_app, name="cache")


@app.command()
def build(
    project: Project = Path(),
    executor: Executor = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check the model, draw the pictures, write the pages, and publish all of it into `site/`.

    When the model has errors, they are listed and the previous site stays as it is.
    """
    from groundplan.cli.site import build

    use(executor)
    raise typer.Exit(build(project, strict=strict, quiet=quiet, verbose=verbose))


@app.command()
def serve(
    project: Project = Path(),
    address: Annotated[
        str | None,
        typer.Option("--address", "-a", metavar="HOST:PORT", help="Where to serve.", show_default="localhost:8000"),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in the browser.")] = False,
    executor: Executor = None,
    strict: Strict = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Serve the site and build it again after every change; a broken model shows as a banner on the last good site."""
    from groundplan.cli.site import serve

    use(executor)
    raise typer.Exit(
        serve(project, address=address, open_browser=open_browser, strict=strict, quiet=quiet, verbose=verbose)
    )


@app.command()
def check(
    project: Project = Path(),
    format: Annotated[
        ReportFormat, typer.Option("--format", "-f", help="How to write the problems.")
    ] = ReportFormat.TEXT,
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """List everything that is wrong in the model, the diagrams, the templates and the links of the documentation."""
    from groundplan.cli.check import check

    raise typer.Exit(check(project, format, strict=strict, quiet=quiet))


@app.command()
def draw(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Diagrams; all that have a page if none is named.")
    ] = None,
    format: Annotated[
        list[PictureFormat] | None,
        typer.Option("--format", "-f", help="What to write; may be given several times.", show_default="svg"),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Where to write; `-` for standard output.", show_default="pictures"
        ),
    ] = None,
    theme: Annotated[
        PictureTheme,
        typer.Option("--theme", help="The colours. `auto` follows the reader in SVG files, and is light in others."),
    ] = PictureTheme.AUTO,
    transparent: Annotated[bool, typer.Option("--transparent", help="Leave out the ground of the picture.")] = False,
    scale: Annotated[
        float, typer.Option("--scale", metavar="N", help="Pixels of PNG files for each pixel of the page, 0.5 to 8.")
    ] = 2.0,
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url", metavar="URL", help="The site's address: boxes and lines of SVG files then lead to its pages."
        ),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option(
            "--shard",
            metavar="K/N",
            help="Draw the K-th of N parts of all diagrams, into the cache: a build then finds them there.",
        ),
    ] = None,
    executor: Executor = None,
    project: Project = Path(),
    quiet: Quiet = False,
) -> None:
    """Draw diagrams into files that stand alone, icons and all: SVG, PNG or PDF."""
    from groundplan.cli.draw import Wanted, draw

    use(executor)
    formats = tuple(dict.fromkeys(format or [PictureFormat.SVG]))
    wanted = Wanted(formats, theme, transparent=transparent, scale=scale, base_url=base_url)
    raise typer.Exit(draw(project, tuple(ids or ()), wanted, output, shard=shard, quiet=quiet))


@app.command()
def generate(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="An empty folder, or one that `generate` wrote.")],
    project: Project = Path(),
    strict: Strict = False,
    quiet: Quiet = False,
) -> None:
    """Write the pages as plain Markdown, the pictures as files, and the navigation, for any other engine."""
    from groundplan.cli.generate import generate

    raise typer.Exit(generate(project, directory, strict=strict, quiet=quiet))


@app.command()
def init(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The new project's folder.")],
    quiet: Quiet = False,
) -> None:
    """Begin a project: a small, well-commented model of a web application that builds at once."""
    from groundplan.cli.begin import begin

    raise typer.Exit(begin(directory, quiet=quiet))


@app.command()
def types(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...", help="Words to look for.")] = None,
) -> None:
    """Search the component types; without a word, list all of them."""
    from groundplan.cli.types import types

    raise typer.Exit(types(" ".join(words or ())))


@cache_app.callback(invoke_without_command=True)
def cache(context: typer.Context, project: Project = Path()) -> None:
    """Show what is kept of earlier builds: how many pictures and files, how large, and where."""
    from groundplan.cli.cache import show

    if context.invoked_subcommand is None:
        raise typer.Exit(show(project))


@cache_app.command()
def clear(
    context: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="What to remove, such as `pictures`; everything by default.")
    ] = None,
    project: Project = Path(),
    quiet: Quiet = False,
) -> None:
    """Remove what is kept; the next build makes it anew."""
    from groundplan.cli.cache import clear

    above = context.parent.params["project"] if context.parent else project
    raise typer.Exit(clear(above if project == Path() else project, kind, quiet=quiet))


@app.command()
def version() -> None:
    """Say which version this is."""
    from groundplan import __version__

    typer.echo(f"groundplan {__version__}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line with `arguments` (those of the process if None) and returns the exit code."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # Windows has other ideas.
    try:
        app(args=None if arguments is None else list(arguments), prog_name="groundplan")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return refusal.exit_code
    except OSError as error:
        if error.errno not in _PEOPLES_ERRORS or error.filename is None:
            raise
        sys.stderr.write(f"Cannot use `{error.filename}`: {(error.strerror or 'it failed').lower()}.\n")
        return WRONG_USE
    return 0
