"""Where everything stands in a picture, as the router sees it: each picture runs right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from groundplan.drawing.geometry import Geometry, Piece, Point, Rect, crosses, flipped_all
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.routing.docks import docks, sides
from groundplan.drawing.routing.gates import Sides
from groundplan.drawing.routing.walls import Walls
from groundplan.drawing.routing.wires import Rank, find_ranks
from groundplan.scenes.scene import Direction, Edge, Scene

_CLEAR = 2.0


class Site(Struct, frozen=True):
    """The rectangles of all items and titles, where edges `leave` and `enter` each item, and the columns of boxes.

    A picture that runs `down` has x and y exchanged.
    """

    down: bool
    boxes: Mapping[str, Rect]
    frames: Mapping[str, Rect]
    titles: Mapping[str, Sequence[Rect]]
    leave: Mapping[str, Rect]
    enter: Mapping[str, Rect]
    sides: Mapping[str, Sides]
    walls: Walls
    ranks: Sequence[Rank]

    def turned(self, points: Sequence[Point]) -> tuple[Point, ...]:
        """A line of the picture as one of the site, or the other way round."""
        return tuple((y, x) for x, y in points) if self.down else tuple(points)

    def foreign(self, edge: Edge, points: Sequence[Point]) -> bool:
        """Whether a line leads through something that has nothing to do with its edge."""
        return self.walls.hit(list(pairwise(points)), self.walls.own(edge), _CLEAR)

    def clear(self, edge: Edge, points: Sequence[Point]) -> bool:
        """Whether a line leads through nothing foreign, and through neither of its ends."""
        return not self.foreign(edge, points) and not self._through_ends(edge, list(pairwise(points)))

    def _through_ends(self, edge: Edge, pieces: Sequence[Piece]) -> bool:
        """Whether a line leads through the box or frame at which it begins or ends, other than to its side."""
        for item, inner in ((edge.source, pieces[1:]), (edge.target, pieces[:-1])):
            if item in self.boxes and any(crosses(*piece, self.boxes[item].grown(-1)) for piece in inner):
                return True
            entered = item in self.frames and not self.walls.nested(edge.source, edge.target)
            if entered and any(crosses(*piece, self.frames[item].grown(-1)) for piece in pieces):
                return True
        return False


def site_of(scene: Scene, geometry: Geometry, faces: Mapping[str, Face], titles: Mapping[str, Sequence[Rect]]) -> Site:
    """The site of a scene. `titles` are the places of each frame's title."""
    leave, enter = docks(scene, geometry, faces)
    boxes, frames, gates = geometry.boxes, geometry.frames, sides(geometry, faces)
    heads = {frame: list(rects) for frame, rects in titles.items()}
    down = scene.direction is Direction.DOWN
    if down:
        boxes, frames, leave, enter = (flipped_all(rects) for rects in (boxes, frames, leave, enter))
        gates = {box: each.flipped() for box, each in gates.items()}
        heads = {frame: [rect.flipped() for rect in rects] for frame, rects in heads.items()}
    walls = Walls(scene.items, boxes, frames, heads)
    return Site(down, boxes, frames, heads, leave, enter, gates, walls, find_ranks(list(boxes.values())))
