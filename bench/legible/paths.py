"""The `d` of an SVG path as straight pieces: what a line looks like, corners and curves included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from groundplan.drawing.geometry import Point

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_SIZES = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "A": 7}
_PIECES = {"Q": 4, "C": 12}


def polyline(data: str) -> tuple[Point, ...]:
    """The points of a path, curves cut into short straight pieces.

    A path in several parts is one line with gaps, as it is left open where another line passes: the parts are joined.
    The arc of a bridge counts as straight. Raises ValueError for anything else than M, L, H, V, Q, C, A and Z.
    """
    points: list[Point] = []
    for command, numbers in _commands(data):
        here = points[-1] if points else (0.0, 0.0)
        upper = command.upper()
        if upper == "Z":
            points.append(points[0])
            continue
        if upper == "H":
            numbers = [numbers[0], 0.0 if command == "h" else here[1]]
        elif upper == "V":
            numbers = [0.0 if command == "v" else here[0], numbers[0]]
        elif upper == "A":
            numbers = numbers[5:]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command.islower():
            pairs = [(here[0] + x, here[1] + y) for x, y in pairs]
        points += _curve(here, pairs, _PIECES[upper]) if upper in _PIECES else pairs
    return tuple(point for at, point in enumerate(points) if at == 0 or point != points[at - 1])


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
            if command.upper() == "Z":
                yield command, []
                continue
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        if command.upper() not in _SIZES:
            raise ValueError(f"a path with the command {command!r}")
        size = _SIZES[command.upper()]
        yield command, [float(token) for token in tokens[at : at + size]]
        at += size


def _curve(start: Point, controls: list[Point], pieces: int) -> list[Point]:
    """Points on a Bézier curve behind its start."""
    return [_blended([start, *controls], step / pieces) for step in range(1, pieces + 1)]


def _blended(points: list[Point], share: float) -> Point:
    """De Casteljau's construction."""
    while len(points) > 1:
        points = [(ax + (bx - ax) * share, ay + (by - ay) * share) for (ax, ay), (bx, by) in pairwise(points)]
    return points[0]
