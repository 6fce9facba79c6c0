"""The icons that we drew ourselves, for groups and kinds that the `diagrams` library has no picture of."""

from __future__ import annotations

from pathlib import Path

from groundplan.catalog.component_type import Icon

_FOLDER = Path(__file__).parent / "icons"


def drawn_icon(name: str) -> Icon:
    """The icon drawn in `icons/<name>.svg`."""
    return Icon(f"groundplan-{name}", _FOLDER / f"{name}.svg")


def drawn_icon_names() -> tuple[str, ...]:
    """The names of all icons drawn by us, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.svg")))
