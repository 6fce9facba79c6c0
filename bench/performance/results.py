"""The results of a day, as they are kept: figures, bounds, machine, versions and date, in one JSON file."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from bench.performance.bounds import Bound
from bench.performance.figures import Figures, figures_from

RESULTS = Path(__file__).resolve().parents[1] / "results"


class Results(Struct, frozen=True):
    """What one run found, or several on one machine. `date` is the day (ISO)."""

    date: str
    machine: Mapping[str, Any]
    versions: Mapping[str, str]
    figures: Figures

    @property
    def load(self) -> float:
        """How many processors others kept busy, where it was worst."""
        return max((each.load for each in self.figures), default=0.0)


def now() -> str:
    """The second, as figures tell when they were taken."""
    return datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds")


def today() -> str:
    """The day, as results are called."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def keep(results: Results, bounds: Sequence[Bound], file: Path) -> None:
    """Writes the results."""
    data = {
        "date": results.date,
        "machine": dict(results.machine),
        "versions": dict(results.versions),
        "figures": results.figures.as_data(),
        "bounds": [{**asdict(each), "value": round(each.value, 4), "holds": each.holds} for each in bounds],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")  # Who is interrupted now keeps what was kept before.
    beside.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(file)


def continued(results: Results, file: Path) -> Results:
    """The results with what the file has of earlier runs, if those were on the same machine with the same versions."""
    before = read(file) if file.is_file() else None
    if before is None or dict(before.machine) != dict(results.machine):
        return results
    versions = {**before.versions, **results.versions}
    if any(versions[name] != version for name, version in before.versions.items()):
        return results
    return Results(results.date, results.machine, versions, before.figures)


def read(file: Path) -> Results:
    """The results that a file holds."""
    data = json.loads(file.read_text(encoding="utf-8"))
    return Results(
        data["date"],
        data["machine"],
        data["versions"],
        figures_from(data["figures"]),
    )


def newest(folder: Path = RESULTS) -> Path | None:
    """The file of the newest results; they are called by their day."""
    return max(folder.glob("*.json"), default=None, key=lambda file: file.name)
