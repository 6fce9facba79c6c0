"""Finding types: what a wrong name may have meant, and what the words of a search find."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Literal

from groundplan.catalog.component_type import ComponentType


def near_misses(
    name: str, names: Mapping[str, tuple[str, ...]]
) -> tuple[Literal["unknown", "wrong-case", "ambiguous"], tuple[str, ...]]:
    """Why a name does not resolve, and the names that it may have meant, best first."""
    near = difflib.get_close_matches(name, names, n=3)
    return "unknown", tuple(near)


def ranked(
    words: str, types: tuple[ComponentType, ...], names: Mapping[str, tuple[str, ...]]
) -> tuple[ComponentType, ...]:
    """The types that `words` find, best first."""
    return tuple(type for type in types if words.casefold() in type.name.casefold())
