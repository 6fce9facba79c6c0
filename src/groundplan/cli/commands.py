"""The commands and their options. Each imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click
from click.exceptions import Exit

from groundplan.cli import options
from groundplan.cli.options import FOLDER, PictureFormat, PictureTheme, ReportFormat, choice, use
from groundplan.cli.reading import Group

WRONG_USE = 2

_MANY_OBJECTS = 50_000
"""After so many new objects Python looks for garbage. What a command imports and reads stays: there is hardly any."""

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

_COMPLETION = "_GROUNDPLAN_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


def _show_completion(context: click.Context, option: click.Parameter, shell: str | None) -> None:
    if shell is None or context.resilient_parsing:
        return
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    if script is not None:
        click.echo(script(app, {}, "groundplan", _COMPLETION).source())
    context.exit()


@click.group(cls=Group, name="groundplan")
@click.option(
    "--show-completion",
    type=click.Choice(_SHELLS),
    is_eager=True,
    expose_value=False,
    callback=_show_completion,
    help="Show what teaches your shell the commands and options.",
)
def app() -> None:
    """One YAML model of a system; from it architecture pictures, pages and a published site."""


@app.command()
@options.project
@options.executor
@options.strict
@options.quiet
@options.verbose
def build(project: Path, executor: str | None, strict: bool, quiet: bool, verbose: bool) -> None:
    """Check the model, draw the pictures, write the pages, and publish all of it into `site/`.

    When the model has errors, they are listed and the previous site stays as it is.
    """
    from groundplan.cli.site import build

    use(executor)
    raise Exit(build(project, strict=strict, quiet=quiet, verbose=verbose))


@app.command()
@options.project
@click.option("--address", "-a", metavar="HOST:PORT", help="Where to serve.", show_default="localhost:8000")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
@options.executor
@options.strict
@options.quiet
@options.verbose
def serve(
    project: Path,
    address: str | None,
    open_browser: bool,
    executor: str | None,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Serve the site and build it again after every change; a broken model shows as a banner on the last good site."""
    from groundplan.cli.site import serve

    use(executor)
    raise Exit(serve(project, address=address, open_browser=open_browser, strict=strict, quiet=quiet, verbose=verbose))


@app.command()
@options.project
@click.option(
    "--format",
    "-f",
    type=choice(ReportFormat),
    default=str(ReportFormat.TEXT),
    help="How to write the problems.",
    show_default=True,
)
@options.strict
@options.quiet
def check(project: Path, format: str, strict: bool, quiet: bool) -> None:
    """List everything that is wrong in the model, the diagrams, the templates and the links of the documentation."""
    from groundplan.cli.check import check

    raise Exit(check(project, ReportFormat(format), strict=strict, quiet=quiet))


@app.command()
@click.argument("ids", nargs=-1, metavar="[ID]...", help="Diagrams; all that have a page if none is named.")
@click.option(
    "--format",
    "-f",
    "formats",
    type=choice(PictureFormat),
    multiple=True,
    help="What to write; may be given several times.",
    show_default="svg",
)
@click.option("--output", "-o", metavar="DIR", help="Where to write; `-` for standard output.", show_default="pictures")
@click.option(
    "--theme",
    type=choice(PictureTheme),
    default=str(PictureTheme.AUTO),
    help="The colours. `auto` follows the reader in SVG files, and is light in others.",
    show_default=True,
)
@click.option("--transparent", is_flag=True, help="Leave out the ground of the picture.")
@click.option(
    "--scale",
    type=float,
    default=2.0,
    metavar="N",
    help="Pixels of PNG files for each pixel of the page, 0.5 to 8.",
    show_default=True,
)
@click.option(
    "--base-url", metavar="URL", help="The site's address: boxes and lines of SVG files then lead to its pages."
)
@click.option(
    "--shard",
    metavar="K/N",
    help="Draw the K-th of N parts of all diagrams, into the cache: a build then finds them there.",
)
@options.executor
@options.project
@options.quiet
def draw(
    ids: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    theme: str,
    transparent: bool,
    scale: float,
    base_url: str | None,
    shard: str | None,
    executor: str | None,
    project: Path,
    quiet: bool,
) -> None:
    """Draw diagrams into files that stand alone, icons and all: SVG, PNG or PDF."""
    from groundplan.cli.draw import Wanted, draw

    use(executor)
    named = tuple(PictureFormat(name) for name in dict.fromkeys(formats or (PictureFormat.SVG,)))
    wanted = Wanted(named, PictureTheme(theme), transparent=transparent, scale=scale, base_url=base_url)
    raise Exit(draw(project, ids, wanted, output, shard=shard, quiet=quiet))


@app.command()
@click.argument("directory", type=FOLDER, metavar="DIR", help="An empty folder, or one that `generate` wrote.")
@options.project
@options.strict
@options.quiet
def generate(directory: Path, project: Path, strict: bool, quiet: bool) -> None:
    """Write the pages as plain Markdown, the pictures as files, and the navigation, for any other engine."""
    from groundplan.cli.generate import generate

    raise Exit(generate(project, directory, strict=strict, quiet=quiet))


@app.command()
@click.argument("directory", type=FOLDER, metavar="DIR", help="The new project's folder.")
@options.quiet
def init(directory: Path, quiet: bool) -> None:
    """Begin a project: a small, well-commented model of a web application that builds at once."""
    from groundplan.cli.begin import begin

    raise Exit(begin(directory, quiet=quiet))


@app.command()
@click.argument("words", nargs=-1, metavar="[WORD]...", help="Words to look for.")
def types(words: tuple[str, ...]) -> None:
    """Search the component types; without a word, list all of them."""
    from groundplan.cli.types import types

    raise Exit(types(" ".join(words)))


@app.command()
def version() -> None:
    """Say which version this is."""
    from groundplan import __version__

    click.echo(f"groundplan {__version__}")


@app.group(cls=Group, invoke_without_command=True)
@options.project
@click.pass_context
def cache(context: click.Context, project: Path) -> None:
    """Show what is kept of earlier builds, or clear it: how many pictures and files, how large, and where."""
    from groundplan.cli.cache import show

    if context.invoked_subcommand is None:
        raise Exit(show(project))


@cache.command()
@click.argument(
    "kind",
    required=False,
    metavar="[KIND]",
    help="What to remove, such as `pictures`; everything by default.",
)
@options.project
@options.quiet
@click.pass_context
def clear(context: click.Context, kind: str | None, project: Path, quiet: bool) -> None:
    """Remove what is kept; the next build makes it anew."""
    from groundplan.cli.cache import clear

    above = context.parent.params["project"] if context.parent else project
    raise Exit(clear(above if project == Path() else project, kind, quiet=quiet))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line with `arguments` (those of the process if None) and returns the exit code."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # Windows has other ideas.
    threshold = gc.get_threshold()
    gc.set_threshold(_MANY_OBJECTS)
    try:
        app.main(
            None if arguments is None else list(arguments),
            prog_name="groundplan",
            complete_var=_COMPLETION,
            color=False if os.environ.get("NO_COLOR") else None,
        )
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except OSError as error:
        if error.errno not in _PEOPLES_ERRORS or error.filename is None:
            raise
        sys.stderr.write(f"Cannot use `{error.filename}`: {(error.strerror or 'it failed').lower()}.\n")
        return WRONG_USE
    finally:
        gc.set_threshold(*threshold)
    return 0
