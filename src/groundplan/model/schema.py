"""The language of the model: every key that a file below `model/` may hold, with what it means."""

from __future__ import annotations

from typing import Any, Literal

from groundplan.model.component import ConnectionKind, Status
from groundplan.source.entry import Entry, key
from groundplan.source.fields import OneLine, PortText, Prose, Url, Word


class LinkEntry(Entry):
    """A link to something outside the model."""

    title: OneLine = key(about="What the link is called on the page.")
    url: Url = key(about="Where it leads: `https://...`, `mailto:...`, or an address relative to the site.")


class AllowsEntry(Entry):
    """One entry of `allows`: traffic that a security group lets through."""

    from_: OneLine = key(
        default="",
        about="Who may come in: a component's id or a network range such as `10.0.0.0/16`. Either this or `to`.",
    )
    to: OneLine = key(
        default="",
        about="Where traffic may go out to: a component's id or a range. Either this or `from`.",
    )
    port: PortText = key(default="", about="A port (`443`) or a range (`8000-8100`); all ports without it.")
    protocol: OneLine = key(default="", about="The protocol, such as `TCP`; all of them without it.")
    description: Prose = key(default="", about="Why this is allowed. Markdown.")


class RouteEntry(Entry):
    """One entry of `routes`: where a route table sends traffic."""

    destination: OneLine = key(about="Where traffic wants to go: a network range or a component's id.")
    target: OneLine = key(about="Where it is sent: a component's id, or `local` for inside the network.")
    description: Prose = key(default="", about="Why it is sent there. Markdown.")


class ComponentEntry(Entry):
    """A component, under its id: something that exists in the architecture, or a group of such things."""

    type: OneLine = key(
        default="",
        about="What it is: a type of the catalogue, as `aws.compute.EC2`. Needed unless `instance-of` is said.",
    )
    name: OneLine = key(default="", about="What people call it. The id in words where it is left out.")
    summary: OneLine = key(default="", about="What it is for, in one line of inline Markdown.")
    description: Prose = key(default="", about="Everything worth knowing about it, in Markdown.")
    contains: dict[str, Any] = key(
        default={}, about="The components that stand inside it, by their ids. It is a group then."
    )
    in_: Word = key(
        default="",
        about="The group that it stands in, unless it is written in that group's `contains`.",
    )
    member_of: Word | tuple[Word, ...] = key(
        default=(),
        about="What it is a member of: security groups, route tables, clusters. An id or a list of ids.",
    )
    instance_of: Word = key(
        default="",
        about="The component of which this is another instance. What the instance leaves out, it has from there.",
    )
    count: int = key(default=1, least=1, about="How many of it stand there.")
    technology: OneLine = key(default="", about="What it is made with, in a few words.")
    layer: Word = key(default="", about="The layer that it belongs to, one of those under `layers:`.")
    owner: OneLine = key(default="", about="Who answers for it. A free word until there is an `owners:` section.")
    status: Status = key(default=Status.LIVE, about="Where in its life it is.")
    tags: tuple[OneLine, ...] = key(default=(), about="Free words, until there is a `tags:` section.")
    properties: dict[str, Any] = key(
        default={},
        about="Anything else worth knowing, as names and values; values may be lists and maps. Kept as written.",
    )
    links: tuple[LinkEntry, ...] = key(default=(), about="Where to read on.")
    allows: tuple[AllowsEntry, ...] = key(default=(), about="What a security group lets through.")
    routes: tuple[RouteEntry, ...] = key(default=(), about="Where a route table sends traffic.")


class ConnectionEntry(Entry):
    """A connection: one component talks to another."""

    id: Word = key(
        default="",
        about="Its id, `from--to` without it. Needed for a second connection between the same two.",
    )
    from_: Word = key(about="The component or group that starts the talk.")
    to: Word = key(about="The component or group that it talks to.")
    label: OneLine = key(default="", about="What happens over it, in a few words: `reads and writes`.")
    protocol: OneLine = key(default="", about="The protocol: `HTTPS`, `MySQL`.")
    port: PortText = key(default="", about="A port (`443`) or a range of ports (`8000-8100`).")
    kind: ConnectionKind = key(
        default=ConnectionKind.SYNC,
        about=(
            "`sync` is a call that waits for its answer, `async` a message, `data` data that moves (a replication), "
            "`management` administration."
        ),
    )
    description: Prose = key(default="", about="Everything worth knowing about it, in Markdown.")
    tags: tuple[OneLine, ...] = key(default=(), about="Free words, until there is a `tags:` section.")
    properties: dict[str, Any] = key(default={}, about="Anything else, as names and values.")


