"""Where connections stand once instances are placed: a base's connections hold for its instances too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from groundplan.model.component import Component, Connection
from groundplan.model.model import Model
from groundplan.scenes.index import Index


class Placed(Struct, frozen=True):
    """A connection between two components as they stand: `source` and `target` may be instances."""

    connection: Connection
    source: str
    target: str


class Placements(Struct, frozen=True, dict=True):
    """Every connection of a model, placed, and what scenes look up besides. Built once a model and asked by all."""

    model: Model

    @cached_property
    def components(self) -> Index[Component]:
        """The components by what they say."""
        return Index(self.model.components)

    @cached_property
    def connections(self) -> Index[Connection]:
        """The connections by what they say."""
        return Index(self.model.connections)

    @cached_property
    def all(self) -> tuple[Placed, ...]:
        """Every placed connection, in model order."""
        instances, found = self.model.instances, list[Placed]()
        for each in self.model.connections.values():
            if instances(each.source) or instances(each.target):
                found += self._place(each)
            else:  # As nearly everywhere.
                found.append(Placed(each, each.source, each.target))
        return tuple(found)

    @cached_property
    def around(self) -> Mapping[str, tuple[str, ...]]:
        """The components at the other end of each component's placed connections, either way."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for placed in self.all:
            found[placed.source][placed.target] = None
            found[placed.target][placed.source] = None
        return {component: tuple(others) for component, others in found.items()}

    def touching(self, ids: Iterable[str]) -> tuple[Placed, ...]:
        """The placed connections that start or end at any of `ids`, in model order."""
        known, placed = self._positions, self.all
        found = set[int]().union(*[known[each] for each in ids if each in known])
        return tuple([placed[position] for position in sorted(found)])

    def near(self, starts: frozenset[str], distance: int) -> frozenset[str]:
        """What is at most `distance` placed connections away from any of `starts`, which belong to it."""
        seen, border = set(starts), set(starts)
        while border and distance > 0:
            distance -= 1
            border = {other for at in border for other in self.around.get(at, ())} - seen
            seen |= border
        return frozenset(seen)

    @cached_property
    def markers(self) -> frozenset[str]:
        """The components that only have members: they contain nothing and no connection touches them.

        One of its members at least must be more than that, or there would be nothing to mark.
        """
        model = self.model
        alone = {
            each
            for each in model.components
            if model.members(each) and not model.is_group(each) and each not in self.around
        }
        return frozenset(each for each in alone if any(member.id not in alone for member in model.members(each)))

    @cached_property
    def holds(self) -> Mapping[str, int]:
        """How many boxes each group would be if it and everything in it were open. Markers are none, unless alone."""
        model = self.model
        boxes: dict[str, int] = defaultdict(int)
        leaves: dict[str, int] = defaultdict(int)
        for each in model.components:
            if not model.is_group(each):
                for group in model.path(each):
                    leaves[group.id] += 1
                    boxes[group.id] += each not in self.markers
        return {group: boxes[group] or count for group, count in leaves.items()}

    @cached_property
    def _positions(self) -> Mapping[str, Sequence[int]]:
        """Where in `all` each component's placed connections are."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, placed in enumerate(self.all):
            found[placed.source].append(position)
            found[placed.target].append(position)
        return found

    def _place(self, connection: Connection) -> Iterator[Placed]:
        """One pair where one end stands alone; otherwise each with the nearest of the other end.

        A component connected with its own instance is not thereby connected with itself.
        """
        sources, targets = self._stands(connection.source), self._stands(connection.target)
        if connection.source == connection.target:
            pairs = {(each, each) for each in sources}
        elif len(sources) == 1 or len(targets) == 1:
            pairs = {(source, target) for source in sources for target in targets}
        else:
            pairs = {(source, near) for source in sources for near in self._nearest(source, targets)}
            pairs |= {(near, target) for target in targets for near in self._nearest(target, sources)}
        for source in sources:
            for target in targets:
                if (source, target) in pairs and (source != target or connection.source == connection.target):
                    yield Placed(connection, source, target)

    def _stands(self, id: str) -> tuple[str, ...]:
        """The component and all its instances; a connection said for an instance is that instance's alone."""
        found = [id]
        for instance in self.model.instances(id):
            found.extend(self._stands(instance.id))
        return tuple(found)

    def _nearest(self, id: str, others: tuple[str, ...]) -> tuple[str, ...]:
        shared = {other: self._shared(id, other) for other in others}
        most = max(shared.values())
        return tuple(other for other in others if shared[other] == most)

    def _shared(self, one: str, other: str) -> int:
        """How many groups contain both."""
        pairs = zip(self.model.path(one), self.model.path(other), strict=False)
        return sum(1 for a, b in pairs if a.id == b.id)
