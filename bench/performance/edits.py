"""Edits that somebody makes and saves while a site is served: the summary of a component, a new connection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from groundplan.model.model import Model


class Edit(Struct, frozen=True):
    """One edit of one file.

    `pages` are the ids of the components on whose pages all of `marks` stand after it, and not before.
    """

    file: Path
    before: str
    after: str
    marks: tuple[str, ...]
    pages: tuple[str, ...]

    def shown_in(self, page: str) -> bool:
        """Whether the HTML of a page shows it."""
        return all(mark in page for mark in self.marks)

    def save(self) -> None:
        """Makes the edit."""
        self.file.write_text(self.after, encoding="utf-8")

    def undo(self) -> None:
        """Takes it back."""
        self.file.write_text(self.before, encoding="utf-8")


def summary_edits(root: Path, model: Model, count: int) -> Iterator[Edit]:
    """So many components from all over the project, one after the other, get another summary."""
    for number, id in enumerate(_spread(model, count)):
        file = root / model.components[id].place.path
        before = file.read_text(encoding="utf-8")
        words = f"Said anew for the time {number + 1}."
        yield Edit(file, before, with_summary(before, id, words), (words,), (id,))


def connection_edits(root: Path, model: Model, count: int) -> Iterator[Edit]:
    """So many pairs of components without one, one after the other, get a connection: in words and in the pictures."""
    parts = _spread(model, 2 * count)
    pairs = zip(parts[:count], parts[count:], strict=True)
    free = [(source, target) for source, target in pairs if not model.between([source], [target])]
    for number, (source, target) in enumerate(free):
        file = root / model.components[source].place.path
        before = file.read_text(encoding="utf-8")
        words = f"joins for the time {number + 1}"
        marks = (words, f'data-edge="{source}--{target}"')
        yield Edit(file, before, with_connection(before, source, target, words), marks, (source, target))


def with_summary(text: str, id: str, summary: str) -> str:
    """The file's text with another summary of the component, which may have been folded over several lines."""
    component = re.search(rf"^( *){re.escape(id)}:\n", text, re.MULTILINE)
    if component is None:
        raise ValueError(f"`{id}` does not stand in this file")
    key = re.compile(rf"^{component[1]}  summary: .*\n(?:{component[1]}   .*\n)*", re.MULTILINE)
    edited, count = key.subn(f"{component[1]}  summary: {summary}\n", text[component.end() :], count=1)
    if not count:
        raise ValueError(f"`{id}` has no summary here")
    return text[: component.end()] + edited


def with_connection(text: str, source: str, target: str, label: str) -> str:
    """The file's text with one more connection."""
    listed = "connections:\n"
    at = text.index(listed) + len(listed)
    return f"{text[:at]}- from: {source}\n  to: {target}\n  label: {label}\n{text[at:]}"


def _spread(model: Model, count: int) -> list[str]:
    """So many components that are no groups, from all over the model."""
    parts = [id for id in model.components if not model.is_group(id)]
    step = len(parts) / count
    return [parts[int(at * step)] for at in range(count)]
