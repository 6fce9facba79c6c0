"""What was measured: a value for each repetition, by name and size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import Any

from msgspec import Struct, field


class Figure(Struct, frozen=True):
    """One figure of a model of one size, in `s`, `B` (bytes) or pieces (no unit): its values, in the order taken.

    `taken` says when they were taken (ISO), `load` how many processors others kept busy before.
    """

    name: str
    size: int
    unit: str
    values: tuple[float, ...]
    taken: str = ""
    load: float = 0.0

    @property
    def median(self) -> float:
        """The value in the middle."""
        return median(self.values)


class Figures(Struct):
    """All figures, from one run or several."""

    _figures: dict[tuple[str, int], Figure] = field(default_factory=dict)
    _taken: str = ""
    _load: float = 0.0

    def begin(self, taken: str, load: float) -> None:
        """What is added from now on is taken at that time, under that load; it replaces what was taken before."""
        self._taken, self._load = taken, load

    def add(self, size: int, unit: str, values: Mapping[str, float]) -> None:
        """Adds a value to each of the named figures."""
        for name, value in values.items():
            known = self._figures.get((name, size))
            before = known.values if known is not None and known.taken == self._taken else ()
            self._figures[name, size] = Figure(name, size, unit, (*before, value), self._taken, self._load)

    def __iter__(self) -> Iterator[Figure]:
        yield from self._figures.values()

    def median(self, name: str, size: int) -> float | None:
        """The median of a figure; None where it was not taken."""
        found = self._figures.get((name, size))
        return found.median if found else None

    def times(self, name: str, size: int) -> int:
        """How often a figure was taken."""
        found = self._figures.get((name, size))
        return len(found.values) if found else 0

    def sizes(self, name: str) -> tuple[int, ...]:
        """The sizes at which a figure was taken, in order."""
        return tuple(sorted(size for each, size in self._figures if each == name))

    def growth(self, name: str, smallest: int, largest: int) -> Growth | None:
        """How a figure grows between the smallest and the largest size within the limits; None for less than two."""
        sizes = [size for size in self.sizes(name) if smallest <= size <= largest]
        if len(sizes) < 2:
            return None
        first, last = (self.median(name, size) for size in (sizes[0], sizes[-1]))
        if not first or not last:
            return None
        return Growth(sizes[0], sizes[-1], exponent(sizes[0], first, sizes[-1], last))

    def as_data(self) -> list[dict[str, Any]]:
        """The figures as JSON holds them."""
        return [
            {
                "name": each.name,
                "size": each.size,
                "unit": each.unit,
                "values": [_short(value) for value in each.values],
                "taken": each.taken,
                "load": round(each.load, 2),
            }
            for each in self
        ]


class Growth(Struct, frozen=True):
    """A figure grows with the size of the model to the power of `exponent`, from one size to another."""

    smallest: int
    largest: int
    exponent: float


def exponent(small: float, at_small: float, large: float, at_large: float) -> float:
    """The exponent with which something grows that is `at_small` at one size and `at_large` at another."""
    return math.log(at_large / at_small) / math.log(large / small)


def figures_from(data: Iterable[Mapping[str, Any]]) -> Figures:
    """The figures that JSON holds."""
    figures = Figures()
    for each in data:
        figures.begin(each["taken"], each["load"])
        for value in each["values"]:
            figures.add(each["size"], each["unit"], {each["name"]: value})
    return figures


def _short(value: float) -> float:
    """The value with as many digits as mean something."""
    return round(value, 4) if isinstance(value, float) else value
