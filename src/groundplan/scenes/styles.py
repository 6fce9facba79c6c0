"""Styles by selector: how `diagrams/_styles.yml` makes components and connections stand out in every diagram."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Style
from groundplan.scenes.select import component_ids, connection_ids
from groundplan.scenes.selector import Mistake, parse_components, parse_connections

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


class StyleRule(Struct, frozen=True):
    """One entry of `_styles.yml`: what `match` selects gets `style`. It may select components, connections or both.

    `name` is what legends call it; without one they do not explain it.
    """

    match: str
    style: Style
    name: str = ""


class Styled(Struct, frozen=True):
    """The style of each component and of each connection that has one, and the styles that have a name."""

    components: Mapping[str, Style] = field(default_factory=dict)
    connections: Mapping[str, Style] = field(default_factory=dict)
    named: tuple[StyleRule, ...] = ()


def apply_rules(rules: Collection[StyleRule], placements: Placements) -> Styled:
    """What the rules say of everything in the model; a later rule wins over an earlier one, key by key."""
    components: dict[str, Style] = {}
    connections: dict[str, Style] = {}
    for rule in rules:
        style = replace(rule.style, means=(rule.name,)) if rule.name else rule.style
        of_components, of_connections = parse_components(rule.match), parse_connections(rule.match)
        if not isinstance(of_components, Mistake):
            for each in component_ids(of_components, placements):
                components[each] = laid_over(style, components.get(each, Style()))
        if not isinstance(of_connections, Mistake):
            for each in connection_ids(of_connections, placements):
                connections[each] = laid_over(style, connections.get(each, Style()))
    return Styled(components, connections, tuple(rule for rule in rules if rule.name))


def is_color(text: str) -> bool:
    """Whether a text is a colour as people write it: `#d21eb4`."""
    return _COLOR.fullmatch(text) is not None


def laid_over(upper: Style, lower: Style) -> Style:
    """The upper style, and the lower one's values where the upper says nothing; they mean what both mean."""
    colored = lower if upper.color is None else upper
    dashed = lower.dashed if upper.dashed is None else upper.dashed
    return Style(colored.color, dashed, colored.dark, colored.mark, (*lower.means, *upper.means))
