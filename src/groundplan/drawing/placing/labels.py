"""Finding a place for every label, after everything else and the badges stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from msgspec import Struct

from groundplan.drawing.geometry import Point, Rect
from groundplan.drawing.placing.badges import PlacedBadge, place_badges
from groundplan.drawing.placing.obstacles import WORDS_APART, Kind, Obstacles
from groundplan.drawing.placing.room import room_for
from groundplan.drawing.placing.runs import Run, runs_of
from groundplan.drawing.placing.sliding import (
    FAR_COST,
    Clearance,
    Strip,
    best_place,
    far_place,
    leader,
    main_run,
    strip,
)
from groundplan.drawing.placing.stretch import Want
from groundplan.drawing.routing.courses import ARROW_LENGTH, Course
from groundplan.drawing.text.metrics import text_width
from groundplan.drawing.text.wrapping import ELLIPSIS, wrap
from groundplan.scenes.scene import Edge

LABEL_SIZE = 10.5
LABEL_LINE = 12.5

_LONGEST_LINE = 168.0
_LINES = 3
_MOST_LINES = 6
_ABOVE, _BELOW, _BESIDE = 3.0, 4.0, 5.0
_OVER_BADGE = 9.0
_LINE_SEEN = 12.0
_SHAPE_COST = 6.0
_CLEAR = Clearance(2.5, WORDS_APART)


class PlacedLabel(Struct, frozen=True):
    """An edge's label: its lines and the rectangle that they fill.

    `leader` leads from a far label to its edge. `whole` is all of the text where the lines are cut short.
    """

    edge: str
    lines: tuple[str, ...]
    rect: Rect
    leader: tuple[Point, Point] | None = None
    whole: str = ""


class Labelling(Struct, frozen=True):
    """Every label and badge with its place.

    `strain` counts those that stand badly: far off, over lines and borders, on a trunk. `wanted` says for each of them
    what room is missing: alternatives, the least first.
    """

    labels: tuple[PlacedLabel, ...]
    badges: tuple[PlacedBadge, ...]
    strain: int
    wanted: tuple[tuple[Want, ...], ...] = ()


def place_labels(
    edges: tuple[Edge, ...], courses: Mapping[str, Course], obstacles: Obstacles, *, in_haste: bool = False
) -> Labelling:
    """Puts badges on their edges and labels beside them; `obstacles` learns of each as it is put.

    Nothing is ever put over a box, a frame's title, or another text. Edges with the least room of their own come
    first. `in_haste`, a label is only tried at the main run of its edge, and left out where there is no room: an edge
    tells its label to who points at it, too.
    """
    runs = runs_of(courses)
    drawn = [edge for edge in edges if edge.id in courses]
    drawn.sort(key=lambda edge: sum(run.length for run in runs[edge.id] if run.own))
    wanted: list[tuple[Want, ...]] = []
    badges: list[PlacedBadge] = []
    for edge in drawn:
        if edge.badges:
            badges.extend(place_badges(edge, runs[edge.id], obstacles, wanted))
    labelled = (edge for edge in drawn if edge.label.strip())
    if in_haste:
        quick = tuple(label for edge in labelled if (label := _quick_label(edge, runs[edge.id], obstacles)))
        return Labelling(quick, tuple(badges), 0)
    labels = tuple(_place_label(edge, runs[edge.id], obstacles, wanted) for edge in labelled)
    return Labelling(labels, tuple(badges), len(wanted), tuple(wanted))


def _place_label(edge: Edge, runs: Sequence[Run], obstacles: Obstacles, wanted: list[tuple[Want, ...]]) -> PlacedLabel:
    shapes, sizes = _shapes(edge.label)
    further = 1.0 if edge.badges else 8.0
    place = best_place(runs, partial(_strips, sizes, further), edge.id, obstacles, _CLEAR)
    line = None
    if place is None or place.cost >= FAR_COST:
        far = far_place(main_run(runs), sizes, edge.id, obstacles, _CLEAR)
        if place is None or far.cost < place.cost:
            place, line = far, leader(far.rect, runs)
    if place.strained:
        wanted.append(room_for(sizes, runs, edge.id, obstacles))
    obstacles.add_words(place.rect)
    if line:
        obstacles.add_line(line, Kind.LINE, edge.id)
    whole = " ".join(edge.label.split()) if _is_cut(shapes[place.form], edge.label) else ""
    return PlacedLabel(edge.id, shapes[place.form], place.rect, line, whole)


def _quick_label(edge: Edge, runs: Sequence[Run], obstacles: Obstacles) -> PlacedLabel | None:
    shapes, sizes = _shapes(edge.label)
    place = best_place([main_run(runs)], partial(_strips, sizes[:2], 8.0), edge.id, obstacles, _CLEAR)
    if place is None or place.strained:
        return None
    obstacles.add_words(place.rect)
    whole = " ".join(edge.label.split()) if _is_cut(shapes[place.form], edge.label) else ""
    return PlacedLabel(edge.id, shapes[place.form], place.rect, whole=whole)


def _strips(sizes: Sequence[tuple[float, float]], further: float, run: Run, cost: float) -> Iterator[Strip]:
    """Beside a run on both sides, on the line itself, and at a cost `further` off where a badge may stand."""
    before, behind = (-_ABOVE, _BELOW) if run.level else (-_BESIDE, _BESIDE)
    first, second = (0.0, 4.0) if run.level else (4.0, 3.0)
    for form, size in enumerate(sizes):
        shaped = cost + form * _SHAPE_COST
        yield strip(run, size, before, shaped + first, form)
        yield strip(run, size, behind, shaped + second, form)
        if run.level:
            yield strip(run, size, before - _OVER_BADGE, shaped + first + further, form)
            yield strip(run, size, behind + _OVER_BADGE, shaped + second + further, form)
        if run.own and run.length >= 2 * _LINE_SEEN + ARROW_LENGTH + (size[0] if run.level else size[1]):
            seen = (_LINE_SEEN, _LINE_SEEN + ARROW_LENGTH)
            yield strip(run, size, 0.0, shaped + 14, form, trimmed=seen if run.forward else seen[::-1])


@lru_cache(maxsize=4096)
def _shapes(label: str) -> tuple[list[tuple[str, ...]], list[tuple[float, float]]]:
    """The label in one, two and three lines, as far as they differ; in more, and at last cut, where it is very long.

    With the size of each.
    """
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
    return shapes, [_size(lines) for lines in shapes]


def _is_cut(shape: tuple[str, ...], label: str) -> bool:
    return shape[-1].endswith(ELLIPSIS) and not label.rstrip().endswith(ELLIPSIS)


def _size(lines: tuple[str, ...]) -> tuple[float, float]:
    return max(text_width(line, LABEL_SIZE) for line in lines), LABEL_LINE * len(lines)
