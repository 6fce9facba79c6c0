"""Leaves out the part of a file that the parser stumbles over, so that the rest of the file is still read."""

from __future__ import annotations

from msgspec import Struct

from groundplan.source.lines import LINE_END


class Part(Struct, frozen=True):
    """A text in which some lines are left out: they are blank, so that the other lines keep their numbers.

    `first` and `last` (from 0, `last` not included) are the lines of the entry or top-level key round the mistake.
    """

    text: str
    first: int
    last: int


def without_line(text: str, line: int) -> Part | None:
    """The text without the line and what is indented below it, and without keys that would have nothing below them.

    None where that would leave its entry empty.
    """
    lines, line = _at(text, line)
    first, last = _entry(lines, line, *_top_level(lines, line))
    start, behind = line, _behind(lines, line, last)
    while start > first:
        above = _key_above(lines, start, first)
        below = _behind(lines, above, last)
        only = lines[above].rstrip().endswith((":", "-"))
        if not only or _any_says_something(lines, (*range(above + 1, start), *range(behind, below))):
            return Part(_blanked(lines, start, behind), first, last)
        start, behind = above, below
    return None


def without_entry(text: str, line: int, wide: bool = False) -> Part | None:
    """The text without the entry round the line (a component, a connection); `wide`: without its top-level key.

    None if nothing would be left.
    """
    lines, line = _at(text, line)
    top, end = _top_level(lines, line)
    first, last = (top, end) if wide else _entry(lines, line, top, end)
    if not _any_says_something(lines, (*range(top + 1, first), *range(last, end))):
        first, last = top, end
    if not _any_says_something(lines, (*range(first), *range(last, len(lines)))):
        return None
    return Part(_blanked(lines, first, last), first, last)


def entry_round(text: str, line: int) -> range:
    """The lines of the entry round the line."""
    lines, line = _at(text, line)
    return range(*_entry(lines, line, *_top_level(lines, line)))


def _at(text: str, line: int) -> tuple[list[str], int]:
    """The lines, and the line itself or the next one above that is not blank."""
    lines = LINE_END.split(text)
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    return lines, line


def _blanked(lines: list[str], first: int, last: int) -> str:
    return "\n".join([*lines[:first], *[""] * (last - first), *lines[last:]])


def _top_level(lines: list[str], line: int) -> tuple[int, int]:
    """The lines of the top-level key round the line: from its first to behind its last."""
    start = line
    while start > 0 and not _is_top(lines[start]):
        start -= 1
    end = line + 1
    while end < len(lines) and not _is_top(lines[end]):
        end += 1
    return start, end


def _is_top(line: str) -> bool:
    return line.startswith("---") or (bool(line) and line[0] not in " \t#-")


def _entry(lines: list[str], line: int, top: int, end: int) -> tuple[int, int]:
    """The lines of the entry one level below the top-level key that holds the line."""
    depths = [_depth(lines[number]) for number in range(top + 1, end) if _says_something(lines[number])]
    if line == top or not depths:
        return top, end
    first = line
    while first > top + 1 and (_depth(lines[first]) > depths[0] or not _says_something(lines[first])):
        first -= 1
    return first, _behind(lines, first, end, depths[0])


def _behind(lines: list[str], line: int, end: int, depth: int | None = None) -> int:
    """The line behind everything that is indented further than the line (or than `depth`)."""
    depth = _depth(lines[line]) if depth is None else depth
    last = line + 1
    while last < end and (_depth(lines[last]) > depth or not _says_something(lines[last])):
        last += 1
    return last


def _key_above(lines: list[str], line: int, first: int) -> int:
    """The nearest line above, `first` at the furthest, that is indented less."""
    depth = _depth(lines[line])
    above = line - 1
    while above > first and (_depth(lines[above]) >= depth or not _says_something(lines[above])):
        above -= 1
    return above


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _any_says_something(lines: list[str], numbers: tuple[int, ...]) -> bool:
    return any(_says_something(lines[number]) for number in numbers)
