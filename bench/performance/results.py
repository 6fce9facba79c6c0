"""The results of one run, as they are kept: figures, bounds, machine, versions and date, in one JSON file."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.performance.bounds import Bound
from bench.performance.figures import Figures, figures_from

RESULTS = Path(__file__).resolve().parents[1] / "results"


@dataclass(frozen=True, slots=True)
class Results:
    """What one run found. `date` is the day (ISO); `load` how busy the machine was before it, in processes."""

    date: str
    machine: Mapping[str, Any]
    versions: Mapping[str, str]
    load: float
    repetitions: int
    figures: Figures


def today() -> str:
    """The day, as results are called."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def keep(results: Results, bounds: Sequence[Bound], file: Path) -> None:
    """Writes the results."""
    data = {
        "date": results.date,
        "machine": dict(results.machine),
        "versions": dict(results.versions),
        "load": round(results.load, 2),
        "repetitions": results.repetitions,
        "figures": results.figures.as_data(),
        "bounds": [{**asdict(each), "value": round(each.value, 4), "holds": each.holds} for each in bounds],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(file: Path) -> Results:
    """The results that a file holds."""
    data = json.loads(file.read_text(encoding="utf-8"))
    return Results(
        data["date"],
        data["machine"],
        data["versions"],
        data["load"],
        data["repetitions"],
        figures_from(data["figures"]),
    )


def newest(folder: Path = RESULTS) -> Path | None:
    """The file of the newest results; they are called by their day."""
    return max(folder.glob("*.json"), default=None, key=lambda file: file.name)
