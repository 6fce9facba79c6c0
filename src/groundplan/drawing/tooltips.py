"""Tooltips: what the parts of a picture say when they are pointed at.

They take no room, so a picture is drawn without them and kept for all scenes that would be drawn alike; when it is
used, each is put where its name stands. To draw a picture takes a thousand times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from groundplan.drawing.alternative import edge_in_words, names_of
from groundplan.drawing.paint.svg import escape, tooltip
from groundplan.drawing.sequence import words
from groundplan.model.component import Status
from groundplan.scenes.scene import Badge, Box, Edge, Frame, Scene, Style, walk
from groundplan.scenes.sequence import Message, SequenceScene

ONLY_SAID: Mapping[type, frozenset[str]] = {
    Box: frozenset({"summary"}),
    Frame: frozenset({"summary"}),
    Edge: frozenset({"detail"}),
    Badge: frozenset({"text"}),
    Message: frozenset({"detail"}),
    Style: frozenset({"means"}),
    Scene: frozenset({"zoom"}),
    SequenceScene: frozenset({"zoom"}),
}
"""The fields of a scene's parts that nothing is drawn of: tooltips say them, or what stands beside the picture."""

_PLACE = re.compile(r'<title data-of="([^"]*)"/>')


@lru_cache(maxsize=2)  # A page and a file ask for it, one after the other.
def with_tooltips(svg: str, scene: Scene | SequenceScene) -> str:
    """The SVG of the scene as it is drawn, with its tooltips."""
    said = {escape(name): title for name, title in _tooltips(scene)}
    # A picture that comes from elsewhere may name what is not in the scene.
    return _PLACE.sub(lambda place: said.get(place[1], ""), svg)


def _tooltips(scene: Scene | SequenceScene) -> Iterator[tuple[str, str]]:
    """The name of everything that has a tooltip, and the tooltip."""
    if isinstance(scene, SequenceScene):
        names = words.names_of(scene)
        for box in scene.participants:
            yield f"item:{box.id}", _of_box(box)
        for message in scene.messages():
            yield f"message:{message.number}", tooltip(*words.message_in_words(message, names), message.detail)
        return
    for item in walk(scene.items):
        yield f"item:{item.id}", _of_box(item) if isinstance(item, Box) else _of_frame(item)
    names = names_of(scene)
    for edge in scene.edges:
        yield f"edge:{edge.id}", tooltip(*edge_in_words(edge, names))
        for badge in edge.badges:
            yield f"step:{badge.number}:{edge.id}", tooltip(f"{badge.number}. {badge.text}")


def _of_box(box: Box) -> str:
    """What a component is, in full."""
    what = f"{box.type.title}, {box.technology}" if box.technology else box.type.title
    facts = [f"{box.count} of them" if box.count > 1 else "", f"Holds {box.holds}" if box.holds else ""]
    facts += box.style.means
    if box.status is not Status.LIVE:
        facts.append(str(box.status).capitalize())
    return tooltip(box.name, what, box.summary, *facts)


def _of_frame(frame: Frame) -> str:
    """What a group is, in full."""
    what = ", ".join(part for part in (frame.type.title if frame.type else "", frame.technology) if part)
    count = f"{frame.count} of them" if frame.count > 1 else ""
    return tooltip(frame.name, what, frame.summary, count, *frame.style.means)
