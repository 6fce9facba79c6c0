"""What a type of component is: its name, its icon, and how it is framed when it contains others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

import msgspec
from msgspec import Struct

from groundplan.source.document import Plain
from groundplan.values import value


class FrameStyle(Struct, frozen=True):
    """How a group is drawn.

    `border` is a colour `#rrggbb`; `fill` the share of that colour behind the content, 0 to 1; `title` and
    `title_dark` the colours of the title in the light and the dark theme; `centred` puts the title in the middle
    (Availability Zones); `icon_corner` sets the type's icon flush into the corner.
    """

    border: str
    fill: float = 0.0
    dashed: bool = False
    centred: bool = False
    rounded: bool = False
    icon_corner: bool = True
    title: str = "#5a6b86"
    title_dark: str = "#a9b7cf"
    border_dark: str | None = None


@value()
class Icon:
    """An image file. `name` is unique among all icons, fit for a file name, and tells nothing of the machine."""

    name: str
    path: Path = field(compare=False)


class ComponentType(Struct, frozen=True):
    """One type that a component can have.

    `name` is what people write, canonical and in full (`aws.compute.EC2`); `title` is what they read ("EC2").
    `provider` and `category` are the first two parts of a library type's name. `extends` is the type that an own
    type builds on. `defaults` are component keys that hold unless the component says them.
    """

    name: str
    title: str
    provider: str
    category: str
    icon: Icon | None
    frame: FrameStyle
    extends: ComponentType | None = None
    defaults: Mapping[str, Plain] = msgspec.field(default_factory=dict)
    on_border: bool = False
    """Stands on the border of the group that contains it, as an internet gateway does on a VPC's."""

    def __hash__(self) -> int:
        return hash(self.name)  # What holds by default cannot be hashed.

    @property
    def lineage(self) -> tuple[str, ...]:
        """The names of this type and of those it extends, nearest first."""
        return (self.name, *(self.extends.lineage if self.extends else ()))
