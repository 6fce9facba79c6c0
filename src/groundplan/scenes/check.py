"""Checks what diagrams and styles say against the model, and against the scene that comes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from groundplan.model.model import Model
from groundplan.scenes.codes import (
    DIAGRAM_UNKNOWN,
    HINT_FOR_ONE,
    NOT_IN_DIAGRAM,
    STEP_NOT_SHOWN,
    STYLE_COLOR,
    STYLE_EMPTY,
)
from groundplan.scenes.coloring import BUILT_IN, value_of
from groundplan.scenes.placement import Placements
from groundplan.scenes.scene import Box, Item, Scene, walk
from groundplan.scenes.schema import DiagramFile, StylesFile
from groundplan.scenes.selector_check import check_components, check_connections, check_either
from groundplan.scenes.styles import is_color
from groundplan.source.document import List, Map, Node, Text, descend
from groundplan.source.near import did_you_mean
from groundplan.source.ordinary import yaml_word
from groundplan.source.problem import Problem


def check_diagram(entry: DiagramFile, node: Node, placements: Placements) -> Iterator[Problem]:
    """What a diagram's file names that does not exist, and its selectors' mistakes."""
    model = placements.model
    for text in _texts(node, "select"):
        yield from check_components(text, placements)
    for text in _texts(node, "connections"):
        yield from check_connections(text, placements)
    for key in ("collapse", "same", "order"):
        for text in _texts(node, key):
            yield from _known(text, "component", model.components)
    yield from _hints_for_one(node)
    for text in _texts(node, "flow"):
        yield from _known(text, "flow", model.flows)
    if entry.color_by:
        for text in _texts(node, "color-by"):
            yield from _known(text, "property", _colorable(model))


def check_styles(file: StylesFile, node: Node, placements: Placements) -> Iterator[Problem]:
    """The mistakes of the file of styles."""
    for index, style in enumerate(file.styles):
        here = descend(node, ("styles", index))
        for text in _texts(here, "match"):
            yield from check_either(text, placements)
        for text in _texts(here, "color"):
            if not is_color(text.text):
                yield STYLE_COLOR.at(text.place, color=text.text)
        if style.color is None and style.dashed is None:
            yield STYLE_EMPTY.at(here.place)


def check_items(node: Node, items: tuple[Item, ...], model: Model) -> Iterator[Problem]:
    """What a diagram says of what its scene does not show, so that it does nothing. For diagrams without mistakes."""
    shown = {item.id for item in walk(items)}
    closed = {item.id for item in walk(items) if isinstance(item, Box) and item.holds}
    for key in ("same", "order"):
        for text in _texts(node, key):
            if text.text not in shown:
                what = f"`{text.text}` is not in the picture, so `{key}` does nothing with it."
                group = next((each.id for each in model.path(text.text) if each.id in closed), None)
                open_it = f"Open the group `{group}`, which contains it" if group else f"Select `{text.text}`"
                yield NOT_IN_DIAGRAM.at(text.place, what=what, mend=f"{open_it}, or leave it out here.")
    for text in _texts(node, "collapse"):
        if not model.is_group(text.text):
            what = f"`{text.text}` contains nothing that could be hidden."
            yield NOT_IN_DIAGRAM.at(text.place, what=what, mend="Leave it out here.")
        elif text.text not in closed:
            what = f"`{text.text}` is not in the picture, so it cannot be closed there."
            yield NOT_IN_DIAGRAM.at(text.place, what=what, mend=f"Select `{text.text}`, or leave it out here.")


def check_flow(node: Node, scene: Scene, model: Model) -> Iterator[Problem]:
    """The first step of a diagram's flow that its scene does not show. For diagrams without mistakes."""
    for text in _texts(node, "flow"):
        yield from _steps_not_shown(text, scene, model)


def _steps_not_shown(text: Text, scene: Scene, model: Model) -> Iterator[Problem]:
    ridden = {connection for edge in scene.edges for connection in edge.connections if edge.badges}
    shown = {model.base(item.component).id for item in walk(scene.items) if item.component}
    for step in model.flows[text.text].steps:
        missing = next((end for end in (step.source, step.target) if model.base(end).id not in shown), None)
        if step.connection not in ridden and missing:
            yield STEP_NOT_SHOWN.at(text.place, number=step.number, flow=text.text, id=missing)
            return


def _hints_for_one(node: Node) -> Iterator[Problem]:
    """The hints that say something of one component only."""
    same, order = descend(node, ("same",)), descend(node, ("order",))
    hints = [("A list of `same`", each) for each in same] if isinstance(same, List) else []
    for what, hint in (*hints, ("`order`", order)):
        if isinstance(hint, List) and len({text.text for text in _leaves(hint)}) == 1:
            yield HINT_FOR_ONE.at(hint.place, what=what)


def _known(text: Text, what: str, known: Collection[str]) -> Iterator[Problem]:
    if text.text not in known:
        mend = did_you_mean(text.text, known) if known else f"The model has no {what} at all."
        yield DIAGRAM_UNKNOWN.at(text.place, what=what, value=text.text, mend=mend)


def _colorable(model: Model) -> tuple[str, ...]:
    """What one can colour by: what is built in, and every property that is one text somewhere."""
    properties = (key for component in model.components.values() for key in component.properties)
    found = dict.fromkeys((*BUILT_IN, *properties))
    return tuple(
        key for key in found if key in BUILT_IN or any(value_of(each, key) for each in model.components.values())
    )


def _texts(node: Node, key: str) -> Iterator[Text]:
    """Every text of that key's value, in lists at any depth."""
    entry = node.get(key) if isinstance(node, Map) else None
    if entry is not None:
        yield from _leaves(entry.value)


def _leaves(node: Node) -> Iterator[Text]:
    if isinstance(node, Text) and not node.empty and yaml_word(node) is None:  # Else that is the problem.
        yield node
    elif isinstance(node, List):
        for item in node:
            yield from _leaves(item)
