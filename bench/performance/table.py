"""The results as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table

from bench.performance.bounds import KB, MB, Bound, cold_floor
from bench.performance.figures import Figures

ORDER = (
    *("cold", "warm", "bare MkDocs", "graphs", "layout", "LikeC4", "served summary", "served connection"),
    *("dirty rebuild", "lost in search", "check", "check after an edit", "events", "start", "crowd"),
    *("pages", "site", "LikeC4 site", "mean page", "largest page", "component page"),
)
"""The figures in the order in which they are read."""


def figures_table(figures: Figures, cores: int) -> Table:
    """A row for each figure and a column for each size: medians, and what they are multiples of."""
    sizes = sorted({each.size for each in figures})
    table = Table(
        "", *(f"{size:,}" if size else "-" for size in sizes), box=None, title="Medians", title_justify="left"
    )
    for column in table.columns[1:]:
        column.justify = "right"
    units = {each.name: each.unit for each in figures}
    for name, unit in sorted(units.items(), key=lambda each: _place(each[0])):
        values = (figures.median(name, size) for size in sizes)
        table.add_row(name, *("" if value is None else shown(value, unit) for value in values))
    for name, ratios in _ratios(figures, sizes, cores):
        table.add_row(name, *("" if ratio is None else f"{ratio:.2f} ×" for ratio in ratios))
    return table


def bounds_table(bounds: Sequence[Bound]) -> Table:
    """A row for each bound: what it is, what was measured, and whether it holds."""
    table = Table(
        "bound", "size", "measured", "allowed", "", "worked out as", box=None, title="Bounds", title_justify="left"
    )
    for column in table.columns[2:4]:
        column.justify = "right"
    for each in bounds:
        allowed = f"≤ {bound_value(each.most, each.unit)}" if each.most is not None else ""
        if each.least is not None:
            allowed = f"≥ {bound_value(each.least, each.unit)}"
        verdict = "[green]holds[/]" if each.holds else "[red bold]BROKEN[/]"
        size = f"{each.size:,}" if each.size else "-"
        table.add_row(each.what, size, bound_value(each.value, each.unit), allowed, verdict, each.how)
    return table


def shown(value: float, unit: str) -> str:
    """A figure with its unit, as short as it can be read."""
    match unit:
        case "s":
            return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"
        case "B":
            return f"{value / MB:.0f} MB" if value >= 10 * MB else f"{value / KB:.0f} KB"
        case _:
            return f"{value:,.0f}"


def bound_value(value: float, unit: str) -> str:
    """The value of a bound with its unit."""
    match unit:
        case "s":
            return shown(value, unit)
        case "times":
            return f"{value:.1f} ×"
        case "":
            return f"{value:.2f}".rstrip("0").rstrip(".")
        case _:
            return f"{value:.0f} {unit}"


def _place(name: str) -> tuple[int, str]:
    """Where a figure stands: what people wait for, with its parts below it, and then what else was measured."""
    stem = name.removesuffix(" of workers").removesuffix(" CPU").removesuffix(" memory")
    return (ORDER.index(stem) if stem in ORDER else len(ORDER), name)


def _ratios(figures: Figures, sizes: Sequence[int], cores: int) -> Iterator[tuple[str, list[float | None]]]:
    """What is a multiple of what, at each size."""
    for above, below in (
        ("cold", "its floor"),
        ("warm", "bare MkDocs"),
        ("served summary", "dirty rebuild"),
        ("check", "events"),
        ("LikeC4", "cold"),
    ):
        ratios = []
        for size in sizes:
            under = cold_floor(figures, size, cores) if below == "its floor" else figures.median(below, size)
            ratios.append(_ratio(figures.median(above, size), under))
        if any(ratio is not None for ratio in ratios):
            yield f"{above} : {below}", ratios


def _ratio(above: float | None, below: float | None) -> float | None:
    return above / below if above and below else None
