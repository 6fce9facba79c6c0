"""Finding a place for every label and step badge, after everything else stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.placing.obstacles import Kind, Obstacles
from groundplan.drawing.placing.room import room_for
from groundplan.drawing.placing.runs import Run, runs_of
from groundplan.drawing.placing.sliding import (
    FAR_COST,
    SHARED_COST,
    Place,
    Strip,
    best_place,
    far_place,
    leader,
    strip,
)
from groundplan.drawing.placing.stretch import Want
from groundplan.drawing.routing.courses import ARROW_LENGTH, Course
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import ELLIPSIS, wrap
from groundplan.scenes.scene import Badge, Edge

LABEL_SIZE = 10.5
LABEL_LINE = 12.5
BADGE_SIZE = 9.5
BADGE_HEIGHT = 17.0
BADGE_GAP = 2.0

_LONGEST_LINE = 168.0
_LINES = 3
_MOST_LINES = 6
_ABOVE, _BELOW, _BESIDE = 3.0, 4.0, 5.0
_OVER_BADGE = 9.0
_LINE_SEEN = 12.0
_SHAPE_COST = 6.0
_LABEL_MARGIN = 2.5
_BADGE_MARGIN = 2.0
_BADGES_IN_ROW = 5
_BADGES_BESIDE_COST = 40.0
_STRAINED_COST = 50.0
_MIDDLE_COST = 26.0
_SHORTER_COST = 8.0


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """An edge's label: its lines and the rectangle that they fill.

    `leader` leads from a far label to its edge. `whole` is all of the text where the lines are cut short.
    """

    edge: str
    lines: tuple[str, ...]
    rect: Rect
    leader: tuple[Point, Point] | None = None
    whole: str = ""


@dataclass(frozen=True, slots=True)
class PlacedBadge:
    """A step's badge on its edge; `leader` leads to the edge where the badges had to go away from it."""

    edge: str
    badge: Badge
    rect: Rect
    leader: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class Labelling:
    """Every label and badge with its place.

    `strain` counts those that stand badly: far off, over lines and borders, on a trunk. `wanted` says for each of them
    what room is missing: alternatives, the least first.
    """

    labels: tuple[PlacedLabel, ...]
    badges: tuple[PlacedBadge, ...]
    strain: int
    wanted: tuple[tuple[Want, ...], ...] = ()


def place_labels(edges: tuple[Edge, ...], courses: Mapping[str, Course], obstacles: Obstacles) -> Labelling:
    """Puts badges on their edges and labels beside them; `obstacles` learns of each as it is put.

    Nothing is ever put over a box, a frame's title, or another text. Edges with the least room of their own come
    first.
    """
    runs = runs_of(courses)
    drawn = [edge for edge in edges if edge.id in courses]
    drawn.sort(key=lambda edge: sum(run.length for run in runs[edge.id] if run.own))
    wanted: list[tuple[Want, ...]] = []
    badges: list[PlacedBadge] = []
    for edge in drawn:
        if edge.badges:
            badges.extend(_place_badges(edge, runs[edge.id], obstacles, wanted))
    labelled = (edge for edge in drawn if edge.label.strip())
    labels = tuple(_place_label(edge, runs[edge.id], obstacles, wanted) for edge in labelled)
    return Labelling(labels, tuple(badges), len(wanted), tuple(wanted))


def badge_width(badge: Badge) -> float:
    """How wide a badge is: a circle, or a pill for a long number."""
    return max(BADGE_HEIGHT, text_width(badge.number, BADGE_SIZE, bold=True) + 10)


def _place_badges(
    edge: Edge, runs: Sequence[Run], obstacles: Obstacles, wanted: list[tuple[Want, ...]]
) -> list[PlacedBadge]:
    """All badges of an edge together: along its line in the order of travel, in rows to be read where they are many."""
    widths = [badge_width(badge) for badge in edge.badges]
    count = len(widths)
    columns = sorted({1, min(count, _BADGES_IN_ROW)})
    blocks = [_block(widths, each) for each in columns]
    sizes = [size for size, _ in blocks]

    def strips() -> Iterator[Strip]:
        for run, cost in _costs(runs):
            ends = (8.0, ARROW_LENGTH + 6.0) if run.forward else (ARROW_LENGTH + 6.0, 8.0)
            for form, size in enumerate(sizes):
                along = columns[form] > 1 if run.level else columns[form] == 1
                if columns[form] == 1 and count > _BADGES_IN_ROW:
                    continue
                more = cost + (0.0 if along or count == 1 else 12.0)
                yield strip(run, size, 0.0, more, form, trimmed=ends)
                # Beside the line they leave its far part to the label.
                for offset in (-BADGE_GAP, BADGE_GAP):
                    yield strip(run, size, offset, more + _BADGES_BESIDE_COST, form).towards_start()

    place = best_place(strips(), edge.id, obstacles, _BADGE_MARGIN)
    line = None
    if place is None or place.cost >= FAR_COST:
        far = far_place(_main(runs), sizes[-1:], edge.id, obstacles, _BADGE_MARGIN)
        if place is None or far.cost < place.cost:
            place = Place(far.cost, far.rect, far.run, len(sizes) - 1)
            line = leader(far.rect, runs)
    if place.cost >= _STRAINED_COST:
        wanted.append(room_for(sizes[-1:], runs, edge.id, obstacles))
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