class FlowEntry(Entry):
    """A flow, under its id: what happens, step by step."""

    name: OneLine = key(default="", about="What people call it. The id in words where it is left out.")
    summary: OneLine = key(default="", about="What it is about, in one line of inline Markdown.")
    description: Prose = key(default="", about="Everything worth knowing about it, in Markdown.")
    steps: list[Any] = key(least=1, about="What happens: steps, notes and blocks, in their order.")


class StepEntry(Entry):
    """A step of a flow: one component does something to another, over a connection of the model."""

    from_: Word = key(about="The component that starts the step.")
    to: Word = key(about="The component that it reaches.")
    text: OneLine = key(about="What happens: `asks for the order`. Inline Markdown.")
    via: OneLine = key(default="", about="The id of the connection that it rides, where several fit.")


class NoteEntry(Entry):
    """A remark between the steps of a flow."""

    note: OneLine = key(about="What is worth knowing at this point. Inline Markdown.")


class BranchEntry(Entry):
    """A branch of `alt` or `par`: steps with their condition."""

    when: OneLine = key(
        default="", about="When it is taken. The last branch of `alt` may leave it out: it means otherwise."
    )
    steps: list[Any] = key(least=1, about="What happens then: steps, notes and blocks.")


class ConditionEntry(Entry):
    """What `opt` and `loop` hold: steps with their condition."""

    when: OneLine = key(about="On what condition (`opt`), or how often or until when (`loop`).")
    steps: list[Any] = key(least=1, about="What happens then: steps, notes and blocks.")


class AltEntry(Entry):
    """A block of a flow: one of several branches happens."""

    alt: list[Any] = key(least=1, about="The branches, each with `when` and `steps`.")


class OptEntry(Entry):
    """A block of a flow: steps that happen only on a condition."""

    opt: dict[str, Any] = key(about="`when` and `steps`.")


class LoopEntry(Entry):
    """A block of a flow: steps that happen again and again."""

    loop: dict[str, Any] = key(about="`when` (how often, or until when) and `steps`.")


class ParEntry(Entry):
    """A block of a flow: branches that happen side by side."""

    par: list[Any] = key(least=1, about="The branches, each with `steps` and, where it helps, `when`.")


class LayerEntry(Entry):
    """A layer, under its id. It may be left empty."""

    name: OneLine = key(default="", about="What people call it. The id in words where it is left out.")
    summary: OneLine = key(default="", about="What belongs to it, in one line of inline Markdown.")
    description: Prose = key(default="", about="Everything worth knowing about it, in Markdown.")


class OwnerEntry(Entry):
    """An owner, under the word that components say. It may be left empty."""

    name: OneLine = key(default="", about="What people call it. The id in words where it is left out.")
    summary: OneLine = key(default="", about="What it answers for, in one line of inline Markdown.")
    description: Prose = key(default="", about="Everything worth knowing about it, in Markdown.")
    links: tuple[LinkEntry, ...] = key(default=(), about="Where to reach it, and where to read on.")


class TagEntry(Entry):
    """A tag, under the word that components and connections say. It may be left empty."""

    name: OneLine = key(default="", about="What people call it. The id in words where it is left out.")
    summary: OneLine = key(default="", about="What it marks, in one line of inline Markdown.")
    description: Prose = key(default="", about="Everything worth knowing about it, in Markdown.")


class ModelFile(Entry):
    """A file below `model/`. Each key may stand in several files; all files are one model."""

    components: dict[str, Any] = key(default={}, about="What exists, by its ids.")
    connections: list[Any] = key(default=[], about="Who talks to whom.")
    flows: dict[str, Any] = key(default={}, about="What happens, step by step, by the flows' ids.")
    layers: dict[str, Any] = key(default={}, about="The layers, by their ids, in their order.")
    owners: dict[str, Any] = key(default={}, about="Who answers for components, by their ids.")
    tags: dict[str, Any] = key(default={}, about="The tags, by their ids.")
    types: dict[str, Any] = key(default={}, about="Types of this project's own, by their names.")


Section = Literal["components", "connections", "flows", "layers", "owners", "tags", "types"]

SCHEMAS: tuple[type[Entry], ...] = (
    ModelFile,
    ComponentEntry,
    LinkEntry,
    AllowsEntry,
    RouteEntry,
    ConnectionEntry,
    FlowEntry,
    StepEntry,
    NoteEntry,
    AltEntry,
    ParEntry,
    BranchEntry,
    OptEntry,
    LoopEntry,
    ConditionEntry,
    LayerEntry,
    OwnerEntry,
    TagEntry,
)
"""Every schema of the model's language, in the order in which the guide explains them."""
