"""The things of a model: components, connections, and what cuts across them. All frozen, with resolved references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from groundplan.catalog.component_type import ComponentType
from groundplan.source.problem import Place
from groundplan.values import value

PropertyValue: TypeAlias = "str | tuple[PropertyValue, ...] | Mapping[str, PropertyValue]"


class Status(StrEnum):
    """Where in its life a component is."""

    PLANNED = "planned"
    LIVE = "live"
    DEPRECATED = "deprecated"
    RETIRED = "retired"


class ConnectionKind(StrEnum):
    """What a connection carries: a call that waits, a message, data at rest that moves, or administration."""

    SYNC = "sync"
    ASYNC = "async"
    DATA = "data"
    MANAGEMENT = "management"


class Link(Struct, frozen=True):
    """An address outside the model, with its title."""

    title: str
    url: str


class Allowance(Struct, frozen=True):
    """Traffic that a security group lets through.

    `peer` is a component's id or a network range (CIDR); `inbound` tells which way. `port` is a number, a range
    (`8000-8100`) or "" for all; `protocol` likewise "" for all.
    """

    peer: str
    inbound: bool
    port: str = ""
    protocol: str = ""
    description: str = ""


class Route(Struct, frozen=True):
    """A line of a route table: traffic for `destination` (a network range or a component's id) goes to `target`.

    `target` is a component's id or `local`.
    """

    destination: str
    target: str
    description: str = ""


@value()
class Component:
    """One component. An instance has its base's values wherever it says none of its own.

    `parent` is the group that contains it; `member_of` the components it is a member of; `instance_of` the base
    component of an instance. `place` is where its id stands in the YAML.
    """

    id: str
    type: ComponentType
    name: str
    place: Place = field(compare=False)
    summary: str = ""
    description: str = ""
    technology: str = ""
    layer: str | None = None
    owner: str | None = None
    status: Status = Status.LIVE
    tags: tuple[str, ...] = ()
    properties: Mapping[str, PropertyValue] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    parent: str | None = None
    member_of: tuple[str, ...] = ()
    allows: tuple[Allowance, ...] = ()
    routes: tuple[Route, ...] = ()
    instance_of: str | None = None
    count: int = 1


@value()
class Connection:
    """One connection, from `source` to `target` (ids of components or groups). `port` is text: `443`, `8000-8100`."""

    id: str
    source: str
    target: str
    place: Place = field(compare=False)
    label: str = ""
    protocol: str = ""
    port: str = ""
    kind: ConnectionKind = ConnectionKind.SYNC
    description: str = ""
    tags: tuple[str, ...] = ()
    properties: Mapping[str, PropertyValue] = field(default_factory=dict)


@value()
class Layer:
    """A declared layer. Layers keep the order in which they are declared."""

    id: str
    name: str
    place: Place = field(compare=False)
    summary: str = ""
    description: str = ""


@value()
class Owner:
    """Who answers for components: declared under `owners:`, or made of the free word that components say."""

    id: str
    name: str
    place: Place = field(compare=False)
    summary: str = ""
    description: str = ""
    links: tuple[Link, ...] = ()


@value()
class Tag:
    """A tag: declared under `tags:`, or made of the free word that components say."""

    id: str
    name: str
    place: Place = field(compare=False)
    summary: str = ""
    description: str = ""
