"""Colours by owner, layer, status, tag or a property: the same value has the same colour in every diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct, field

from groundplan.model.component import Component, Status
from groundplan.model.model import Model
from groundplan.scenes.palette import NEUTRAL, STATUS_SHADES, Tone, tones
from groundplan.scenes.scene import Style

BUILT_IN = ("layer", "owner", "status", "tag")
"""What one can colour by besides the properties."""

NOT_SAID = "not said"
"""What the legend calls components without a value."""


class Coloring(Struct, frozen=True):
    """The style of each component, and what each style means, in the order of the legend; `heading` is above it."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    meanings: tuple[tuple[str, Style], ...] = ()
    heading: str = ""


def color_by(model: Model, by: str | None, ids: Collection[str], kept: Collection[str] = ()) -> Coloring:
    """Colours for the components `ids` by their layer, owner, status, first tag, or a property.

    The colours belong to the values of the whole model, so that they are the same in every diagram; letters are only
    there where two values of one colour meet. A component
    without a value is grey, unless it is one of `kept`, which then keep the look that they have: frames, and what
    has a style of its own.
    """
    if by is None:
        return Coloring()
    said = {each: value_of(model.components[each], by) for each in ids}
    used = {value for value in said.values() if value}
    if not used:
        return Coloring()
    heading = by[:1].upper() + by[1:]
    styles: dict[str | None, Style] = {None: _style(Tone(NEUTRAL), f"{heading}: {NOT_SAID}")}
    tones_here = {value: tone for value, tone in _tones(model, by).items() if value in used}
    shades = Counter(tone.shade for tone in tones_here.values())
    for value, tone in tones_here.items():
        needed = tone if shades[tone.shade] > 1 else Tone(tone.shade)
        styles[value] = _style(needed, f"{heading}: {name_of(model, by, value)}")
    colored = {each: styles[value] for each, value in said.items() if value or each not in kept}
    meanings = [(name_of(model, by, value), style) for value, style in styles.items() if value]
    if any(value is None and each not in kept for each, value in said.items()):
        meanings.append((NOT_SAID, styles[None]))
    return Coloring(colored, tuple(meanings), heading)


def value_of(component: Component, by: str) -> str | None:
    """What a component says for `by`, as one text; None where it says nothing that a colour could stand for."""
    if by == "tag":
        return next(iter(component.tags), None)
    if by in BUILT_IN:
        said = getattr(component, by)
        return None if said is None else str(said)
    value = component.properties.get(by)
    return value or None if isinstance(value, str) else None


def name_of(model: Model, by: str, value: str) -> str:
    """A value as people read it: the name of the layer or owner that it is the id of."""
    if by == "layer" and value in model.layers:
        return model.layers[value].name
    if by == "owner" and value in model.owners:
        return model.owners[value].name
    if by == "tag" and value in model.tags:
        return model.tags[value].name
    return value.capitalize() if by == "status" else value


def declared(model: Model, by: str) -> tuple[str, ...]:
    """The values of a layer, owner, tag or status in the order in which the model declares them."""
    sections = {"layer": model.layers, "owner": model.owners, "tag": model.tags}
    return tuple(sections[by]) if by in sections else tuple(str(status) for status in Status)


def _tones(model: Model, by: str) -> dict[str, Tone]:
    if by == "status":
        return {str(status): Tone(shade) for status, shade in STATUS_SHADES.items()}
    return tones(_values(model, by))


def _values(model: Model, by: str) -> Iterable[str]:
    """Every value in the model: those declared first, then in order of appearance."""
    first = declared(model, by) if by in BUILT_IN else ()
    found = (value_of(component, by) for component in model.components.values())
    return dict.fromkeys((*first, *(value for value in found if value)))


def _style(tone: Tone, meaning: str) -> Style:
    return Style(tone.shade.light, dark=tone.shade.dark, mark=tone.mark, means=(meaning,))
