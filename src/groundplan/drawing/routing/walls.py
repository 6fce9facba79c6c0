"""What a line must keep out of: foreign boxes, foreign frames, and the titles of frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from msgspec import Struct

from groundplan.drawing.geometry import Piece, Point, Rect
from groundplan.scenes.scene import Edge, Frame, Item

_CELL = 128.0


class Wall(Struct, frozen=True):
    """A box, a frame, or the title of a frame (then `name` is that of the frame)."""

    name: str
    rect: Rect
    title: bool = False


class Walls:
    """Everything that stands in a picture, with who is inside of what; quick to ask what is near."""

    def __init__(
        self,
        items: Iterable[Item],
        boxes: Mapping[str, Rect],
        frames: Mapping[str, Rect],
        titles: Mapping[str, Sequence[Rect]] = MappingProxyType({}),
    ) -> None:
        self.boxes = boxes
        self.frames = frames
        self._around: dict[str, frozenset[str]] = {}
        for item in items:
            self._visit(item, frozenset())
        self._astride = {box: on for box, rect in boxes.items() if (on := frozenset(self._on_border(box, rect)))}
        self._near: dict[Rect, Sequence[Wall]] = {}
        self._cells: dict[tuple[int, int], list[Wall]] = defaultdict(list)
        for wall in (
            *(Wall(name, rect) for name, rect in (*boxes.items(), *frames.items())),
            *(Wall(name, rect, title=True) for name, rects in titles.items() for rect in rects),
        ):
            for cell in _cells(wall.rect):
                self._cells[cell].append(wall)

    def _visit(self, item: Item, around: frozenset[str]) -> None:
        self._around[item.id] = around
        if isinstance(item, Frame):
            for child in item.children:
                self._visit(child, around | {item.id})

    def _on_border(self, box: str, rect: Rect) -> Iterator[str]:
        """The frames on whose border a box stands."""
        return (name for name in self.around(box) if name in self.frames and not self.frames[name].encloses(rect))

    def around(self, item: str) -> frozenset[str]:
        """The frames in which an item lies."""
        return self._around.get(item, frozenset())

    def nested(self, one: str, other: str) -> bool:
        """Whether one of the two lies inside the other."""
        return one in self.around(other) or other in self.around(one)

    def own(self, edge: Edge) -> frozenset[str]:
        """What an edge may touch: its ends and the frames around them.

        From the border of a frame, an edge to something outside leaves outwards: the frame is closed for it.
        """
        own = self.around(edge.source) | self.around(edge.target) | {edge.source, edge.target}
        return own - self.behind(edge.source, edge.target) - self.behind(edge.target, edge.source)

    def behind(self, item: str, other: str) -> frozenset[str]:
        """The frames on whose border an item stands, where another one is outside of them."""
        astride = self._astride.get(item, frozenset())
        return astride and astride - self.around(other) - {other}

    def near(self, area: Rect) -> Sequence[Wall]:
        """What touches an area, each once."""
        left, top, right, bottom = area.left, area.top, area.right, area.bottom
        cells = _cells(area)
        found = [
            wall
            for cell in cells
            for wall in self._cells.get(cell, ())
            if (rect := wall.rect).left <= right and left <= rect.right and rect.top <= bottom and top <= rect.bottom
        ]
        return found if len(cells) == 1 else list({id(wall): wall for wall in found}.values())

    def foreign(self, area: Rect, own: AbstractSet[str]) -> list[Wall]:
        """What of an area is closed for an edge, without what lies in a closed frame anyway.

        Titles only count where their frame may be entered.
        """
        if area not in self._near:
            self._near[area] = self.near(area)
        around, nothing = self._around, frozenset[str]()
        return [
            wall
            for wall in self._near[area]
            if (wall.name in own if wall.title else wall.name not in own and around.get(wall.name, nothing) <= own)
        ]

    def closed(self, area: Rect, own: Collection[str], *, titles: bool = False) -> bool:
        """Whether something foreign reaches into an area."""
        return any((titles and each.name in own) if each.title else each.name not in own for each in self.near(area))

    def hit(self, pieces: Sequence[Piece], own: Collection[str], clearance: float, *, titles: bool = False) -> bool:
        """Whether a line of level and upright pieces comes nearer than a clearance to something foreign."""
        return any(self.closed(_around(start, end, clearance), own, titles=titles) for start, end in pieces)


def _around(start: Point, end: Point, clearance: float) -> Rect:
    (left, top), (right, bottom) = start, end
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    return Rect(left - clearance, top - clearance, right + clearance, bottom + clearance)


def _cells(rect: Rect) -> list[tuple[int, int]]:
    rows = range(int(rect.top // _CELL), int(rect.bottom // _CELL) + 1)
    columns = range(int(rect.left // _CELL), int(rect.right // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]
