"""Everything of one picture with its final place: the step between layout and paint."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from groundplan.drawing.effort import Effort
from groundplan.drawing.geometry import Geometry, Rect, around
from groundplan.drawing.layout.graph import VERY_MANY, Blueprint
from groundplan.drawing.parts.boxes import Face
from groundplan.drawing.parts.headings import Title
from groundplan.drawing.placing import borders
from groundplan.drawing.placing.alignment import aligned
from groundplan.drawing.placing.labels import Labelling, place_labels
from groundplan.drawing.placing.stretch import Docks, planned, stretched
from groundplan.drawing.placing.titles import PlacedTitle, corner_rect
from groundplan.drawing.placing.ways import Ways, find_ways, settled
from groundplan.drawing.routing.courses import Course
from groundplan.scenes.scene import Scene

_BEHIND_TITLE = 16.0
_BENEATH_TITLE = 18.0
_STRETCHES = 2


class Composition(Struct, frozen=True):
    """A scene with the place of every box, frame, title, edge, label and badge, and the bounds around all."""

    scene: Scene
    faces: Mapping[str, Face]
    titles: Mapping[str, Title]
    geometry: Geometry
    courses: Mapping[str, Course]
    placed_titles: Mapping[str, PlacedTitle]
    labelling: Labelling
    bounds: Rect
    crossed_titles: frozenset[str]
    strain: int
    """How many labels stand badly, how many titles are crossed, and between how many ranks lines are squeezed."""


def compose(scene: Scene, blueprint: Blueprint, geometry: Geometry) -> Composition:
    """Settles what layout left open: borders, edge courses, labels."""
    faces, titles = blueprint.faces, blueprint.titles
    if blueprint.wishes.effort is Effort.FULL:
        geometry = aligned(scene, geometry, faces, titles)
    geometry = borders.settle(scene, geometry, faces, titles)
    in_haste = blueprint.wishes.effort is Effort.SIMPLE or len(faces) > VERY_MANY
    ways = find_ways(scene, geometry, faces, titles, in_haste=in_haste)
    labelling = _labelled(scene, ways, titles, in_haste=in_haste)
    for _ in range(_STRETCHES):
        stretches = planned(labelling.wanted, Docks(ways.geometry, ways.courses, scene.edges))
        if not stretches:
            break
        # Lines are drawn: nobody looks at the layout's splines again.
        wider, courses = stretched(replace(ways.geometry, splines={}), ways.courses, stretches)
        roomier = settled(scene, wider, faces, titles, courses, ways.squeezed)
        again = _labelled(scene, roomier, titles)
        if again.strain >= labelling.strain or len(roomier.crossed) > len(ways.crossed):
            break
        ways, labelling = roomier, again
    geometry = ways.geometry
    corners = [(0.0, 0.0), (1.0, 1.0), *(point for course in ways.courses.values() for point in course.points)]
    xs, ys = zip(*corners, strict=True)
    bounds = around(
        [
            Rect(min(xs), min(ys), max(xs), max(ys)),
            *geometry.boxes.values(),
            *geometry.frames.values(),
            *(label.rect for label in labelling.labels),
            *(badge.rect for badge in labelling.badges),
        ]
    )
    strain = labelling.strain + ways.squeezed + len(ways.crossed)
    return Composition(
        scene, faces, titles, geometry, ways.courses, ways.titles, labelling, bounds, ways.crossed, strain
    )


def _labelled(scene: Scene, ways: Ways, titles: Mapping[str, Title], *, in_haste: bool = False) -> Labelling:
    """The labels and badges of all edges, clear of titles."""
    for frame, placed in ways.titles.items():
        border = ways.geometry.frames[frame]
        ways.ground.add_head(Rect(border.left, border.top, border.right, border.top + titles[frame].height))
        for rect in placed.rects:
            # A label right behind a title would read as its end, one beneath it as its second line.
            ways.ground.add_words(Rect(rect.left, rect.top - 2, rect.right + _BEHIND_TITLE, rect.bottom + 2))
            ways.ground.add_head(Rect(rect.left, rect.top, rect.right, rect.bottom + _BENEATH_TITLE))
        if corner := corner_rect(titles[frame], border):
            ways.ground.add_solid(corner)
    return place_labels(scene.edges, ways.courses, ways.ground, in_haste=in_haste)
