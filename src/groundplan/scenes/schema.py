"""The language of diagrams: every key that a file in `diagrams/` may hold, with what it means."""

from __future__ import annotations

from typing import Annotated, Any

from groundplan.scenes.diagram import Grouping
from groundplan.scenes.scene import Direction
from groundplan.source.entry import Entry, key
from groundplan.source.faults import fault
from groundplan.source.fields import Looked, OneLine, Prose, Word
from groundplan.source.value_codes import WRONG_TYPE


def _no_list_of_words(said: Any) -> None:
    if isinstance(said, list) and len(said) > 1 and all(isinstance(word, str) for word in said):
        mend = f"Write one more pair of brackets: `[[{', '.join(said)}]]`."
        raise fault(WRONG_TYPE, expected="a list of lists of words", found="a list of words", mend=mend)


class DiagramFile(Entry):
    """A file in `diagrams/`: one diagram. The file's name is the diagram's id."""

    title: OneLine | None = key(default=None, about="What the diagram is called. The id in words where it is left out.")
    description: Prose | None = key(default=None, about="What one should see in it, in Markdown.")
    select: OneLine | tuple[OneLine, ...] = key(
        default=(),
        about=(
            "What it shows: a selector, or a list of selectors that are joined. Without it the components of `flow`; "
            "without that one too, everything."
        ),
    )
    connections: OneLine | tuple[OneLine, ...] = key(
        default=(),
        about=(
            "Which connections it shows: a selector of connections, or a list of them. Without it, all between what is "
            "shown. Those that `flow` rides are always shown."
        ),
    )
    by: Grouping = key(
        default=Grouping.CONTAINMENT,
        about=(
            "What frames are drawn: `containment` (the groups), `layer`, `owner`, `status`, `tag` (the first of each "
            "component), or `nothing`."
        ),
    )
    depth: int | None = key(
        default=None,
        least=0,
        about=(
            "How many frames may stand inside one another; groups deeper down are closed, with `0` all of them. "
            "Connections to something inside a closed group lead to the group, and those that become equal are merged "
            "and counted. Without it all are open, as long as the picture then has at most 100 boxes; with it, nothing "
            "else is closed, however large the picture becomes."
        ),
    )
    collapse: Word | tuple[Word, ...] = key(default=(), about="Groups that are shown closed: an id or a list of ids.")
    direction: Direction | None = key(
        default=None,
        about=(
            "Which way connections run: `right` or `down`. Without it, `right`, or `down` where the picture then fits "
            "a page clearly better."
        ),
    )
    color_by: OneLine | None = key(
        default=None,
        about=(
            "What decides the colours: `owner`, `layer`, `status`, `tag` (the first of each component), or the name of "
            "a property."
        ),
    )
    flow: Word | None = key(default=None, about="A flow whose steps are shown as numbers on the connections.")
    legend: bool | None = key(
        default=None,
        about="`true` shows the legend, `false` hides it. Without it, it is shown where it says something.",
    )
    same: Annotated[tuple[tuple[Word, ...], ...], Looked(_no_list_of_words)] = key(
        default=(), about="A hint: lists of ids, each list to be kept side by side across the picture's direction."
    )
    order: tuple[Word, ...] = key(
        default=(), about="A hint: ids to be kept in this order across the picture's direction."
    )


class StyleEntry(Entry):
    """One style: what is selected stands out."""

    match: OneLine = key(about="What stands out: a selector of components, of connections, or of both.")
    color: OneLine | None = key(
        default=None, about="Its colour, such as `'#d21eb4'`; in quotes, since `#` begins a comment."
    )
    dashed: bool | None = key(default=None, about="`true` draws it with dashes.")
    name: OneLine | None = key(
        default=None, about="What it means: the legend of every diagram in which it is seen explains it by these words."
    )


class StylesFile(Entry):
    """The file `diagrams/_styles.yml`: what stands out in every diagram."""

    styles: tuple[StyleEntry, ...] = key(default=(), about="The styles. Where several fit, a later one wins.")


SCHEMAS: tuple[type[Entry], ...] = (DiagramFile, StylesFile, StyleEntry)
"""Every schema of the diagrams' language, in the order in which the guide explains them."""