def _place_label(edge: Edge, runs: Sequence[Run], obstacles: Obstacles, wanted: list[tuple[Want, ...]]) -> PlacedLabel:
    shapes = _shapes(edge.label)
    sizes = [_size(lines) for lines in shapes]
    place = best_place(_label_strips(runs, sizes), edge.id, obstacles, _LABEL_MARGIN)
    line = None
    if place is None or place.cost >= FAR_COST:
        far = far_place(_main(runs), sizes, edge.id, obstacles, _LABEL_MARGIN)
        if place is None or far.cost < place.cost:
            place, line = far, leader(far.rect, runs)
    if place.cost >= _STRAINED_COST:
        wanted.append(room_for(sizes, runs, edge.id, obstacles))
    obstacles.add_solid(place.rect)
    if line:
        obstacles.add_line(line, Kind.LINE, edge.id)
    whole = " ".join(edge.label.split()) if _is_cut(shapes[place.form], edge.label) else ""
    return PlacedLabel(edge.id, shapes[place.form], place.rect, line, whole)


def _label_strips(runs: Sequence[Run], sizes: Sequence[tuple[float, float]]) -> Iterator[Strip]:
    """Beside each run on both sides, a little further off where a badge stands, and on the line itself."""
    for run, cost in _costs(runs):
        before, behind = (-_ABOVE, _BELOW) if run.level else (-_BESIDE, _BESIDE)
        first, second = (0.0, 4.0) if run.level else (4.0, 3.0)
        for form, size in enumerate(sizes):
            shaped = cost + form * _SHAPE_COST
            yield strip(run, size, before, shaped + first, form)
            yield strip(run, size, behind, shaped + second, form)
            if run.level:
                yield strip(run, size, before - _OVER_BADGE, shaped + first + 3, form)
                yield strip(run, size, behind + _OVER_BADGE, shaped + second + 3, form)
            if (
                run.own
                and not run.tilt
                and run.length >= 2 * _LINE_SEEN + ARROW_LENGTH + (size[0] if run.level else size[1])
            ):
                seen = (_LINE_SEEN, _LINE_SEEN + ARROW_LENGTH)
                yield strip(run, size, 0.0, shaped + 14, form, trimmed=seen if run.forward else seen[::-1])


def _costs(runs: Sequence[Run]) -> Iterator[tuple[Run, float]]:
    """Each run with what it costs to stand there: best is the longest of the edge's own, near its middle."""
    longest = max(max(run.length for run in runs), 1.0)
    for run in runs:
        cost = abs(run.share - 0.5) * _MIDDLE_COST + (1 - run.length / longest) * _SHORTER_COST
        yield run, cost if run.own else cost + SHARED_COST


def _main(runs: Sequence[Run]) -> Run:
    """The run that an edge is best told by."""
    return max(runs, key=lambda run: (run.own, run.length))


@lru_cache(maxsize=4096)
def _shapes(label: str) -> list[tuple[str, ...]]:
    """The label in one, two and three lines, as far as they differ; in more, and at last cut, where it is very long."""
    whole = text_width(" ".join(label.split()), LABEL_SIZE)
    shapes: list[tuple[str, ...]] = []
    for lines in range(1, _MOST_LINES + 1):
        room = _LONGEST_LINE if lines == 1 else max(64.0, whole / lines * 1.15)
        shape = wrap(label, min(room, _LONGEST_LINE), LABEL_SIZE, lines=lines)
        cut = _is_cut(shape, label)
        if shape not in shapes and not (cut and lines < _MOST_LINES):
            shapes.append(shape)
        if lines >= _LINES and shapes:
            break
    return shapes


def _is_cut(shape: tuple[str, ...], label: str) -> bool:
    return shape[-1].endswith(ELLIPSIS) and not label.rstrip().endswith(ELLIPSIS)


def _size(lines: tuple[str, ...]) -> tuple[float, float]:
    return max(text_width(line, LABEL_SIZE) for line in lines), LABEL_LINE * len(lines)
