"""The legend: what the lines, colours, frames and signs of a scene mean, where that is not plain anyway."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from groundplan.catalog.component_type import ComponentType, FrameStyle
from groundplan.model.component import ConnectionKind, Status
from groundplan.model.flow import Flow
from groundplan.model.model import Model
from groundplan.scenes.coloring import Coloring
from groundplan.scenes.palette import NEUTRAL
from groundplan.scenes.scene import Badge, Box, Edge, Frame, Item, LegendEntry, Style, walk
from groundplan.scenes.sequence import Message
from groundplan.scenes.styles import StyleRule

KIND_TEXTS = {
    ConnectionKind.SYNC: "call that waits for its answer",
    ConnectionKind.ASYNC: "message, nobody waits",
    ConnectionKind.DATA: "data that moves",
    ConnectionKind.MANAGEMENT: "administration",
}
"""What a line of each kind stands for."""

STATUS_TEXTS = {
    Status.PLANNED: "planned, not there yet",
    Status.DEPRECATED: "deprecated, to be replaced",
    Status.RETIRED: "retired, no longer in use",
}
"""What the look of each status stands for."""

PLAIN_GROUPS = "group"
"""The provider, in the names of types, of groups that belong to no provider."""

_SPELLED_WITH_A_VOWEL = "AEFHILMNORSX"


def make_legend(
    model: Model,
    wanted: bool | None,
    items: tuple[Item, ...],
    edges: Collection[Edge],
    coloring: Coloring,
    named: Iterable[StyleRule],
    flow: Flow | None,
) -> tuple[LegendEntry, ...]:
    """The legend's lines. Unless `wanted` says so, calls, frames and closed groups alone are not explained."""
    if wanted is False:
        return ()
    lines = list(kinds_seen(edges))
    telling = [
        *named_styles(named, items, edges),
        *_statuses(items, coloring),
        *_neighbours(items),
        *_chips(model, items),
        *(_steps(edges, flow) if flow else ()),
    ]
    colors = list(_colors(coloring))
    if lines and (wanted or len(lines) > 1 or lines[0].kind != ConnectionKind.SYNC):
        telling = [*lines, *telling]
    if not (wanted or telling or colors):
        return ()
    return (*telling, *_frames(items), *_closed(items), *colors)


def kinds_seen(edges: Collection[Edge] | Collection[Message]) -> Iterator[LegendEntry]:
    """The kinds of which a line is drawn as its kind is: what a named style draws, that style's entry explains."""
    kinds = {edge.kind for edge in edges if not _has_named_look(edge.style)}
    return (LegendEntry(str(kind), text) for kind, text in KIND_TEXTS.items() if kind in kinds)


def _colors(coloring: Coloring) -> Iterator[LegendEntry]:
    for text, style in coloring.meanings:
        yield LegendEntry("color", text, style.color, dark=style.dark, mark=style.mark, heading=coloring.heading)


def named_styles(
    rules: Iterable[StyleRule], items: tuple[Item, ...], edges: Collection[Edge] | Collection[Message]
) -> Iterator[LegendEntry]:
    """The styles that have a name and are seen, drawn as they are; as a line where nothing but lines has the style."""
    on_items = {item.style for item in walk(items)}
    for rule in rules:
        style = rule.style
        kinds = Counter(edge.kind for edge in edges if _shows(edge.style, style))
        if any(_shows(each, style) for each in on_items):
            yield LegendEntry("color", rule.name, style.color, bool(style.dashed), style.dark)
        elif kinds:
            ((kind, _),) = kinds.most_common(1)
            yield LegendEntry("line", rule.name, style.color, bool(style.dashed), style.dark, line=kind)


def _has_named_look(style: Style) -> bool:
    """Whether something looks otherwise than its kind does, for a reason that has a name."""
    return bool(style.means) and (style.color, style.dashed) != (None, None)


def _shows(style: Style, wanted: Style) -> bool:
    """Whether something drawn in a style shows what is wanted of it."""
    return (wanted.color, wanted.dashed) != (None, None) and all(
        want is None or want == has for want, has in ((wanted.color, style.color), (wanted.dashed, style.dashed))
    )


