"""What is not joined with anything around it stands in several rows instead of one that is wider than a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from groundplan.drawing.layout.ordering import Reach
from groundplan.scenes.scene import Direction, Frame, Item, Scene

_WIDEST = {Direction.RIGHT: 12, Direction.DOWN: 8}
"""How many boxes may stand in a rank before there is a second one."""

_LEAST = 2

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Group:
    """Boxes that are joined, with those that nothing in the group leads to, and those of its last rank."""

    breadth: int
    first: tuple[str, ...]
    last: tuple[str, ...]


def stacked(scene: Scene, reach: Reach, joined: Iterable[_Pair]) -> tuple[_Pair, ...]:
    """Pairs of boxes of which the first must lie before the second, so that no rank gets too many of them.

    `joined` are the pairs that are in such an order already. What people put at one rank, or in an order, stays
    together.
    """
    together = [*scene.same, *pairwise(scene.order)]
    packing = _Packing(reach, joined, together, _WIDEST[scene.direction or Direction.RIGHT])
    packing.pack(scene.items)
    return tuple(packing.found)


class _Packing:
    def __init__(self, reach: Reach, joined: Iterable[_Pair], together: Iterable[Sequence[str]], widest: int) -> None:
        self.reach = reach
        self.widest = widest
        self.found: list[_Pair] = []
        self._after: dict[str, list[str]] = defaultdict(list)
        self._beside: dict[str, set[str]] = defaultdict(set)
        for first, second in joined:
            self._join(first, second)
        for items in together:
            for one, other in pairwise(box for item in items for box in self._boxes(item)[:1]):
                self._beside[one].add(other)
                self._beside[other].add(one)

    def _join(self, first: str, second: str) -> None:
        self._after[first].append(second)
        self._beside[first].add(second)
        self._beside[second].add(first)

    def _boxes(self, item: str) -> tuple[str, ...]:
        return self.reach.boxes.get(item) or (item,)

    def pack(self, items: Sequence[Item]) -> None:
        """Puts what stands beside each other in rows, inside of frames first."""
        for item in items:
            if isinstance(item, Frame):
                self.pack(item.children)
        apart = [(self._group(boxes), alone) for boxes, alone in self._apart(items)]
        groups = [group for group, alone in apart if alone]
        taken = sum(group.breadth for group, alone in apart if not alone)
        total = sum(group.breadth for group in groups)
        rows = -(-total // max(_LEAST, self.widest - taken))
        if rows < 2 or len(groups) < 2:
            return
        for upper, lower in pairwise(_rows(groups, -(-total // rows))):
            for at, group in enumerate(lower):
                above = upper[min(at, len(upper) - 1)].last
                for number, box in enumerate(group.first):
                    pair = (above[number % len(above)], box)
                    self.found.append(pair)
                    self._join(*pair)

    def _apart(self, items: Sequence[Item]) -> Iterator[tuple[tuple[str, ...], bool]]:
        """The boxes of each group of items that are joined, and whether they are with nothing else."""
        owner = {box: item.id for item in items for box in self._boxes(item.id)}
        seen: set[str] = set()
        for item in items:
            if item.id in seen:
                continue
            group, waiting, alone = {item.id: None}, [item.id], True
            while waiting:
                for box in self._boxes(waiting.pop()):
                    for other in sorted(self._beside[box]):
                        alone = alone and other in owner
                        if (next_item := owner.get(other)) and next_item not in group:
                            group[next_item] = None
                            waiting.append(next_item)
            seen.update(group)
            yield tuple(box for name in group for box in self._boxes(name)), alone

    def _group(self, boxes: tuple[str, ...]) -> _Group:
        reached = {other for box in boxes for other in self._after[box]}
        first = tuple(box for box in boxes if box not in reached)
        ranks = dict.fromkeys(first, 0)
        waiting = list(first)
        while waiting:
            box = waiting.pop()
            for other in self._after[box]:
                if ranks[box] + 1 > ranks.get(other, -1):
                    ranks[other] = ranks[box] + 1
                    waiting.append(other)
        by_rank: dict[int, list[str]] = defaultdict(list)
        for box in boxes:
            by_rank[ranks[box]].append(box)
        return _Group(max(map(len, by_rank.values())), first, tuple(by_rank[max(by_rank)]))


def _rows(groups: Sequence[_Group], most: int) -> list[list[_Group]]:
    rows: list[list[_Group]] = [[]]
    for group in groups:
        if rows[-1] and sum(each.breadth for each in rows[-1]) + group.breadth > most:
            rows.append([])
        rows[-1].append(group)
    return rows
