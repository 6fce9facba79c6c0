"""A scene: what is in one picture, and nothing of how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from groundplan.catalog.component_type import ComponentType, FrameStyle, Icon
from groundplan.model.component import ConnectionKind, Status


class Direction(StrEnum):
    """Which way the connections run."""

    RIGHT = "right"
    DOWN = "down"


class Style(Struct, frozen=True):
    """How something stands out: colours `#rrggbb`; None keeps what the theme and the type say.

    `dark` is the colour in the dark theme where it is another one. `mark` is a letter beside the colour, which tells
    it from another that is the same. `means` says in words what the style stands for.
    """

    color: str | None = None
    dashed: bool | None = None
    dark: str | None = None
    mark: str = ""
    means: tuple[str, ...] = ()


class Chip(Struct, frozen=True):
    """A membership shown on a box: the `name` of what the component (id `component`) is a member of."""

    component: str
    name: str
    color: str


class Box(Struct, frozen=True):
    """One component as a box with an icon.

    `component` is the component shown, `page` the component whose page it opens (an instance opens its base's).
    `holds` counts what is inside when the box stands for a collapsed group. `focus` marks the component that
    the scene is about; `outside` one that only borders on what was asked for.
    """

    id: str
    component: str
    page: str
    name: str
    type: ComponentType
    technology: str = ""
    summary: str = ""
    count: int = 1
    status: Status = Status.LIVE
    chips: tuple[Chip, ...] = ()
    holds: int = 0
    style: Style = Style()
    focus: bool = False
    outside: bool = False


class Frame(Struct, frozen=True):
    """A group drawn around what it contains. `component` is None when grouping by layer, owner, status or tag.

    `chips` are the group's own memberships, as on a box (a subnet's route table).
    """

    id: str
    name: str
    look: FrameStyle
    children: tuple[Item, ...]
    type: ComponentType | None = None
    component: str | None = None
    page: str | None = None
    technology: str = ""
    summary: str = ""
    count: int = 1
    style: Style = Style()
    status: Status = Status.LIVE
    chips: tuple[Chip, ...] = ()
    focus: bool = False


Item: TypeAlias = Box | Frame


class Badge(Struct, frozen=True):
    """A flow step on an edge: its number, its text, and whether it runs against the edge."""

    number: str
    text: str
    against: bool = False


class Edge(Struct, frozen=True):
    """One or more connections between the same two items; `source` and `target` are ids of boxes or frames.

    `connections` are the model's ids that it stands for. `upstream` says that it is laid out against the
    picture's direction (a private component's way out through a NAT gateway).
    """

    id: str
    source: str
    target: str
    connections: tuple[str, ...]
    label: str = ""
    detail: str = ""
    kind: ConnectionKind = ConnectionKind.SYNC
    badges: tuple[Badge, ...] = ()
    style: Style = Style()
    upstream: bool = False


class LegendEntry(Struct, frozen=True):
    """One line of the legend and what it means.

    `kind` says what the sample is:

    - a connection kind (`sync`, `async`, `data`, `management`): such an edge; `line`: an edge in the entry's style,
      of the kind `line`;
    - `color`: a plate in the entry's style; `planned`, `deprecated`, `retired`: a plate of such a component;
    - `frame`: a frame of that `look`, with the `icon` in its corner;
    - `chip`: a membership in that colour; `closed`: the sign of a group whose content is not shown; `outside`: a box
      that only borders on what was asked for;
    - `step`, `answer`: a step's badge with the number `sample`, along its edge or against it.

    `color`, `dashed`, `dark` and `mark` are those of a `Style`. Entries with the same `heading` stand together.
    """

    kind: str
    text: str
    color: str | None = None
    dashed: bool = False
    dark: str | None = None
    mark: str = ""
    line: ConnectionKind = ConnectionKind.SYNC
    look: FrameStyle | None = None
    icon: Icon | None = None
    sample: str = "1"
    heading: str = ""


class Zoom(Struct, frozen=True):
    """What a picture stands back from: it would have so many `boxes`, which is more than one takes in.

    `shown` are in it; `closed` are the ids of the groups that stand for others, none where no group could be closed.
    """

    boxes: int
    shown: int
    closed: tuple[str, ...] = ()


class Scene(Struct, frozen=True):
    """Everything that one picture shows.

    Without a `direction` the picture runs right, or down where that fits a page clearly better.
    `same` are sets of item ids to keep at one rank; `order` are item ids to keep in that order within a rank.
    `zoom` is there where it would be a crowd.
    """

    id: str
    title: str
    direction: Direction | None
    items: tuple[Item, ...]
    edges: tuple[Edge, ...]
    legend: tuple[LegendEntry, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    order: tuple[str, ...] = ()
    zoom: Zoom | None = None

    def boxes(self) -> Iterator[Box]:
        """Every box, in the order of the scene."""
        return (item for item in walk(self.items) if isinstance(item, Box))

    def frames(self) -> Iterator[Frame]:
        """Every frame, outer ones first."""
        return (item for item in walk(self.items) if isinstance(item, Frame))


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item, a frame before what it contains."""
    waiting = [*items][::-1]
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, Frame):
            waiting.extend(item.children[::-1])
