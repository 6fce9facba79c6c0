"""The model: everything that exists, and the questions one asks of it. Pure; every index is built once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from groundplan.catalog.catalogue import Catalogue
from groundplan.model.component import Component, Connection, Layer, Owner, Tag
from groundplan.model.flow import Flow, Step

Key = TypeVar("Key")
Value = TypeVar("Value")


class Model(Struct, frozen=True, dict=True):
    """A checked model. Every mapping is by id, in the order written; every reference in it resolves.

    Questions about a component take its id and answer with components or connections in a stable order. Asked
    about an instance, questions about connections and flows answer for its base.
    """

    catalogue: Catalogue
    components: Mapping[str, Component] = field(default_factory=dict)
    connections: Mapping[str, Connection] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    layers: Mapping[str, Layer] = field(default_factory=dict)
    owners: Mapping[str, Owner] = field(default_factory=dict)
    tags: Mapping[str, Tag] = field(default_factory=dict)

    # Containment

    @cached_property
    def roots(self) -> tuple[Component, ...]:
        """The components that no group contains."""
        return tuple(component for component in self.components.values() if component.parent is None)

    def children(self, id: str) -> tuple[Component, ...]:
        """What the group contains directly."""
        return self._children.get(id, ())

    def is_group(self, id: str) -> bool:
        """Whether the component contains others."""
        return id in self._children

    def inside(self, id: str) -> tuple[Component, ...]:
        """Everything below the group, at any depth; a group before what it contains."""
        below: list[Component] = []
        waiting = [*reversed(self.children(id))]
        while waiting:
            component = waiting.pop()
            below.append(component)
            waiting.extend(reversed(self.children(component.id)))
        return tuple(below)

    def path(self, id: str) -> tuple[Component, ...]:
        """The groups that contain the component, outermost first."""
        parent = self.components[id].parent
        if parent is None:
            return ()
        paths = self._paths
        if parent not in paths:
            above: list[str] = []
            at: str | None = parent
            while at is not None and at not in paths:
                above.append(at)
                at = self.components[at].parent
            path = paths[at] if at is not None else ()
            for group in reversed(above):
                path = paths[group] = (*path, self.components[group])
        return paths[parent]

    # Membership and instances

    def members(self, id: str) -> tuple[Component, ...]:
        """The components that say they are members of this one."""
        return self._members.get(id, ())

    def memberships(self, id: str) -> tuple[Component, ...]:
        """What the component is a member of."""
        return tuple(self.components[group] for group in self.components[id].member_of)

    def instances(self, id: str) -> tuple[Component, ...]:
        """The instances of the component."""
        return self._instances.get(id, ())

    def base(self, id: str) -> Component:
        """The component itself, or what an instance is an instance of: whose page and connections it shares."""
        component = self.components[id]
        while component.instance_of is not None:
            component = self.components[component.instance_of]
        return component

    # Connections

    def outgoing(self, id: str) -> tuple[Connection, ...]:
        """The connections that start at the component."""
        return self._outgoing.get(self.base(id).id, ())

    def incoming(self, id: str) -> tuple[Connection, ...]:
        """The connections that end at the component."""
        return self._incoming.get(self.base(id).id, ())

    def neighbours(self, id: str, distance: int = 1) -> tuple[Component, ...]:
        """The components at most `distance` connections away, either way, nearest first, without itself."""
        return self._reach(id, lambda at: (*self._targets(at), *self._sources(at)), distance)

    def downstream(self, id: str) -> tuple[Component, ...]:
        """What the component needs, directly or through others: everything that its connections lead to."""
        return self._reach(id, self._targets)

    def upstream(self, id: str) -> tuple[Component, ...]:
        """What needs the component, directly or through others: who notices when it fails."""
        return self._reach(id, self._sources)

    def between(self, sources: Iterable[str], targets: Iterable[str]) -> tuple[Connection, ...]:
        """The connections from any of `sources` to any of `targets`."""
        wanted = {self.base(target).id for target in targets}
        starts = dict.fromkeys(self.base(source).id for source in sources)
        return tuple(
            connection
            for start in starts
            for connection in self.outgoing(start)
            if self.base(connection.target).id in wanted
        )

    def entering(self, group: str) -> tuple[Connection, ...]:
        """The connections that come from outside a group, to itself or to anything inside it."""
        within = self._within(group)
        found = (connection for id in within for connection in self.incoming(id))
        return tuple(connection for connection in found if self.base(connection.source).id not in within)

    def leaving(self, group: str) -> tuple[Connection, ...]:
        """The connections that lead out of a group, from itself or from anything inside it."""
        within = self._within(group)
        found = (connection for id in within for connection in self.outgoing(id))
        return tuple(connection for connection in found if self.base(connection.target).id not in within)

    # What cuts across

    def in_layer(self, layer: str) -> tuple[Component, ...]:
        """The components of a layer."""
        return tuple(component for component in self.components.values() if component.layer == layer)

    def owned_by(self, owner: str) -> tuple[Component, ...]:
        """The components of an owner."""
        return tuple(component for component in self.components.values() if component.owner == owner)

    def tagged(self, tag: str) -> tuple[Component, ...]:
        """The components with a tag."""
        return tuple(component for component in self.components.values() if tag in component.tags)

    def flows_through(self, id: str) -> tuple[tuple[Flow, tuple[Step, ...]], ...]:
        """The flows in which the component takes part, each with the component's steps."""
        return self._flow_steps.get(self.base(id).id, ())

    # Indexes

    @cached_property
    def _paths(self) -> dict[str, tuple[Component, ...]]:
        """The way to what each group contains, itself included, as far as somebody has asked for it."""
        return {}

    @cached_property
    def _children(self) -> Mapping[str, tuple[Component, ...]]:
        return _grouped((component.parent, component) for component in self.components.values())

    @cached_property
    def _members(self) -> Mapping[str, tuple[Component, ...]]:
        return _grouped((group, member) for member in self.components.values() for group in member.member_of)

    @cached_property
    def _instances(self) -> Mapping[str, tuple[Component, ...]]:
        return _grouped((component.instance_of, component) for component in self.components.values())

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Connection, ...]]:
        return _grouped((self.base(connection.source).id, connection) for connection in self.connections.values())

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Connection, ...]]:
        return _grouped((self.base(connection.target).id, connection) for connection in self.connections.values())

    @cached_property
    def _flow_steps(self) -> Mapping[str, tuple[tuple[Flow, tuple[Step, ...]], ...]]:
        found: dict[str, dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
        for flow in self.flows.values():
            for step in flow.steps:
                for end in dict.fromkeys((self.base(step.source).id, self.base(step.target).id)):
                    found[end][flow.id].append(step)
        return {
            end: tuple((self.flows[flow], tuple(steps)) for flow, steps in flows.items())
            for end, flows in found.items()
        }

    def _within(self, group: str) -> Mapping[str, None]:
        return dict.fromkeys(self.base(id).id for id in (group, *(each.id for each in self.inside(group))))

    def _targets(self, id: str) -> Iterable[str]:
        return (self.base(connection.target).id for connection in self.outgoing(id))

    def _sources(self, id: str) -> Iterable[str]:
        return (self.base(connection.source).id for connection in self.incoming(id))

    def _reach(
        self, id: str, step: Callable[[str], Iterable[str]], distance: int | None = None
    ) -> tuple[Component, ...]:
        start = self.base(id).id
        seen = {start: 0}
        queue = deque([start])
        while queue:
            at = queue.popleft()
            if distance is not None and seen[at] >= distance:
                continue
            for following in step(at):
                if following not in seen:
                    seen[following] = seen[at] + 1
                    queue.append(following)
        return tuple(self.components[found] for found in seen if found != start)


def _grouped(pairs: Iterable[tuple[Key | None, Value]]) -> dict[Key, tuple[Value, ...]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
