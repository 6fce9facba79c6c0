"""How a validator of a schema says which problem a value has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticCustomError

from groundplan.source.problem import Code


@dataclass(frozen=True, slots=True)
class Fault:
    """A code with the values for its texts. `what`, unless it is among them, will be the key's name."""

    code: Code
    values: dict[str, Any]


def fault(code: Code, **values: object) -> PydanticCustomError:
    """The exception that becomes the code's problem at the value's place. `{what}` is filled in by itself."""
    return PydanticCustomError("fault", "a fault", {"fault": Fault(code, values)})


def fault_of(error: Any) -> Fault | None:
    """The fault that one of pydantic's errors stands for."""
    found = error.get("ctx", {}).get("fault")
    return found if isinstance(found, Fault) else None
