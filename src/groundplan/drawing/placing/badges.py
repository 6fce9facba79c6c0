"""The step badges of each edge: on its line, in the order of travel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.placing.room import room_for
from groundplan.drawing.placing.runs import Run
from groundplan.drawing.placing.sliding import (
    FAR_COST,
    Clearance,
    Place,
    Strip,
    best_place,
    far_place,
    leader,
    main_run,
    strip,
)
from groundplan.drawing.placing.stretch import Want
from groundplan.drawing.routing.courses import ARROW_LENGTH
from groundplan.drawing.text.metrics import text_width
from groundplan.scenes.scene import Badge, Edge

BADGE_SIZE = 10.5
BADGE_HEIGHT = 17.0
BADGE_GAP = 2.0

_CLEAR = Clearance(2.0, 2.0)
_IN_ROW = 5
_BESIDE_COST = 50.0
_ACROSS_COST = 25.0
_COVERED_COST = 50.0


class PlacedBadge(Struct, frozen=True):
    """A step's badge on its edge; `leader` leads to the edge where the badges had to go away from it."""

    edge: str
    badge: Badge
    rect: Rect
    leader: tuple[Point, Point] | None = None


def badge_width(badge: Badge) -> float:
    """How wide a badge is: a circle, or a pill for a long number."""
    return max(BADGE_HEIGHT, text_width(badge.number, BADGE_SIZE, bold=True) + 10)


def place_badges(
    edge: Edge, runs: Sequence[Run], obstacles: Obstacles, wanted: list[tuple[Want, ...]]
) -> list[PlacedBadge]:
    """All badges of an edge together: along its line in the order of travel, in rows to be read where they are many."""
    widths = [badge_width(badge) for badge in edge.badges]
    count = len(widths)
    columns = sorted({1, min(count, _IN_ROW)})
    blocks = [_block(widths, each) for each in columns]
    sizes = [size for size, _ in blocks]

    def strips(run: Run, cost: float) -> Iterator[Strip]:
        ends = (8.0, ARROW_LENGTH + 6.0) if run.forward else (ARROW_LENGTH + 6.0, 8.0)
        for form, size in enumerate(sizes):
            along = count > _IN_ROW or (columns[form] == count if run.level else columns[form] == 1)
            if columns[form] == 1 and count > _IN_ROW:
                continue
            fault = 0.0
            if count > 1 and not along:
                fault = _ACROSS_COST * count
            elif count > 1 and run.length < sum(ends) + (size[0] if run.level else size[1]):
                fault = _COVERED_COST
            yield strip(run, size, 0.0, cost, form, trimmed=ends, fault=fault)
            # Beside the line they leave its far part to the label.
            for offset in (-BADGE_GAP, BADGE_GAP):
                yield strip(run, size, offset, cost, form, fault=fault + _BESIDE_COST).towards_start()

    place = best_place(runs, strips, edge.id, obstacles, _CLEAR)
    line = None
    if place is None or place.cost >= FAR_COST:
        far = far_place(main_run(runs), sizes[-1:], edge.id, obstacles, _CLEAR)
        if place is None or far.cost < place.cost:
            place = Place(far.cost, far.rect, far.run, len(sizes) - 1, far.fault)
            line = leader(far.rect, runs)
    if place.strained:
        column = sizes[0] if count <= _IN_ROW else sizes[-1]
        wanted.append(tuple(_room(runs, sizes[-1], column, edge.id, obstacles)))
    obstacles.add_solid(place.rect)
    if line:
        obstacles.add_line(line, Kind.LINE, edge.id)
    rects = blocks[place.form][1]
    single = columns[place.form] in (1, count)
    badges = edge.badges
    if single and not place.run.forward and (columns[place.form] > 1) == place.run.level and line is None:
        # Against the reading direction the first step comes last: each width stays with its badge.
        badges = badges[::-1]
        rects = _block(widths[::-1], columns[place.form])[1]
    left, top = place.rect.left, place.rect.top
    placed = [PlacedBadge(edge.id, badge, rect.moved(left, top)) for badge, rect in zip(badges, rects, strict=True)]
    if line:
        placed[0] = PlacedBadge(edge.id, placed[0].badge, placed[0].rect, line)
    placed.sort(key=lambda each: edge.badges.index(each.badge))
    return placed


def _room(
    runs: Sequence[Run], row: tuple[float, float], column: tuple[float, float], edge: str, obstacles: Obstacles
) -> list[Want]:
    """What would have to be stretched for badges to stand on a run in a row, or on an upright one in a column."""
    level, upright = [run for run in runs if run.level], [run for run in runs if not run.level]
    wants = [
        *room_for([row], level, edge, obstacles, beside=False),
        *room_for([column], upright, edge, obstacles, beside=False),
    ]
    return sorted(wants, key=lambda want: (want.by, want.low))


def _block(widths: Sequence[float], columns: int) -> tuple[tuple[float, float], list[Rect]]:
    """Badges in rows of so many: the size of all together, and the place of each in it."""
    rows = [widths[at : at + columns] for at in range(0, len(widths), columns)]
    width = max(sum(row) + BADGE_GAP * (len(row) - 1) for row in rows)
    rects: list[Rect] = []
    for number, row in enumerate(rows):
        top = number * (BADGE_HEIGHT + BADGE_GAP)
        left = (width - row[0]) / 2 if columns == 1 else 0.0
        for start, wide in zip(
            accumulate(row, lambda at, each: at + each + BADGE_GAP, initial=left), row, strict=False
        ):
            rects.append(Rect(start, top, start + wide, top + BADGE_HEIGHT))
    return (width, len(rows) * (BADGE_HEIGHT + BADGE_GAP) - BADGE_GAP), rects
