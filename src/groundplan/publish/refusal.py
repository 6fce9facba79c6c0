"""What stops a command that was asked for the impossible: a sentence for the person, never a traceback."""

from __future__ import annotations


class Refusal(Exception):
    """A command cannot do what was asked; the message says why, and what to do instead."""
