"""From checked entries of `diagrams/` to diagrams and style rules."""

from __future__ import annotations

from groundplan.model.model import Model
from groundplan.model.names import in_words
from groundplan.scenes.automatic import automatic_title
from groundplan.scenes.diagram import MOST_BOXES, Diagram
from groundplan.scenes.scene import Style
from groundplan.scenes.schema import DiagramFile, StylesFile
from groundplan.scenes.styles import StyleRule, is_color
from groundplan.source.problem import Place


def make_diagram(id: str, entry: DiagramFile, place: Place, model: Model) -> Diagram:
    """The diagram that a file describes, without a flow that does not exist."""
    return Diagram(
        id=id,
        title=entry.title or automatic_title(id, model) or in_words(id),
        place=place,
        description=entry.description or "",
        select=several(entry.select),
        connections=several(entry.connections),
        by=entry.by,
        depth=entry.depth,
        most=MOST_BOXES if entry.depth is None else None,
        collapse=several(entry.collapse),
        direction=entry.direction,
        color_by=entry.color_by,
        flow=entry.flow if entry.flow in model.flows else None,
        legend=entry.legend,
        same=entry.same,
        order=entry.order,
    )


def make_styles(file: StylesFile) -> tuple[StyleRule, ...]:
    """The rules of the file of styles, without colours that are none."""
    return tuple(
        StyleRule(
            style.match,
            Style(style.color if style.color and is_color(style.color) else None, style.dashed),
            style.name or "",
        )
        for style in file.styles
    )


def several(said: str | tuple[str, ...]) -> tuple[str, ...]:
    """One word or a list of them, as a list."""
    return (said,) if isinstance(said, str) else said
