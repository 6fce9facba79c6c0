"""What is measured in one finished picture. Each fault says what it is and where, so that it can be looked at."""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations, pairwise

from msgspec import Struct

from bench.legible.lines import Contacts, Track, contacts
from bench.legible.reading import Drawing, Label, Line
from bench.legible.trunks import false_ways, stray_runs
from bench.legible.walls import free_way
from groundplan.drawing.geometry import Rect, crosses

PAGE_WIDTH = 1200.0
"""The width of a page's content in pixels: a wider picture is shown smaller."""

_BARELY = 0.5
_INSIDE = 1.0
_NEAR_BORDER = 2.0
_NO_DISTANCE = 24.0


class Fault(StrEnum):
    """What can be wrong with a picture."""

    LEFT_OUT = "label left out"
    LABEL_OVER_LABEL = "label over label"
    LABEL_OVER_BOX = "label over box"
    THROUGH_BOX = "edge through a foreign box"
    THROUGH_FRAME = "edge through a foreign frame"
    THROUGH_TITLE = "edge through a title"
    INDISTINCT = "trunk ends that cannot be told apart"
    LABEL_ON_LINE = "label on a foreign line"
    LABEL_ON_BORDER = "label on a frame's border"
    ON_EACH_OTHER = "edges that run on each other"
    THROUGH_OWN = "edge through the ink of its own box"
    WALLED_IN = "edge through a frame that walls it in"


class Found(Struct, frozen=True):
    """One fault: what it is, the edge (or `source>target`) and what it hits."""

    fault: Fault
    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.fault}: {self.what} / {self.where}"


class Measures(Struct, frozen=True):
    """All measures of one picture. `detours` holds one value for each edge that is no self loop."""

    id: str
    boxes: int
    edges: int
    found: tuple[Found, ...]
    letter: float
    crossings: int
    bends: int
    detours: tuple[float, ...]
    width: float
    height: float

    def count(self, fault: Fault) -> int:
        """How many faults of that kind there are."""
        return sum(each.fault is fault for each in self.found)

    @property
    def detour(self) -> float:
        """The mean of all detours; 1 without any edge."""
        return sum(self.detours) / len(self.detours) if self.detours else 1.0

    @property
    def area(self) -> float:
        """In square pixels, without margins, heading and legend."""
        return self.width * self.height


def measure(drawing: Drawing) -> Measures:
    """Measures one picture."""
    met = contacts({line.id: line.points for line in drawing.lines})
    found = [
        *_left_out(drawing),
        *_labels(drawing),
        *_through_boxes(drawing),
        *_through_frames(drawing),
        *_through_titles(drawing),
        *_shared(drawing, met),
    ]
    return Measures(
        drawing.id,
        len(drawing.boxes),
        len(drawing.lines),
        tuple(found),
        drawing.least_letter * min(1.0, PAGE_WIDTH / drawing.width),
        len(met.crossings),
        sum(bends(line) for line in drawing.lines),
        tuple(detour(line) for line in drawing.lines if line.source != line.target and len(line.points) > 1),
        drawing.bounds.width,
        drawing.bounds.height,
    )


def detour(line: Line) -> float:
    """The length of a line over the straight distance between its ends, which counts as 24 px at least."""
    straight = max(math.dist(line.points[0], line.points[-1]), _NO_DISTANCE)
    return max(1.0, Track.of(line.points).length / straight)


def bends(line: Line) -> int:
    """How often a line turns: changes of direction that add up to more than 40 degrees, within 16 px."""
    count, turned, travelled = 0, 0.0, 0.0
    before: float | None = None
    for (ax, ay), (bx, by) in pairwise(line.points):
        heading = math.atan2(by - ay, bx - ax)
        if before is not None:
            turn = math.remainder(heading - before, math.tau)
            if travelled > 16 or turn * turned < 0:
                turned = 0.0
            if abs(turn) > 1e-3:
                was = abs(turned)
                turned += turn
                count += was <= math.radians(40) < abs(turned)
                travelled = 0.0
        before = heading
        travelled += math.dist((ax, ay), (bx, by))
    return count


def _left_out(drawing: Drawing) -> Iterator[Found]:
    """A label that is due and not there, or cut without the whole in the tooltip; a step without its badge."""
    texts = {label.edge: label.text for label in drawing.labels if label.step is None}
    steps = {(label.edge, label.step) for label in drawing.labels if label.step is not None}
    for line in drawing.lines:
        if len(line.points) < 2:
            yield Found(Fault.LEFT_OUT, line.id, "the line itself")
        if line.label and not _says(texts.get(line.id, ""), line):
            yield Found(Fault.LEFT_OUT, line.id, line.label)
        for step in line.steps:
            if (line.id, step) not in steps:
                yield Found(Fault.LEFT_OUT, line.id, f"step {step}")


def _says(text: str, line: Line) -> bool:
    shown, due = "".join(text.split()), "".join(line.label.split())
    if shown == due:
        return True
    kept, cut, rest = shown.partition("…")
    whole = kept and cut and due.startswith(kept) and not rest
    return bool(whole) and due in "".join(line.tooltip.split())


