"""Circles in relations where each has at most one next: groups that contain each other, instances of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def circles(following: Mapping[str, str | None], starts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Every circle that is reached from the `starts`, each begun with the member that comes first in `following`."""
    done: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in starts:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in way:
            way[at] = None
            at = following.get(at)
        if at in way:
            steps = list(way)
            position = {member: index for index, member in enumerate(following)}
            circle = steps[steps.index(at) :]
            first = circle.index(min(circle, key=position.__getitem__))
            found.append((*circle[first:], *circle[:first]))
        done.update(way)
    return tuple(found)


def in_words(circle: tuple[str, ...]) -> str:
    """The circle as a message shows it, back to where it began."""
    return " → ".join(f"`{member}`" for member in (*circle, circle[0]))
