"""All problems that can be found before anybody asks what the YAML means."""

from __future__ import annotations

from groundplan.source import file_codes, syntax_codes, value_codes, yaml_codes
from groundplan.source.value_codes import (
    BAD_NUMBER,
    BAD_PORT,
    BAD_URL,
    BAD_VALUE,
    EMPTY_VALUE,
    MISSING_KEY,
    SEVERAL_LINES,
    UNKNOWN_KEY,
    WRONG_TYPE,
    YAML_WORD,
)

CODES = (*file_codes.CODES, *syntax_codes.CODES, *yaml_codes.CODES, *value_codes.CODES)

__all__ = [
    "BAD_NUMBER",
    "BAD_PORT",
    "BAD_URL",
    "BAD_VALUE",
    "CODES",
    "EMPTY_VALUE",
    "MISSING_KEY",
    "SEVERAL_LINES",
    "UNKNOWN_KEY",
    "WRONG_TYPE",
    "YAML_WORD",
]
