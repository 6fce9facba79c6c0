"""Every kind of mistake that a model as a whole can have, beyond the shape of its single entries."""

from __future__ import annotations

from groundplan.model import component_codes, connection_codes, flow_codes, word_codes

CODES = (*component_codes.CODES, *connection_codes.CODES, *flow_codes.CODES, *word_codes.CODES)
"""Every problem that this stage finds."""
