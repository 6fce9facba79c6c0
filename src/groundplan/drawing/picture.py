"""A picture: finished SVG whose links and icons still carry names instead of addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from groundplan.catalog.component_type import Icon
from groundplan.source.problem import Problem

_ICON = re.compile(r'href="icon:([^"]+)"')
_TARGET = re.compile(r'href="((?:component|connection):[^"]+)"')


@dataclass(frozen=True, slots=True)
class Line:
    """One box or connection in words: `text`, which links to the page of `target` where there is one, and `more`."""

    text: str
    more: str = ""
    target: str = ""

    def __str__(self) -> str:
        return self.text + self.more


@dataclass(frozen=True, slots=True)
class Words:
    """A list of what the picture shows, with its title: its boxes, or its connections."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawn scene.

    `svg` is one `<svg>` element without XML declaration, themed by the classes in `groundplan.css`. In it a link
    to a component's page is `href="component:<id>"` and an icon `href="icon:<name>"`; `placed` puts addresses
    there. Text is escaped with quotes, so no user text can look like such an attribute.
    `width` and `height` are in CSS pixels. `alternative` are the boxes and connections in words.
    """

    id: str
    title: str
    width: float
    height: float
    svg: str
    icons: tuple[Icon, ...] = ()
    alternative: tuple[Words, ...] = ()
    problems: tuple[Problem, ...] = ()
    """A warning where the picture could only be drawn in a simple form; such a picture must not be kept."""

    @property
    def targets(self) -> tuple[str, ...]:
        """What the picture links to, as `component:<id>`, each once."""
        return tuple(dict.fromkeys(_TARGET.findall(self.svg)))

    def placed(self, address: Callable[[str], str], icon_address: Callable[[str], str]) -> str:
        """The SVG for one page: `address` turns `component:<id>` into an escaped URL, `icon_address` an icon's name."""
        with_icons = _ICON.sub(lambda match: f'href="{icon_address(match[1])}"', self.svg)
        return _TARGET.sub(lambda match: f'href="{address(match[1])}"', with_icons)
