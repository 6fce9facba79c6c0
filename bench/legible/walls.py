"""Whether there is any way at all between two boxes that keeps clear of what a line must not cross."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from groundplan.drawing.geometry import Rect, around

CLEARANCE = 2.0
"""How far a line has to stay away from a foreign box or frame, in pixels, when a free way is looked for."""


def free_way(start: Rect, end: Rect, walls: Sequence[Rect]) -> bool:
    """Whether a point can move from one rectangle to the other without touching a wall.

    Exact: the borders of all rectangles cut the plane into cells, and free cells that share a side are connected.
    """
    grown = [wall.grown(CLEARANCE) for wall in walls]
    outer = around([start, end, *grown]).grown(10.0)
    rects = [start, end, outer, *grown]
    xs = sorted({x for rect in rects for x in (rect.left, rect.right)})
    ys = sorted({y for rect in rects for y in (rect.top, rect.bottom)})
    columns = [(a + b) / 2 for a, b in pairwise(xs)]
    rows = [(a + b) / 2 for a, b in pairwise(ys)]
    blocked = {
        (i, j)
        for wall in grown
        for i, x in enumerate(columns)
        if wall.left < x < wall.right
        for j, y in enumerate(rows)
        if wall.top < y < wall.bottom
    }

    def cells(rect: Rect) -> set[tuple[int, int]]:
        return {(i, j) for i, x in enumerate(columns) for j, y in enumerate(rows) if rect.contains((x, y))} - blocked

    goal = cells(end)
    waiting = deque(cells(start))
    seen = set(waiting)
    while waiting:
        i, j = waiting.popleft()
        if (i, j) in goal:
            return True
        for cell in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
            if 0 <= cell[0] < len(columns) and 0 <= cell[1] < len(rows) and cell not in blocked and cell not in seen:
                seen.add(cell)
                waiting.append(cell)
    return False
