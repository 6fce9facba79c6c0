"""The router: level and upright runs with rounded corners instead of the layout's splines.

The layout decides where boxes stand and between which of them an edge passes; the router makes of that lines that eyes
can follow. An edge that runs from one rank to another goes through the corridors that the layout left for it, in lanes
between the ranks. Wherever that would lead through something foreign, or on another line, and for all other edges, the
best way is searched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.geometry import Geometry, Point, Rect
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.routing.channels import Channels, Narrow, through_channels
from groundplan.drawing.routing.courses import Course
from groundplan.drawing.routing.detours import beside, elbow
from groundplan.drawing.routing.finder import Finder
from groundplan.drawing.routing.guides import guides
from groundplan.drawing.routing.ink import APART, Ink
from groundplan.drawing.routing.patience import hasty, patience_for
from groundplan.drawing.routing.pushing import Pushing
from groundplan.drawing.routing.site import Site, site_of
from groundplan.drawing.routing.trunks import merging, trunks_of
from groundplan.drawing.routing.untangling import untangle
from groundplan.scenes.scene import Edge, Scene


class Routes(Struct, frozen=True):
    """The course of every edge, by its id, and the channels in which they are squeezed.

    Where they are not `complete`, only what is squeezed in the corridors is known.
    """

    courses: Mapping[str, Course]
    narrow: tuple[Narrow, ...] = ()
    complete: bool = True


def route(
    scene: Scene,
    geometry: Geometry,
    faces: Mapping[str, Face],
    titles: Mapping[str, Sequence[Rect]],
    fixed: Mapping[str, Course] | None = None,
    *,
    only_unsqueezed: bool = False,
    in_haste: bool = False,
) -> Routes:
    """The courses of all edges. `titles` are the places of each frame's title.

    The courses in `fixed` are kept, and all others searched for. With `only_unsqueezed` nothing is searched for where
    corridors are too narrow anyway, `in_haste` little altogether: what has no simple way goes straight to its end.
    """
    if not geometry.boxes and not geometry.frames:
        return Routes({})
    site = site_of(scene, geometry, faces, titles)
    led = {edge: site.turned(points) for edge, points in guides(scene, geometry, faces).items()}
    edges = [edge for edge in scene.edges if edge.id in led]
    trunks = trunks_of(edges)
    ink, merged, channels = Ink(trunks), merging(edges, trunks), Channels()
    if fixed is None:
        channels = through_channels(edges, led, site, trunks, merged)
        if only_unsqueezed and channels.narrow:
            return Routes({}, _turned(channels.narrow, site), complete=False)
        _draw(edges, led, channels, site, ink)
    else:
        for edge_id, course in fixed.items():
            ink.add(edge_id, site.turned(course.points))
    pushing = Pushing(edges, site, ink, merged, hasty() if in_haste else patience_for(len(edges)))
    pushing.draw([edge for edge in _badges_first(edges) if edge.id not in ink.lines])
    if fixed is None and not in_haste:
        untangle(edges, site, ink, Finder(site.walls, site.sides, site.titles, ink, patience_for(len(edges))))
    courses = {edge.id: Course(site.turned(ink.lines[edge.id])) for edge in edges}
    return Routes(courses, _turned([*channels.narrow, *pushing.narrow], site))


def _draw(
    edges: Sequence[Edge], led: Mapping[str, tuple[Point, ...]], channels: Channels, site: Site, ink: Ink
) -> None:
    """Draws loops, then what goes well through channels, then what has a simple way beside them."""

    def fits(edge: Edge, points: tuple[Point, ...]) -> bool:
        return site.clear(edge, points) and not ink.collides(edge.id, points, APART)

    ordered = _badges_first(edges)
    for edge in ordered:
        if edge.source == edge.target and edge.source in site.boxes:
            ink.add(edge.id, led[edge.id])
    for edge in ordered:
        if edge.id in channels.lines and fits(edge, channels.lines[edge.id]):
            ink.add(edge.id, channels.lines[edge.id])
    for edge in ordered:
        if edge.id not in ink.lines and edge.id not in channels.lines:
            taken = [piece for points in ink.lines.values() for piece in pairwise(points)]
            points = elbow(edge, site, led[edge.id], taken) or beside(edge, site)
            if points and fits(edge, points):
                ink.add(edge.id, points)


def _badges_first(edges: Sequence[Edge]) -> list[Edge]:
    return sorted(edges, key=lambda edge: not edge.badges)


def _turned(narrow: Sequence[Narrow], site: Site) -> tuple[Narrow, ...]:
    return tuple(replace(each, rightwards=each.rightwards is not site.down) for each in narrow)
