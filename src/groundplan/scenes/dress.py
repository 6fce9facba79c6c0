"""Components dressed as boxes and frames: names, chips, styles, marks."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from groundplan.model.model import Model
from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Box, Chip, Frame, Item, Style
from groundplan.scenes.styles import laid_over

_PLAIN = Style()


class Dresser(Struct, frozen=True):
    """Makes the boxes and frames of one scene.

    `colors` come from `color-by`, `styles` from `_styles.yml`; `frames` are the groups drawn open, `outside` the boxes
    that only border on what was asked for. `counts` says of closed groups for how many boxes they stand, where that is
    not all that they contain.
    """

    placements: Placements
    focus: str | None = None
    colors: Mapping[str, Style] = field(default_factory=dict)
    styles: Mapping[str, Style] = field(default_factory=dict)
    frames: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def model(self) -> Model:
        """The model that the scene shows."""
        return self.placements.model

    def box(self, id: str, *, closed: bool = True) -> Box:
        """The component as a box; `closed` says that it stands for what it contains."""
        component = self.model.components[id]
        return Box(
            id=id,
            component=id,
            page=self.model.base(id).id,
            name=component.name,
            type=component.type,
            technology=component.technology,
            summary=component.summary,
            count=component.count,
            status=component.status,
            chips=self._chips(id),
            holds=self.counts.get(id, self.placements.holds.get(id, 0)) if closed else 0,
            style=self._style(id),
            focus=id == self.focus,
            outside=id in self.outside,
        )

    def frame(self, id: str, children: tuple[Item, ...]) -> Frame:
        """The group as a frame around `children`."""
        component = self.model.components[id]
        return Frame(
            id=id,
            name=component.name,
            look=component.type.frame,
            children=children,
            type=component.type,
            component=id,
            page=self.model.base(id).id,
            technology=component.technology,
            summary=component.summary,
            count=component.count,
            style=self._style(id),
            status=component.status,
            chips=self._chips(id),
            focus=id == self.focus,
        )

    def _chips(self, id: str) -> tuple[Chip, ...]:
        """The component's memberships, but for those that are frames in this scene."""
        groups = (each for each in self.model.memberships(id) if each.id != id and each.id not in self.frames)
        return tuple(Chip(each.id, each.name, each.type.frame.border) for each in groups)

    def _style(self, id: str) -> Style:
        color, style = self.colors.get(id), self.styles.get(id)
        return laid_over(color, style) if color and style else color or style or _PLAIN
