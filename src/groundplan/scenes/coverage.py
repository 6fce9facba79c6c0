"""Coverage: which components the hand-written diagrams show, and which none of them does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from groundplan.model.component import Component
from groundplan.model.model import Model
from groundplan.scenes.codes import NOT_DRAWN
from groundplan.scenes.scene import Box, Item, walk
from groundplan.source.problem import Problem


def not_drawn(model: Model, scenes: Iterable[tuple[Item, ...]]) -> tuple[Problem, ...]:
    """A problem for every component that no scene of these items shows; one for a group of which nothing is shown."""
    shown = covered(model, scenes)
    if len(shown) == len(model.components):
        return ()
    partly: set[str] = set()
    for id in shown:
        group = model.components[id].parent
        while group is not None and group not in partly:
            partly.add(group)
            group = model.components[group].parent
    return tuple(_problem(model, component) for component in _missing(model, model.roots, shown | partly))


def covered(model: Model, scenes: Iterable[tuple[Item, ...]]) -> frozenset[str]:
    """The ids of all components that scenes of these items show.

    A closed box shows what it contains, a chip what it names, an instance its base and the base its instances. A
    group all of whose content is shown is shown too.
    """
    seen: set[str] = set()
    for items in scenes:
        for item in walk(items):
            if item.component is None:
                continue
            seen.add(item.component)
            seen.update(chip.component for chip in item.chips)
            if isinstance(item, Box) and item.holds:
                seen.update(each.id for each in model.inside(item.component))
    instances = [each.id for each in model.components.values() if each.instance_of]
    seen.update([model.base(each).id for each in instances if each in seen])
    seen.update([each for each in instances if model.base(each).id in seen])
    for group in reversed(tuple(model.components)):
        children = model.children(group)
        if children and all(child.id in seen for child in children):
            seen.add(group)
    return frozenset(seen)


def _missing(model: Model, components: Iterable[Component], shown: Collection[str]) -> Iterator[Component]:
    for component in components:
        if component.id not in shown:
            yield component
        else:
            yield from _missing(model, model.children(component.id), shown)


def _problem(model: Model, component: Component) -> Problem:
    group = model.is_group(component.id)
    what = f"`{component.id}` and what it contains are" if group else f"`{component.id}` is"
    return NOT_DRAWN.at(component.place, what=what, id=component.id)
