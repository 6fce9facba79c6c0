"""Leaves out the part of a file that the parser stumbles over, so that the rest of the file is still read."""

from __future__ import annotations

from groundplan.source.lines import LINE_END


def without_part(text: str, line: int, wide: bool) -> str | None:
    """The text with the part round `line` (from 0) turned into blank lines; None if nothing would be left.

    The part is the entry round the line (a component, a connection); with `wide` the whole top-level key.
    Lines keep their numbers.
    """
    lines = LINE_END.split(text)
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    top, end = _top_part(lines, line)
    first, last = (top, end) if wide else _entry(lines, line, top, end)
    rest = range(top + 1, first), range(last, end)
    if not wide and not any(_says_something(lines[number]) for numbers in rest for number in numbers):
        first, last = top, end
    left = [*lines[:first], *[""] * (last - first), *lines[last:]]
    if lines == left or not any(_says_something(kept) for kept in left):
        return None
    return "\n".join(left)


def _top_part(lines: list[str], line: int) -> tuple[int, int]:
    """The lines of the top-level key round the line: from its first to behind its last."""
    start = line
    while start > 0 and not _is_top(lines[start]):
        start -= 1
    end = line + 1
    while end < len(lines) and not _is_top(lines[end]):
        end += 1
    return start, end


def _is_top(line: str) -> bool:
    return (bool(line) and line[0] not in " \t#-") or line.startswith("---")


def _entry(lines: list[str], line: int, top: int, end: int) -> tuple[int, int]:
    """The lines of the entry one level below the top-level key that holds the line."""
    depths = [_depth(lines[number]) for number in range(top + 1, end) if _says_something(lines[number])]
    if line == top or not depths:
        return top, end
    level = depths[0]
    first = line
    while first > top + 1 and (_depth(lines[first]) > level or not _says_something(lines[first])):
        first -= 1
    last = line + 1
    while last < end and (_depth(lines[last]) > level or not _says_something(lines[last])):
        last += 1
    return first, last


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
