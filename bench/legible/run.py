"""Drawing and measuring many cases at once, in worker processes: Graphviz may abort one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from msgspec import Struct
from msgspec.structs import replace

from bench.legible.cases import Case
from bench.legible.graphviz_own import Own, graphviz_own
from bench.legible.measures import Fault, Found, Measures, measure
from bench.legible.reading import Drawing, read
from bench.legible.stability import edits, moved
from groundplan.drawing.job import draw_scene
from groundplan.drawing.processor import limited
from groundplan.drawing.workers import Workers
from groundplan.scenes.scene import Direction

TIME_LIMIT = 120.0
"""How many seconds of the processor one case may take, with all that it is compared with."""

_HANGS = 1200.0
"""After so many seconds on the clock a case must be hanging."""


class Row(Struct, frozen=True):
    """What is known of one picture. `own` and `moved` are None where they were not asked for or could not be had.

    A picture is `directed` where its diagram says in which direction it runs, so that nobody could choose the better.
    """

    name: str
    measures: Measures | None
    own: Own | None = None
    moved: float | None = None
    failed: str = ""
    directed: bool = False

    @property
    def area_ratio(self) -> float | None:
        """Our area over that of Graphviz' own picture."""
        return self.measures.area / self.own.area if self.measures and self.own and self.own.area else None


def measured_svg(name: str, svg: str) -> Row:
    """The row of a finished picture."""
    return Row(name, measure(read(svg, name)))


def measured(cases: Iterable[Case], workers: int | None = None, *, compare: bool = True) -> Iterator[Row]:
    """The row of each case, in the order given. Where the comparisons cannot be made, the row is without them."""
    with Workers(workers) as pool:

        def given_out(case: Case, compare: bool) -> Future[Row]:
            return pool.submit(_limited_row, case, compare)

        for case, job in [(case, given_out(case, compare)) for case in cases]:
            try:
                yield job.result()
            except Exception:  # Graphviz may have ended its process, over this or over another scene.
                yield _alone(case, given_out(case, False))


def _alone(case: Case, job: Future[Row]) -> Row:
    try:
        return job.result()
    except Exception as error:  # A picture that cannot be drawn is a finding, not the end of the table.
        return Row(case.name, None, failed=f"{type(error).__name__}: {error}")


def drawn_and_measured(case: Case) -> tuple[Drawing, Measures]:
    """Draws a case in this process and measures it; an edge of the scene that is not drawn at all is left out, too."""
    drawing = read(draw_scene(case.scene).svg, case.name)
    found = measure(drawing)
    drawn = {line.id for line in drawing.lines}
    missing = [edge.id for edge in case.scene.edges if edge.id not in drawn]
    lost = tuple(Found(Fault.LEFT_OUT, edge, "the line itself") for edge in missing)
    return drawing, replace(found, found=(*lost, *found.found))


def _limited_row(case: Case, compare: bool) -> Row:
    with limited(TIME_LIMIT, _HANGS):
        return _row(case, compare)


def _row(case: Case, compare: bool) -> Row:
    drawing, found = drawn_and_measured(case)
    directed = case.scene.direction is not None
    if not compare:
        return Row(case.name, found, directed=directed)
    own = graphviz_own(case.scene, Direction(drawing.direction))
    scenes = edits(case.scene) if case.whole else ()
    shares = [moved(drawing.boxes, read(draw_scene(edit).svg).boxes) for edit in scenes]
    return Row(case.name, found, own, sum(shares) / len(shares) if shares else None, directed=directed)
