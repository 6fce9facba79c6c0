"""Every problem that Groundplan can name, gathered from the stages: what the guide lists."""

from __future__ import annotations

from groundplan.catalog import codes as catalog
from groundplan.drawing import codes as drawing
from groundplan.model import codes as model
from groundplan.pages import codes as pages
from groundplan.publish import codes as publish
from groundplan.scenes import codes as scenes
from groundplan.source import codes as source
from groundplan.source.problem import Code

ALL_CODES: tuple[Code, ...] = (
    *source.CODES,
    *catalog.CODES,
    *model.CODES,
    *scenes.CODES,
    *drawing.CODES,
    *pages.CODES,
    *publish.CODES,
)
"""The codes in the order of the stages."""
