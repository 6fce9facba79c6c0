"""Values of which a part does not count when two are compared: where they stand in a file, say."""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value() -> Callable[[type[Value]], type[Value]]:
    """A frozen dataclass with slots, for fields with `compare=False`: a `Struct`, as all other values are, has none.

    That nobody changes one, mypy sees. If Python saw to it, too, each would take twice as long to make.
    """

    def made(cls: type[Value]) -> type[Value]:
        return _sendable(dataclass(slots=True, unsafe_hash=True)(cls))

    return made


def _sendable(cls: type[Value]) -> type[Value]:
    """Lets pickle send values as the arguments of their class: it would ask a dataclass with slots for its fields."""
    names = tuple(each.name for each in fields(cls))  # type: ignore[arg-type] # It is one.

    def reduced(value: Any) -> tuple[type[Value], tuple[Any, ...]]:
        return cls, tuple([getattr(value, name) for name in names])

    copyreg.pickle(cls, reduced)
    return cls
