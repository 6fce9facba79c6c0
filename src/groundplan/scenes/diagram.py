"""A diagram: what a file in `diagrams/` asks for. Automatic diagrams are the same type, made by the engine."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from groundplan.scenes.scene import Direction
from groundplan.source.problem import Place

MOST_BOXES = 100
"""A picture of more boxes than these stands back: its groups are closed, the deepest first."""


class Grouping(StrEnum):
    """What frames are drawn around boxes."""

    CONTAINMENT = "containment"
    LAYER = "layer"
    OWNER = "owner"
    STATUS = "status"
    TAG = "tag"
    NOTHING = "nothing"


class Diagram(Struct, frozen=True):
    """One diagram.

    `select` and `connections` are selectors as written, a union each; empty `connections` means every connection
    between what is shown. `depth` is how many levels of groups are opened, None for all; `collapse` are ids of groups
    shown closed; more groups are closed until there are at most `most` boxes, unless that is None. `color_by` is
    `owner`, `layer`, `status`, `tag` or a property's name. `flow` numbers the edges of that flow; with `sequence` the
    diagram is that flow's sequence diagram. `automatic` says that no file asks for it.
    `about` is the target of what an automatic diagram was made for (`component:app`, `layer:data`), empty for the whole
    model. `focus` is the component that the diagram is about; `outside` shows what has a connection with the selection:
    around the focus or, without one, where it stands (automatic diagrams only).
    """

    id: str
    title: str
    place: Place | None = None
    description: str = ""
    select: tuple[str, ...] = ()
    connections: tuple[str, ...] = ()
    by: Grouping = Grouping.CONTAINMENT
    depth: int | None = None
    most: int | None = MOST_BOXES
    collapse: tuple[str, ...] = ()
    direction: Direction | None = None
    color_by: str | None = None
    flow: str | None = None
    legend: bool | None = None
    same: tuple[tuple[str, ...], ...] = ()
    order: tuple[str, ...] = ()
    about: str = ""
    focus: str | None = None
    outside: bool = False
    sequence: bool = False
    automatic: bool = False
