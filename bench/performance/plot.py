"""The results as a plot: seconds over the size of the model, both on scales of powers; one picture for each theme."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

from bench.performance.figures import Figures
from bench.performance.table import shown

_WIDTH, _HEIGHT = 640.0, 440.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 204.0, 16.0, 52.0
_LINE = 19.0
"""Labels stand at least so far apart."""


class Series(Struct, frozen=True):
    """A line: its figure, what it is called, its colour, and whether it is one that ours are compared with."""

    figure: str
    title: str
    color: str
    compared: bool = False


class Theme(Struct, frozen=True):
    """The colours of a theme: of texts, of texts that stand back, of the grid, and of lines by name."""

    name: str
    text: str
    faint: str
    grid: str
    lines: dict[str, str]


SERIES = (
    Series("cold", "first build", "blue"),
    Series("warm", "build, no change", "violet"),
    Series("served summary", "saved text served", "green"),
    Series("LikeC4", "LikeC4", "orange", compared=True),
    Series("bare MkDocs", "MkDocs alone", "grey", compared=True),
    Series("dirty rebuild", "MkDocs, dirty", "grey", compared=True),
)
LIGHT = Theme(
    "light",
    *("#1f2430", "#5b6472", "#dfe3ea"),
    {"blue": "#2f55c8", "violet": "#7a3fb5", "green": "#0b7a5d", "orange": "#b65a00", "grey": "#6a7280"},
)
DARK = Theme(
    "dark",
    *("#e8ebf2", "#a5aebd", "#3a4150"),
    {"blue": "#8ea9ff", "violet": "#c79bf2", "green": "#5fd0ad", "orange": "#f2a65a", "grey": "#9aa3b2"},
)


def plot(figures: Figures, theme: Theme) -> str:
    """The plot as an SVG file. Raises `ValueError` where nothing was measured that it shows."""
    points = {each: _points(figures, each.figure) for each in SERIES}
    lines = {each: found for each, found in points.items() if found}
    if not lines:
        raise ValueError("there is nothing to plot")
    axes = _Axes.of([point for found in lines.values() for point in found])
    body = [*_grid(axes, theme), *_curves(lines, axes, theme), *_labels(lines, axes, theme)]
    size = f'width="{_WIDTH:.0f}" height="{_HEIGHT:.0f}" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}"'
    font = 'font-family="system-ui, sans-serif" font-size="15"'
    return "\n".join((f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}>', *body, "</svg>\n"))


class _Axes(Struct, frozen=True):
    """Both scales: sizes from the smallest to the largest, and whole powers of ten of seconds around all values."""

    sizes: tuple[int, ...]
    lowest: int
    highest: int

    @classmethod
    def of(cls, points: Sequence[tuple[int, float]]) -> _Axes:
        seconds = [value for _, value in points]
        lowest, highest = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
        return cls(tuple(sorted({size for size, _ in points})), lowest, max(highest, lowest + 1))

    def x(self, size: float) -> float:
        first, last = math.log(self.sizes[0]), math.log(self.sizes[-1])
        share = (math.log(size) - first) / (last - first) if last > first else 0.5
        return _LEFT + 14 + share * (_WIDTH - _LEFT - _RIGHT - 28)

    def y(self, seconds: float) -> float:
        share = (math.log10(seconds) - self.lowest) / (self.highest - self.lowest)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)


def _points(figures: Figures, name: str) -> list[tuple[int, float]]:
    return [(size, value) for size in figures.sizes(name) if (value := figures.median(name, size))]


def _grid(axes: _Axes, theme: Theme) -> Iterator[str]:
    right = _WIDTH - _RIGHT
    for power in range(axes.lowest, axes.highest + 1):
        y = axes.y(10**power)
        yield f'<path d="M{_LEFT:.1f},{y:.1f}H{right:.1f}" stroke="{theme.grid}"/>'
        words = f"{10**power:g} s"
        yield _text(_LEFT - 8, y + 4, words, theme.faint, "end")
    for size in axes.sizes:
        x = axes.x(size)
        yield f'<path d="M{x:.1f},{_TOP:.1f}V{_HEIGHT - _BOTTOM:.1f}" stroke="{theme.grid}"/>'
        yield _text(x, _HEIGHT - _BOTTOM + 21, f"{size:,}", theme.faint, "middle")
    yield _text((_LEFT + right) / 2, _HEIGHT - 8, "components in the model", theme.faint, "middle")


def _curves(lines: dict[Series, list[tuple[int, float]]], axes: _Axes, theme: Theme) -> Iterator[str]:
    for series, points in lines.items():
        color = theme.lines[series.color]
        way = "L".join(f"{axes.x(size):.1f},{axes.y(value):.1f}" for size, value in points)
        style = 'stroke-width="1.6" stroke-dasharray="5 4"' if series.compared else 'stroke-width="2.6"'
        yield f'<path d="M{way}" fill="none" stroke="{color}" stroke-linejoin="round" {style}/>'
        for size, value in points:
            yield f'<circle cx="{axes.x(size):.1f}" cy="{axes.y(value):.1f}" r="3.4" fill="{color}"/>'


def _labels(lines: dict[Series, list[tuple[int, float]]], axes: _Axes, theme: Theme) -> Iterator[str]:
    """The name of each line and its last value: at the right, as near to its end as there is room, or where it ends."""
    ends = sorted(((series, *points[-1]) for series, points in lines.items()), key=lambda end: axes.y(end[2]))
    early = [end for end in ends if end[1] < axes.sizes[-1]]
    for series, size, value in early:
        words = f"{series.title} {shown(value, 's')}"
        yield _text(axes.x(size) + 8, axes.y(value) + 18, words, theme.lines[series.color], "start")
    late = [end for end in ends if end not in early]
    places = spread([axes.y(value) for _, _, value in late], _LINE, _TOP + 8, _HEIGHT - _BOTTOM)
    left = _WIDTH - _RIGHT + 14
    for y, (series, size, value) in zip(places, late, strict=True):
        color = theme.lines[series.color]
        way = f"M{axes.x(size) + 5:.1f},{axes.y(value):.1f}L{left - 4:.1f},{y:.1f}"
        yield f'<path d="{way}" stroke="{color}" stroke-opacity=".45"/>'
        yield _text(left, y + 4.5, f"{series.title} {shown(value, 's')}", color, "start")


def spread(wanted: Sequence[float], apart: float, lowest: float, highest: float) -> list[float]:
    """Places in the order wanted, at least so far apart and within limits, each near where it was wanted."""
    places: list[float] = []
    for each in wanted:
        places.append(max(each, lowest if not places else places[-1] + apart))
    limit = highest
    for at in reversed(range(len(places))):
        places[at] = min(places[at], limit)
        limit = places[at] - apart
    return places


def _text(x: float, y: float, words: str, color: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" text-anchor="{anchor}">{escape(words)}</text>'
