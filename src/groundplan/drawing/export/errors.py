"""What goes wrong while a file is made of a picture."""

from __future__ import annotations


class ExportError(Exception):
    """A picture that cannot be made into a file; the message says why."""
