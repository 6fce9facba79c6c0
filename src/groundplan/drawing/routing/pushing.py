"""Edges whose way is searched: beside the lines that are drawn, or in their place where they can go elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from groundplan.drawing.geometry import Point
from groundplan.drawing.routing.channels import LANE, LEAST_LANE, Narrow
from groundplan.drawing.routing.finder import Finder
from groundplan.drawing.routing.ink import APART, Ink, Trunks, runs_of
from groundplan.drawing.routing.patience import Patience
from groundplan.drawing.routing.search import simplified
from groundplan.drawing.routing.site import Site
from groundplan.scenes.scene import Edge


class Pushing:
    """Draws edges one after the other. `narrow` are the places where they lie on others: more room is needed there.

    `merging` are the edges that may end in the line of another one.
    """

    def __init__(
        self, edges: Sequence[Edge], site: Site, ink: Ink, merging: frozenset[str], patience: Patience
    ) -> None:
        self.narrow: list[Narrow] = []
        self._named = {edge.id: edge for edge in edges}
        self._site = site
        self._ink = ink
        self._merging = merging
        self._patience = patience
        self._finder = self._finder_in(ink)

    def draw(self, edges: Sequence[Edge]) -> None:
        """Searches a way for each of the edges, those with the nearest ends first."""
        for edge in sorted(edges, key=self._finder.distance):
            points = self._finder.find(edge)
            if not points or self._site.foreign(edge, points):
                points = self._joining(edge) or points
            if points and not self._site.foreign(edge, points):
                self._ink.add(edge.id, points)
            else:
                self._push(edge, points)

    def _finder_in(self, ink: Ink) -> Finder:
        return Finder(self._site.walls, self._site.sides, self._site.titles, ink, self._patience)

    def _joining(self, edge: Edge) -> tuple[Point, ...] | None:
        """A way into the line of another edge that reaches the same target: searched from there on backwards."""
        if edge.id not in self._merging or self._patience.over:
            return None
        trunks = self._ink.trunks
        backwards = Ink(Trunks(trunks.target, trunks.source))
        for other, points in self._ink.lines.items():
            backwards.add(other, points[::-1])
        found = self._finder_in(backwards).find(replace(edge, source=edge.target, target=edge.source))
        return found[::-1] if found else None

    def _push(self, edge: Edge, otherwise: tuple[Point, ...] | None) -> None:
        """Draws an edge for which other lines leave no way, and searches other ways for those.

        Where they have none, the edge goes `otherwise`, or lies on them, and says where more room is needed: no edge
        is ever left out.
        """
        ink, tired = self._ink, self._patience.tired
        points = self._finder_in(Ink(ink.trunks)).find(edge)
        if points is None or self._site.foreign(edge, points):
            points = otherwise or points or self._plain(edge)
        in_way = dict.fromkeys(ink.collisions(edge.id, points, APART))
        loops = {each.id for each in self._named.values() if each.source == each.target}
        given_way = {} if tired else {other: ink.remove(other) for other in in_way if other not in loops}
        ink.add(edge.id, points)
        for other in given_way:
            found = self._finder.find(self._named[other])
            if found and not self._site.foreign(self._named[other], found):
                ink.add(other, found)
        if all(other in ink.lines for other in given_way) and not ink.collides(edge.id, points, APART):
            return
        for other, before in given_way.items():
            if other in ink.lines:
                ink.remove(other)
            ink.add(other, before)
        if otherwise:
            ink.remove(edge.id)
            ink.add(edge.id, otherwise)
        for run in () if self._patience.tired else runs_of(edge.id, points):
            if ink.collides(edge.id, run.ends, APART):
                self.narrow.append(Narrow(not run.level, run.at - LEAST_LANE, run.at + LEAST_LANE, 2 * LANE))

    def _plain(self, edge: Edge) -> tuple[Point, ...]:
        """From the one end to the other with two bends, whatever lies between."""
        leave, enter = self._site.leave[edge.source], self._site.enter[edge.target]
        (x, y), (to_x, to_y) = leave.centre, enter.centre
        start, end = (leave.right, enter.left) if x <= to_x else (leave.left, enter.right)
        middle = round((start + end) / 2)
        return simplified(((start, y), (middle, y), (middle, to_y), (end, to_y)))
