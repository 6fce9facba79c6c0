"""Shows in messages what people wrote: shortened, and in quotes that YAML takes."""

from __future__ import annotations


def shortened(text: str, most: int = 60) -> str:
    """The text on one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 3].rstrip()}..."


def quoted(text: str) -> str:
    """The text in double quotes, or in single ones where double quotes would need escapes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
