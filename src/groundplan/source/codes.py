"""All problems that can be found before anybody asks what the YAML means."""

from __future__ import annotations

from groundplan.source import file_codes, syntax_codes, value_codes, yaml_codes

CODES = (*file_codes.CODES, *syntax_codes.CODES, *yaml_codes.CODES, *value_codes.CODES)
