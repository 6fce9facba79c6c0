"""What is joined alike stands in several ranks, where all of it in one would be longer than a page."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from statistics import fmean
from typing import TypeAlias

from msgspec import Struct

from groundplan.drawing.layout.ordering import Reach
from groundplan.drawing.page import READABLE_WIDTH, UNSCALED_WIDTH
from groundplan.scenes.scene import Direction, Frame, Item, Scene

_HIGH = 1.5
"""A rank that does not fit a page is parted until all of them together are at most so many times higher than wide."""

_LINE = 24.0
"""Pixels for a line that passes a rank."""

_LEAST_GAIN = 0.5
"""Ranks are parted as long as that gains this share of what it would gain if no lines had to pass them."""

_LITTLE = 0.25
"""The share of a row that may stand beside the row behind it."""

_HUB = 4
"""What is joined with more others around it than that does not make one group of them."""

_Pair: TypeAlias = tuple[str, str]
_Boxes: TypeAlias = tuple[str, ...]


class Extent(Struct, frozen=True):
    """Pixels that a box takes in its rank (`within`) and from this rank to the next (`onward`), gaps included.

    Of a frame it is what the frame needs beside its content; with its content it takes `least` pixels of a rank.
    """

    within: float
    onward: float
    least: float = 0.0


class _Group(Struct, frozen=True):
    """Boxes that are joined, rank by rank, and how much room each of these ranks takes."""

    ranks: tuple[_Boxes, ...]
    extents: tuple[Extent, ...]

    @property
    def within(self) -> float:
        """How long its longest rank is."""
        return max(extent.within for extent in self.extents)

    @property
    def onward(self) -> float:
        """How far it is from its first rank to what comes behind it."""
        return sum(extent.onward for extent in self.extents)


def stacked(scene: Scene, reach: Reach, joined: Iterable[_Pair], extents: Mapping[str, Extent]) -> tuple[_Pair, ...]:
    """Pairs of boxes of which the first must lie before the second, so that no rank becomes too long.

    `joined` are the pairs that are in such an order already, without circles; `extents` are those of all boxes and
    frames. What people put at one rank, or in an order, stays together.
    """
    if len(extents) < 2 or sum(max(each.within, each.least) for each in extents.values()) <= UNSCALED_WIDTH:
        return ()  # Even all in one rank are not too long.
    together = [*scene.same, *pairwise(scene.order)]
    packing = _Packing(reach, joined, together, extents, 1 / _HIGH if scene.direction is Direction.DOWN else _HIGH)
    packing.pack(scene.items)
    return tuple(packing.found)


class _Packing:
    def __init__(
        self,
        reach: Reach,
        joined: Iterable[_Pair],
        together: Iterable[Sequence[str]],
        extents: Mapping[str, Extent],
        high: float,
    ) -> None:
        self.reach = reach
        self.extents = extents
        self.high = high
        self.found: list[_Pair] = []
        self._before: dict[str, set[str]] = defaultdict(set)
        self._after: dict[str, set[str]] = defaultdict(set)
        self._beside: dict[str, set[str]] = defaultdict(set)
        self._joined: dict[str, set[str]] = defaultdict(set)
        for first, second in joined:
            self._join(first, second)
        for items in together:
            for one, other in pairwise(box for item in items for box in self._boxes(item)[:1]):
                self._beside[one].add(other)
                self._beside[other].add(one)
                self._joined[one].add(other)
                self._joined[other].add(one)

    def _join(self, first: str, second: str) -> None:
        self._after[first].add(second)
        self._before[second].add(first)
        self._joined[first].add(second)
        self._joined[second].add(first)

    def _boxes(self, item: str) -> _Boxes:
        return self.reach.boxes.get(item) or (item,)

    def pack(self, items: Sequence[Item]) -> None:
        """Puts groups that are joined alike in rows: inside of frames first, then around hubs, then beside them."""
        for item in items:
            if isinstance(item, Frame):
                self.pack(item.children)
        hubs = self._hubs(items)
        if hubs:
            self._pack_groups([item for item in items if item.id not in hubs])
        self._pack_groups(items)

    def _pack_groups(self, items: Sequence[Item]) -> None:
        alike: dict[tuple[frozenset[str], ...], list[_Group]] = defaultdict(list)
        for boxes in self._connected(items):
            depth = len(self.reach.frames[items[0].id])
            alike[self._neighbours(boxes)].append(self._group(boxes, depth))
        for (before, after, _), groups in alike.items():
            self._stack(groups, len(before | after))

    def _stack(self, groups: Sequence[_Group], lines: int) -> None:
        for upper, lower in pairwise(_rows(groups, self._count(groups, lines))):
            deep = _depth(upper)
            for at, group in enumerate(lower):
                above = upper[min(at, len(upper) - 1)].ranks[:deep][-1]
                for number, box in enumerate(group.ranks[0]):
                    pair = (above[number % len(above)], box)
                    self.found.append(pair)
                    self._join(*pair)

    def _count(self, groups: Sequence[_Group], lines: int) -> int:
        """In how many rows such groups stand, each joined by so many lines with what stands before or after all."""
        total = sum(group.within for group in groups)
        onward = fmean(group.onward for group in groups)
        longest = READABLE_WIDTH if lines else UNSCALED_WIDTH
        least = max(group.within for group in groups)
        length = total
        for count in range(1, len(groups)):
            if length <= max(longest, onward * count * self.high):
                return count
            shorter = max(least, (total + lines * len(groups) * count * _LINE) / (count + 1))
            if shorter > length * (1 - _LEAST_GAIN / (count + 1)):
                return count
            length = shorter
        return len(groups)

    def _hubs(self, items: Sequence[Item]) -> set[str]:
        owner = {box: item.id for item in items for box in self._boxes(item.id)}
        hubs = set()
        for item in items:
            others = {owner.get(other) for box in self._boxes(item.id) for other in self._joined[box]}
            if len(others - {item.id, None}) > _HUB:
                hubs.add(item.id)
        return hubs

    def _connected(self, items: Sequence[Item]) -> Iterator[_Boxes]:
        """The boxes of each group of the items that are joined with one another."""
        owner = {box: item.id for item in items for box in self._boxes(item.id)}
        seen: set[str] = set()
        for item in items:
            if item.id in seen:
                continue
            group, waiting = {item.id: None}, [item.id]
            while waiting:
                for box in self._boxes(waiting.pop()):
                    for other in sorted(self._joined[box]):
                        if (next_item := owner.get(other)) and next_item not in group:
                            group[next_item] = None
                            waiting.append(next_item)
            seen.update(group)
            yield tuple(box for name in group for box in self._boxes(name))

    def _neighbours(self, boxes: _Boxes) -> tuple[frozenset[str], ...]:
        """What else must come before a group, after it, and beside it."""
        return tuple(
            frozenset(other for box in boxes for other in joined[box]).difference(boxes)
            for joined in (self._before, self._after, self._beside)
        )

    def _group(self, boxes: _Boxes, depth: int) -> _Group:
        """The group of some boxes that have `depth` frames around all of them."""
        among = set(boxes)
        ranks: dict[str, int] = {}
        for box in TopologicalSorter({box: self._before[box] & among for box in boxes}).static_order():
            ranks[box] = max((ranks[other] + 1 for other in self._before[box] & among), default=0)
        by_rank: dict[int, list[str]] = defaultdict(list)
        for box in boxes:
            by_rank[ranks[box]].append(box)
        in_order = tuple(tuple(by_rank[rank]) for rank in sorted(by_rank))
        return _Group(in_order, tuple(self._extent(rank, depth) for rank in in_order))

    def _extent(self, rank: Sequence[str], depth: int) -> Extent:
        room: dict[str, float] = defaultdict(float)
        for box in rank:
            around = self.reach.frames[box][depth:]
            room[around[-1] if around else ""] += self.extents[box].within
            room |= {frame: room[frame] for frame in around}
        within = room.pop("", 0.0)
        for frame, content in room.items():
            within += max(content + self.extents[frame].within, self.extents[frame].least if content else 0.0)
        return Extent(within, max(self.extents[item].onward for item in (*rank, *room)))


def _rows(groups: Sequence[_Group], count: int) -> Iterator[list[_Group]]:
    """The groups in so many rows of like length."""
    total = sum(group.within for group in groups)
    rows: dict[int, list[_Group]] = defaultdict(list)
    length = 0.0
    for group in groups:
        rows[math.ceil((length + group.within / 2) * count / total)].append(group)
        length += group.within
    yield from rows.values()


def _depth(row: Sequence[_Group]) -> int:
    """After how many ranks the next row may begin: little of this one is left in any rank behind them."""
    length = sum(group.within for group in row)
    depth = max(len(group.ranks) for group in row)
    while depth > 1:
        left = sum(group.extents[depth - 1].within for group in row if len(group.ranks) >= depth)
        if left > _LITTLE * length:
            break
        depth -= 1
    return depth
