"""The measures as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

from rich.console import Console
from rich.table import Table

from bench.legible.bounds import ZERO, broken, crossings
from bench.legible.measures import Fault
from bench.legible.run import Row

COLUMNS: dict[str, Fault] = {
    "left out": Fault.LEFT_OUT,
    "l/label": Fault.LABEL_OVER_LABEL,
    "l/box": Fault.LABEL_OVER_BOX,
    "e/box": Fault.THROUGH_BOX,
    "e/frame": Fault.THROUGH_FRAME,
    "e/title": Fault.THROUGH_TITLE,
    "trunks": Fault.INDISTINCT,
    "l/line": Fault.LABEL_ON_LINE,
    "l/border": Fault.LABEL_ON_BORDER,
    "e/e": Fault.ON_EACH_OTHER,
    "e/own": Fault.THROUGH_OWN,
    "walled": Fault.WALLED_IN,
}


def worst_first(rows: Sequence[Row]) -> list[Row]:
    """Those that break most bounds first, then those with the most other faults."""

    def badness(row: Row) -> tuple[int, int]:
        if row.measures is None:
            return (10**6, 0)
        must_not = sum(row.measures.count(fault) for fault in ZERO) + sum(1 for _ in broken([row]))
        return must_not, len(row.measures.found)

    return sorted(rows, key=lambda row: (tuple(-value for value in badness(row)), row.name))


def show(rows: Sequence[Row], console: Console, most: int | None = None) -> None:
    """Prints a line for each picture, or for the first `most` of them, and the totals of all."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_footer=True, footer_style="bold")
    table.add_column("picture", footer=f"{len(rows)} pictures")
    total = _total(rows)
    for heading, footer in zip(HEADINGS, total, strict=True):
        table.add_column(heading, footer=footer, justify="right", no_wrap=True)
    for row in rows[:most]:
        table.add_row(row.name, *(_cells(row) if row.measures else ["-"] * len(HEADINGS)))
    console.print(table)


HEADINGS = ("boxes", "edges", *COLUMNS, "letter", "cross", "own", "bends", "detour", "area", "moved")


def _cells(row: Row) -> list[str]:
    found, own = row.measures, row.own
    assert found is not None
    return [
        str(found.boxes),
        str(found.edges),
        *(str(found.count(fault) or ".") for fault in COLUMNS.values()),
        f"{found.letter:.1f}",
        str(found.crossings),
        str(own.crossings) if own else "",
        str(found.bends),
        f"{found.detour:.2f}",
        f"{row.area_ratio:.2f}" if row.area_ratio else "",
        f"{row.moved:.0%}" if row.moved is not None else "",
    ]


def _total(rows: Sequence[Row]) -> list[str]:
    """Sums of what is counted, the least letter, mean detour of all edges, mean area, median of what moved."""
    known = [row.measures for row in rows if row.measures]
    detours = [detour for each in known for detour in each.detours]
    areas = [ratio for row in rows if (ratio := row.area_ratio)]
    shares = [row.moved for row in rows if row.moved is not None]
    ours, own = crossings(rows)
    return [
        str(sum(each.boxes for each in known)),
        str(sum(each.edges for each in known)),
        *(str(sum(each.count(fault) for each in known)) for fault in COLUMNS.values()),
        f"{min((each.letter for each in known), default=0):.1f}",
        str(ours or sum(each.crossings for each in known)),
        str(own) if own else "",
        str(sum(each.bends for each in known)),
        f"{mean(detours):.2f}" if detours else "",
        f"{mean(areas):.2f}" if areas else "",
        f"{median(shares):.0%}" if shares else "",
    ]
