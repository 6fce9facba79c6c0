"""The command that searches the component types."""

from __future__ import annotations

import sys


def types(words: str) -> int:
    """Lists the types that the words find, best first; 1 if there is none."""
    from groundplan.catalog.catalogue import default_catalogue

    found = default_catalogue().search(words)
    if not found:
        sys.stderr.write(
            f"No type is found by `{words}`. Try a shorter word, or the name of a provider such as `aws`.\n"
        )
        return 1
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table("type", "name", box=None, pad_edge=False)
        for type in found:
            table.add_row(Text(type.name, style="bold"), Text(type.title))
        Console().print(table)
    else:
        width = max(len(type.name) for type in found)
        sys.stdout.writelines(f"{type.name:<{width}}  {type.title}\n" for type in found)
    return 0
