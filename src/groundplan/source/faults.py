"""How the type of a value says which problem a value has."""

from __future__ import annotations

from typing import Any

from groundplan.source.problem import Code


class Fault(Exception):  # noqa: N818 - not an error of ours: a mistake in a value, found by its type.
    """A code with the values for its texts. `what`, unless it is among them, will be the key's name."""

    def __init__(self, code: Code, values: dict[str, Any]) -> None:
        super().__init__(code.name)
        self.code = code
        self.values = values


def fault(code: Code, **values: object) -> Fault:
    """The exception that becomes the code's problem at the value's place. `{what}` is filled in by itself."""
    return Fault(code, values)
