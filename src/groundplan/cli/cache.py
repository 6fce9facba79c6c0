"""The commands that show and clear what is kept."""

from __future__ import annotations

import sys
from pathlib import Path

from groundplan.cli.project import open_folder
from groundplan.cli.talk import Talk
from groundplan.publish.refusal import Refusal

_MEGABYTE = 10**6


def show(project: Path) -> int:
    """Shows what the project's cache holds, how much it may hold, and where it lies."""
    from groundplan.publish.cache import cache_of

    cache = cache_of(open_folder(project))
    usages = cache.usage()
    total = sum(usage.size for usage in usages)
    rows = [(usage.kind, str(usage.entries), _amount(usage.size)) for usage in usages]
    rows.append(("all", str(sum(usage.entries for usage in usages)), _amount(total)))
    facts = {"at most": _amount(cache.size), "in": str(cache.folder)}
    if cache.shared is not None:
        facts["shared at"] = cache.shared.shown
    if sys.stdout.isatty():
        _show_table(rows, facts)
    else:
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for kind, entries, size in rows:
            sys.stdout.write(f"{kind:<{widths[0]}}  {entries:>{widths[1]}}  {size:>{widths[2]}}\n")
        sys.stdout.writelines(f"{name}: {fact}\n" for name, fact in facts.items())
    return 0


def clear(project: Path, kind: str | None, *, quiet: bool) -> int:
    """Removes everything from the project's cache, or what is of that kind; nothing from a shared one."""
    from groundplan.publish.cache import cache_of
    from groundplan.source.near import did_you_mean

    cache = cache_of(open_folder(project))
    kinds = [usage.kind for usage in cache.usage()]
    if kind is not None and kinds and kind not in kinds:
        held = ", ".join(f"`{each}`" for each in kinds)
        raise Refusal(
            f"The cache holds nothing of the kind `{kind}`, only {held}. {did_you_mean(kind, kinds)}".rstrip()
        )
    removed = cache.clear(kind)
    if left := sum(usage.entries for usage in cache.usage() if kind in (None, usage.kind)):
        Talk().complain(f"{left} entries in {cache.folder} could not be removed.")
        return 1
    Talk(quiet=quiet).say(f"Removed {removed.entries} entries, {_amount(removed.size)}.")
    return 0


def _amount(size: int) -> str:
    """A number of bytes as people say it."""
    if size < _MEGABYTE:
        return f"{size / 1000:.0f} kB"
    return f"{size / _MEGABYTE:.1f} MB" if size < 100 * _MEGABYTE else f"{size / _MEGABYTE:,.0f} MB"


def _show_table(rows: list[tuple[str, str, str]], facts: dict[str, str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    *kinds, total = rows
    table = Table("kind", box=None, pad_edge=False, show_footer=True)
    table.columns[0].footer = total[0]
    table.add_column("entries", justify="right", footer=total[1])
    table.add_column("size", justify="right", footer=total[2])
    for kind, entries, size in kinds:
        table.add_row(Text(kind, style="bold"), entries, size)
    console = Console()
    console.print(table)
    console.print()
    for name, fact in facts.items():
        console.print(Text(f"{name}: {fact}"), soft_wrap=True)
