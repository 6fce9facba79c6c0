"""A picture: finished SVG whose links and icons still carry names instead of addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from groundplan.catalog.component_type import Icon
from groundplan.drawing import alternative
from groundplan.drawing.alternative import Words
from groundplan.drawing.drawn import Drawn
from groundplan.drawing.sequence import words
from groundplan.drawing.tooltips import with_tooltips
from groundplan.scenes.scene import Scene, walk
from groundplan.scenes.sequence import SequenceScene
from groundplan.source.problem import Problem

Shown: TypeAlias = Scene | SequenceScene

_ICON = re.compile(r'href="icon:([^"]+)"')
_TARGET = re.compile(r'href="((?:component|connection):[^"]+)"')


class Picture(Struct, frozen=True):
    """One drawn scene with all that it says. What is in words is made when it is asked for: to make it is quick."""

    scene: Shown
    drawn: Drawn
    problems: tuple[Problem, ...] = ()
    """A warning where the picture could only be drawn in a simple form; such a picture must not be kept."""

    @property
    def id(self) -> str:
        """The id of its diagram."""
        return self.drawn.id

    @property
    def title(self) -> str:
        """The title of its diagram."""
        return self.drawn.title

    @property
    def width(self) -> float:
        """In CSS pixels."""
        return self.drawn.width

    @property
    def height(self) -> float:
        """In CSS pixels."""
        return self.drawn.height

    @property
    def svg(self) -> str:
        """One `<svg>` element as `Drawn` has it, with its tooltips."""
        return with_tooltips(self.drawn.svg, self.scene)

    @property
    def icons(self) -> tuple[Icon, ...]:
        """The icons that it shows."""
        known = icons_in(self.scene)
        return tuple(known[name] for name in self.drawn.icons)

    @property
    def alternative(self) -> tuple[Words, ...]:
        """What it shows, in words."""
        scene = self.scene
        return words.in_words(scene) if isinstance(scene, SequenceScene) else alternative.in_words(scene)

    @property
    def targets(self) -> tuple[str, ...]:
        """What the picture links to, as `component:<id>`, each once."""
        return tuple(dict.fromkeys(_TARGET.findall(self.drawn.svg)))

    def placed(self, address: Callable[[str], str], icon_address: Callable[[str], str]) -> str:
        """The SVG for one page: `address` turns `component:<id>` into an escaped URL, `icon_address` an icon's name."""
        with_icons = _ICON.sub(lambda match: f'href="{icon_address(match[1])}"', self.svg)
        return _TARGET.sub(lambda match: f'href="{address(match[1])}"', with_icons)


def icons_in(scene: Shown) -> dict[str, Icon]:
    """The icons that the scene's picture can show, by name."""
    items = walk(scene.participants if isinstance(scene, SequenceScene) else scene.items)
    return {item.type.icon.name: item.type.icon for item in items if item.type and item.type.icon}
