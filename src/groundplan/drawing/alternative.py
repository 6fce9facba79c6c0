"""What a picture shows, in words: for those who do not see it, and for tooltips."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from groundplan.model.component import ConnectionKind, Status
from groundplan.scenes.scene import Box, Edge, Frame, Item, Scene, walk

_WORD = re.compile(r"\w+")
_VERBS = {
    ConnectionKind.SYNC: "",
    ConnectionKind.ASYNC: "message",
    ConnectionKind.DATA: "data",
    ConnectionKind.MANAGEMENT: "administration",
}


class Line(Struct, frozen=True):
    """One box or connection in words: `text`, which links to the page of `target` where there is one, and `more`."""

    text: str
    more: str = ""
    target: str = ""

    def __str__(self) -> str:
        return self.text + self.more


class Words(Struct, frozen=True):
    """A list of what the picture shows, with its title: its boxes, or its connections."""

    title: str
    lines: tuple[Line, ...]


def in_words(scene: Scene) -> tuple[Words, ...]:
    """Every box with its frames, then every edge; no empty list."""
    names = names_of(scene)
    boxes = Words("Components", tuple(_items(scene.items, ())))
    edges = Words("Connections", tuple(_edge(edge, names) for edge in scene.edges))
    return tuple(words for words in (boxes, edges) if words.lines)


def in_short(scene: Scene) -> str:
    """How much the picture shows."""
    boxes, frames, edges = sum(1 for _ in scene.boxes()), sum(1 for _ in scene.frames()), len(scene.edges)
    counted = [_counted(boxes, "component"), _counted(frames, "group"), _counted(edges, "connection")]
    return f"Diagram of {', '.join(part for part in counted if part) or 'nothing'}."


def names_of(scene: Scene) -> dict[str, str]:
    """The name of every item by its id, in one line."""
    return {item.id: " ".join(item.name.split()) for item in walk(scene.items)}


def edge_in_words(edge: Edge, names: Mapping[str, str]) -> list[str]:
    """An edge: its ends, its label, its details, its steps, a line each; `names` are those of the items."""
    lines = [f"{names.get(edge.source, edge.source)} → {names.get(edge.target, edge.target)}"]
    said = [edge.label.strip(), f"({_VERBS[edge.kind]})" if _VERBS[edge.kind] else ""]
    if what := " ".join(part for part in said if part):
        lines.append(what)
    if edge.detail.strip():
        lines.append(edge.detail)
    lines += edge.style.means
    lines += [f"{badge.number}. {badge.text}" for badge in edge.badges]
    return lines


def target_of(edge: Edge) -> str:
    """What an edge links to: its connection, the first where it stands for several."""
    return f"connection:{edge.connections[0]}" if edge.connections else ""


def _edge(edge: Edge, names: Mapping[str, str]) -> Line:
    ends, *said = edge_in_words(edge, names)[:2]
    means = (f" ({each})" for each in edge.style.means if each not in said)
    return Line(ends, "".join(f": {each}" for each in said) + "".join(means), target_of(edge))


def _items(items: tuple[Item, ...], within: tuple[str, ...]) -> Iterator[Line]:
    for item in items:
        name = " ".join(item.name.split())
        if isinstance(item, Frame):
            yield from _items(item.children, (*within, name))
        else:
            yield _box(item, name, within)


def _box(box: Box, name: str, within: tuple[str, ...]) -> Line:
    kind = _unsaid(box.type.title, f"{name} {box.technology}")
    facts = [kind, _unsaid(box.technology, f"{name} {kind}")]
    facts.append(f"{box.count} of them" if box.count > 1 else "")
    facts.append(f"holds {box.holds}" if box.holds else "")
    facts.append(str(box.status) if box.status is not Status.LIVE else "")
    facts += (" ".join(meaning.split()) for meaning in box.style.means)
    told = ", ".join(fact for fact in facts if fact)
    more = (f" ({told})" if told else "") + (f", in {' › '.join(within)}" if within else "")
    return Line(name, more, f"component:{box.page}")


def _unsaid(fact: str, said: str) -> str:
    """The fact, or nothing where every word of it has been said."""
    return "" if not fact or _words(fact) <= _words(said) else fact


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}" if number else ""
