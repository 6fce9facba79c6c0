"""What the guide says of a schema: its keys, what they take, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from groundplan.source.schema import annotation_of, in_words


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a schema.

    `takes` is its type in words ("a list of words"), `default` what holds without it ("" where nothing does),
    `description` its meaning in Markdown.
    """

    name: str
    takes: str
    required: bool
    default: str
    description: str


def keys_of(schema: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of the schema, in the order in which it says them."""
    return tuple(
        Key(
            name=field.alias or name,
            takes=in_words(annotation_of(field)),
            required=field.is_required(),
            default=_in_yaml(field.default),
            description=field.description or "",
        )
        for name, field in schema.model_fields.items()
    )


def _in_yaml(value: Any) -> str:
    if value is None or value is PydanticUndefined or value in ((), []):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value.value if isinstance(value, Enum) else value)