def _labels(drawing: Drawing) -> Iterator[Found]:
    """What labels and badges stand on. Titles of frames count as labels."""
    placed = [(label, label.rect.grown(-_BARELY)) for label in drawing.labels]
    for (one, rect), (other, other_rect) in combinations(placed, 2):
        if rect.overlaps(other_rect):
            yield Found(Fault.LABEL_OVER_LABEL, _of(one), _of(other))
    for label, rect in placed:
        for title, ink in drawing.titles:
            if rect.overlaps(ink.grown(-_BARELY)):
                yield Found(Fault.LABEL_OVER_LABEL, _of(label), f"title of {title}" if title else "a title")
        for box, parts in drawing.ink.items():
            if any(rect.overlaps(part.grown(-_BARELY)) for part in parts):
                yield Found(Fault.LABEL_OVER_BOX, _of(label), box)
        yield from _under(drawing, label, rect)


def _under(drawing: Drawing, label: Label, rect: Rect) -> Iterator[Found]:
    own = next((line for line in drawing.lines if line.id == label.edge), None)
    for line in drawing.lines:
        if line.id != label.edge and _visible(line, rect, own):
            yield Found(Fault.LABEL_ON_LINE, _of(label), line.id)
    for name, frame in drawing.frames.items():
        if frame.overlaps(rect) and not frame.encloses(rect):
            yield Found(Fault.LABEL_ON_BORDER, _of(label), name)


def _visible(line: Line, rect: Rect, own: Line | None) -> bool:
    """Whether a line runs under a label, other than on the label's own line."""
    for start, end in pairwise(line.points):
        if crosses(start, end, rect):
            middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            nearest = min(max(middle[0], rect.left), rect.right), min(max(middle[1], rect.top), rect.bottom)
            if own is None or not any(_on(nearest, piece) for piece in pairwise(own.points)):
                return True
    return False


def _on(point: tuple[float, float], piece: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    return crosses(*piece, Rect(*point, *point).grown(_NEAR_BORDER))


def _through_boxes(drawing: Drawing) -> Iterator[Found]:
    for line in drawing.lines:
        for box, parts in drawing.ink.items():
            own = box in (line.source, line.target)
            inner = [part.grown(-_INSIDE) for part in parts if part.width > 2 and part.height > 2]
            if any(_meets(line, part) for part in inner):
                yield Found(Fault.THROUGH_OWN if own else Fault.THROUGH_BOX, line.id, box)


def _through_frames(drawing: Drawing) -> Iterator[Found]:
    """Frames that hold neither end and are no end: a line may neither cross them nor run along their border."""
    places = {item: drawing.around(item) for line in drawing.lines for item in (line.source, line.target)}
    for line in drawing.lines:
        own = places[line.source] | places[line.target] | {line.source, line.target}
        foreign = {name: rect for name, rect in drawing.frames.items() if name not in own}
        hit = [
            name for name, rect in foreign.items() if _meets(line, rect.grown(-_INSIDE)) or _along_border(line, rect)
        ]
        if not hit:
            continue
        ends = [drawing.boxes.get(item) or drawing.frames.get(item) for item in (line.source, line.target)]
        walls = [
            *foreign.values(),
            *(rect for box, rect in drawing.boxes.items() if box not in (line.source, line.target)),
        ]
        start, end = ends
        free = start is None or end is None or free_way(start, end, walls)
        for name in hit:
            yield Found(Fault.THROUGH_FRAME if free else Fault.WALLED_IN, line.id, name)


def _along_border(line: Line, frame: Rect) -> bool:
    """Whether a line runs on a frame's border for more than 12 px."""
    for (ax, ay), (bx, by) in pairwise(line.points):
        level = abs(ay - by) < 0.5 and min(abs(ay - frame.top), abs(ay - frame.bottom)) < _NEAR_BORDER
        upright = abs(ax - bx) < 0.5 and min(abs(ax - frame.left), abs(ax - frame.right)) < _NEAR_BORDER
        if level and min(max(ax, bx), frame.right) - max(min(ax, bx), frame.left) > 12:
            return True
        if upright and min(max(ay, by), frame.bottom) - max(min(ay, by), frame.top) > 12:
            return True
    return False


def _through_titles(drawing: Drawing) -> Iterator[Found]:
    for line in drawing.lines:
        hit = {title or "a title" for title, ink in drawing.titles if _meets(line, ink.grown(-_INSIDE))}
        for title in sorted(hit):
            yield Found(Fault.THROUGH_TITLE, line.id, title)


def _shared(drawing: Drawing, met: Contacts) -> Iterator[Found]:
    lengths = {line.id: Track.of(line.points).length for line in drawing.lines if len(line.points) > 1}
    for run in stray_runs(drawing.lines, lengths, met.runs):
        yield Found(Fault.ON_EACH_OTHER, run.first, f"{run.second} for {run.length:.0f} px")
    for source, target in false_ways(drawing.lines, met.runs):
        yield Found(Fault.INDISTINCT, f"{source}>{target}", "looks connected, and is not")


def _meets(line: Line, rect: Rect) -> bool:
    return any(crosses(start, end, rect) for start, end in pairwise(line.points))


def _of(label: Label) -> str:
    return f"{label.edge} step {label.step}" if label.step is not None else f"{label.edge} {label.text!r}"