def _statuses(items: tuple[Item, ...], coloring: Coloring) -> Iterator[LegendEntry]:
    """What is not live, unless the colours say so already; grey where boxes have the colours of other values."""
    shown = {item.status for item in walk(items)}
    color = NEUTRAL.light if coloring.styles else None
    if coloring.heading != "Status":
        yield from (LegendEntry(str(status), text, color) for status, text in STATUS_TEXTS.items() if status in shown)


def _neighbours(items: tuple[Item, ...]) -> Iterator[LegendEntry]:
    """The faded boxes of what only borders on the picture's subject."""
    if any(isinstance(item, Box) and item.outside for item in walk(items)):
        yield LegendEntry("outside", "neighbour, not part of it")


def _chips(model: Model, items: tuple[Item, ...]) -> Iterator[LegendEntry]:
    """The kinds of group whose members wear chips: all of them, or none where every chip says what kind it is."""
    chips = dict.fromkeys(chip for item in walk(items) for chip in item.chips)
    kinds = {model.components[chip.component].type: chip for chip in chips}
    if not all(_says(chip.name, model.components[chip.component].type) for chip in chips):
        for kind, chip in kinds.items():
            yield LegendEntry("chip", f"member of {_one(kind.title)}", chip.color)


def _frames(items: tuple[Item, ...]) -> Iterator[LegendEntry]:
    """The kinds of frame of which one at least has a name that does not say what it is.

    Those of no provider are areas that a model gives a meaning to: their names say all there is.
    """
    looks: dict[FrameStyle, list[ComponentType]] = {}
    for frame in walk(items):
        if not isinstance(frame, Frame) or frame.type is None or frame.type.provider == PLAIN_GROUPS:
            continue
        if not frame.style.color and not _says(frame.name, frame.type):
            kinds = looks.setdefault(frame.look, [])
            kinds += [] if frame.type in kinds else [frame.type]
    for look, kinds in looks.items():
        if not look.icon_corner:
            # Without an icon frames of one look are told apart by nothing.
            yield LegendEntry("frame", ", ".join(kind.title for kind in kinds), look=look)
            continue
        for kind in kinds:
            yield LegendEntry("frame", kind.title, look=look, icon=kind.icon)


def _closed(items: tuple[Item, ...]) -> Iterator[LegendEntry]:
    if any(isinstance(item, Box) and item.holds for item in walk(items)):
        yield LegendEntry("closed", "group whose content is not shown")


def _steps(edges: Collection[Edge], flow: Flow) -> Iterator[LegendEntry]:
    """The steps of a flow: along their connection, against it, and where the flow has several ways."""
    badges = [badge for edge in edges for badge in edge.badges]
    first = next((badge for badge in badges if not badge.against), None)
    against = next((badge for badge in badges if badge.against), None)
    way = next((badge for badge in sorted(badges, key=_runs_against) if _is_one_of_several(badge)), None)
    if first:
        yield LegendEntry("step", f"step of the flow {flow.name}", sample=first.number)
    if against:
        yield LegendEntry("answer", "step against the arrow: an answer, or a poll", sample=against.number)
    if way:
        kind = "answer" if way.against else "step"
        yield LegendEntry(kind, "step on one of several ways, one for each letter", sample=way.number)


def _runs_against(badge: Badge) -> bool:
    return badge.against


def _is_one_of_several(badge: Badge) -> bool:
    return any(letter.isalpha() for letter in badge.number)


def _says(name: str, kind: ComponentType) -> bool:
    """Whether a name has every word of the kind's title in it."""
    return set(kind.title.casefold().split()) <= set(name.casefold().split())


def _one(title: str) -> str:
    """A type's title within a sentence: "a security group", "an EKS cluster", "an Auto Scaling group"."""
    first, *rest = title.split()
    if rest and first.istitle() and all(word.islower() for word in rest):
        first = first.lower()
    vowel = first[0] in _SPELLED_WITH_A_VOWEL if first.isupper() else first[0].casefold() in "aeio"
    return " ".join(("an" if vowel else "a", first, *rest))
